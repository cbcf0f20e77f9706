package dev.refine.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.refine.compare.Scoring.Partner;
import dev.refine.compare.tree.Shapes;
import dev.refine.compare.tree.Tree;
import dev.refine.json.Reading;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares an output with what was expected. The same input always gives the same comparison; the order of members never
 * matters; no document is deep enough to exhaust the stack. Thread-safe.
 */
public final class Comparer {

    private final CompareRules rules;

    public Comparer(CompareRules rules) {
        this.rules = rules;
    }

    /** Both documents under the rules; an output without a readable value is wrong in every leaf. */
    public Comparison compare(JsonNode expected, Reading actual) {
        Shapes shapes = new Shapes(rules.ruleSet());
        Tree left = Tree.of(expected, shapes, true);
        return actual.value().isEmpty() ? unreadable(left, shapes, actual) : compare(left, shapes, actual, null);
    }

    /** Which rule holds at a place of the expected document and how it found its partner; empty when there is no such place. */
    public Optional<Explanation> explain(JsonNode expected, Reading actual, String path) {
        Shapes shapes = new Shapes(rules.ruleSet());
        Tree left = Tree.of(expected, shapes, true);
        Map<Integer, Partner> partners = new HashMap<>();
        Comparison comparison =
                actual.value().isEmpty() ? unreadable(left, shapes, actual) : compare(left, shapes, actual, partners);
        return Optional.ofNullable(new Explainer(left, partners).explain(path, comparison.differences()));
    }

    /** Whether an output that reads so is right in every leaf if the expected document has the very same bytes. */
    public boolean isSettled(Reading actual) {
        return rules.areExact()
                && actual.value().isPresent()
                && actual.oddities().isEmpty();
    }

    private static Comparison compare(Tree left, Shapes shapes, Reading actual, Map<Integer, Partner> partners) {
        Tree right = Tree.of(actual.value().orElseThrow(), shapes, false);
        Scoring scoring = new Scoring(left.weight(0), right.weight(0));
        scoring.partners = partners;
        Walk walk = new Walk(left, right, scoring);
        walk.run();
        RepeatedRenames.merge(walk);
        Relocations.merge(left, scoring);
        EditedRelocations.merge(walk, right);
        DateOrder.settle(left, scoring.found);
        return new Assembly(left, shapes).assemble(scoring, actual.oddities());
    }

    private static Comparison unreadable(Tree left, Shapes shapes, Reading actual) {
        Set<String> wrong = new LinkedHashSet<>();
        new Places(left).wrong(0, "", wrong);
        List<Difference> differences =
                actual.oddities().stream().map(Oddities::difference).toList();
        Tallies tallies = new Tallies(left, shapes);
        tallies.add(new Found(Category.MISSING, "", 0, Tree.of(NullNode.instance, shapes, false), Found.NONE));
        return new Comparison(false, 0, 0, 0, differences, wrong, Set.of(), List.of(), tallies.table(shapes));
    }
}
