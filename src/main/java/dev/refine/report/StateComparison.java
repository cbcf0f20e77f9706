package dev.refine.report;

import dev.refine.journal.CaseResult;
import dev.refine.score.Change;
import dev.refine.score.Evidence;
import dev.refine.score.LeafWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two states of the files, case by case and field by field.
 *
 * @param before the state compared with
 * @param after the state that is better or worse
 * @param cases those measured in both, by id
 * @param fields those that changed, by path with indexes as {@code *}
 * @param evidence what the difference rests on
 * @param warnings what makes the two less comparable
 */
public record StateComparison(
        MeasuredState before,
        MeasuredState after,
        List<Pair> cases,
        List<Field> fields,
        Evidence evidence,
        List<String> warnings) {

    /** One case in both states. */
    record Pair(String caseId, CaseResult before, CaseResult after, Transitions transitions) {

        Change change() {
            return Change.of(before.scoreOf(caseId), after.scoreOf(caseId));
        }

        /** Whether it lost something; an error is missing data and no loss. */
        boolean isRegressed() {
            return change().hasLost() || change().isNewlyFailing();
        }
    }

    /** A field over all cases, by the cases that it came right and went wrong in; {@code added} where it is new and unwanted. */
    record Field(String path, Set<String> fixed, Set<String> broken, Set<String> added) {}

    public static StateComparison of(MeasuredState before, MeasuredState after, List<String> warnings) {
        List<Pair> pairs = new ArrayList<>();
        new TreeMap<>(before.results()).forEach((id, result) -> {
            CaseResult later = after.results().get(id);
            if (later != null) {
                pairs.add(new Pair(id, result, later, transitions(id, result, later)));
            }
        });
        return new StateComparison(
                before,
                after,
                List.copyOf(pairs),
                fields(pairs),
                Evidence.between(before.scorecard(), after.scorecard()),
                warnings);
    }

    /** Of an error nothing is known, so nothing changed. */
    private static Transitions transitions(String id, CaseResult before, CaseResult after) {
        Change change = Change.of(before.scoreOf(id), after.scoreOf(id));
        boolean silent = !change.hasGained() && !change.hasLost();
        return silent ? Transitions.NONE : Transitions.between(before, after);
    }

    private static List<Field> fields(List<Pair> pairs) {
        Map<String, Field> fields = new TreeMap<>();
        for (Pair pair : pairs) {
            pair.transitions()
                    .fixed()
                    .forEach(leaf -> field(fields, leaf).fixed().add(pair.caseId()));
            pair.transitions()
                    .broken()
                    .forEach(leaf -> field(fields, leaf).broken().add(pair.caseId()));
            pair.transitions()
                    .added()
                    .forEach(leaf -> field(fields, leaf).added().add(pair.caseId()));
        }
        return List.copyOf(fields.values());
    }

    private static Field field(Map<String, Field> fields, String leaf) {
        String path = leaf.startsWith("/") ? LeafWords.field(leaf) : leaf;
        return fields.computeIfAbsent(path, key -> new Field(key, new TreeSet<>(), new TreeSet<>(), new TreeSet<>()));
    }

    /** Whether anything was lost from one state to the other. */
    public boolean isRegression() {
        return cases.stream().anyMatch(Pair::isRegressed);
    }

    /** Cases measured in the first state and not in the second. */
    List<String> onlyBefore() {
        return before.results().keySet().stream()
                .filter(id -> !after.results().containsKey(id))
                .sorted()
                .toList();
    }

    List<String> onlyAfter() {
        return after.results().keySet().stream()
                .filter(id -> !before.results().containsKey(id))
                .sorted()
                .toList();
    }

    /** Ids of the cases in both. */
    Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        cases.forEach(pair -> ids.add(pair.caseId()));
        return ids;
    }
}
