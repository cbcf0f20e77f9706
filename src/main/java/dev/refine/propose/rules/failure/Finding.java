package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.FieldName;
import dev.refine.diagnose.FieldValues;
import dev.refine.diagnose.value.InputSearch;
import dev.refine.diagnose.value.Presence;
import dev.refine.propose.ProposalRequest.Evidence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One failure group with what is known about its field. */
public final class Finding {

    private final FailureGroup group;
    private final FieldName field;
    private final Evidence evidence;
    private final InputSearch search;
    private final boolean named;
    private final List<String> permitted;
    private final List<Pair> pairs;
    private List<JsonNode> expected;
    private List<String> texts;
    private Set<String> distinct;
    private boolean allTexts;
    private List<Presence> presences;
    private List<String> labels;

    /**
     * @param search one for all groups
     * @param named whether a prompt or schema names the field already
     * @param permitted texts that a schema allows there, where it lists them
     */
    public Finding(FailureGroup group, Evidence evidence, InputSearch search, boolean named, List<String> permitted) {
        this.group = group;
        this.field = new FieldName(group.path());
        this.evidence = evidence;
        this.search = search;
        this.named = named;
        this.permitted = List.copyOf(permitted);
        this.pairs = Pairs.of(group, evidence);
    }

    public FailureGroup group() {
        return group;
    }

    public FieldName field() {
        return field;
    }

    Evidence evidence() {
        return evidence;
    }

    InputSearch search() {
        return search;
    }

    boolean isNamed() {
        return named;
    }

    boolean is(String... categories) {
        return List.of(categories).contains(group.category());
    }

    /** In the order of the schema; empty where it leaves open what may stand there. */
    List<String> permitted() {
        return permitted;
    }

    /** Expected and actual side by side, at most some dozens. */
    List<Pair> pairs() {
        return pairs;
    }

    /** The share of pairs that fit, in [0, 1]. */
    double share(Predicate<Pair> fits) {
        return pairs.isEmpty() ? 0 : (double) pairs.stream().filter(fits).count() / pairs.size();
    }

    /** Pairs that fit, for examples. */
    List<Pair> those(Predicate<Pair> fits) {
        return pairs.stream().filter(fits).toList();
    }

    /** What every expected document holds at the field; a missing node where its object lacks it. */
    List<JsonNode> expected() {
        if (expected == null) {
            expected = at(field);
        }
        return expected;
    }

    List<JsonNode> at(FieldName other) {
        return FieldValues.at(other, evidence.expected().values());
    }

    /** Where the expected values of a sample stand in their inputs, for those pairs that can tell. */
    List<Presence> presences() {
        if (presences == null) {
            presences = Copied.presences(this);
        }
        return presences;
    }

    /** As {@link Labelled#of}. */
    List<String> labels() {
        if (labels == null) {
            labels = Labelled.of(this);
        }
        return labels;
    }

    /** All expected texts of the field, when every expected value that is there is a text. */
    Optional<List<String>> expectedTexts() {
        if (texts == null) {
            List<JsonNode> there = expected().stream()
                    .filter(value -> !value.isNull() && !value.isMissingNode())
                    .toList();
            allTexts = !there.isEmpty() && there.stream().allMatch(JsonNode::isTextual);
            texts = allTexts ? there.stream().map(JsonNode::textValue).toList() : List.of();
        }
        return allTexts ? Optional.of(texts) : Optional.empty();
    }

    /** The same, each once. */
    Optional<Set<String>> distinctTexts() {
        if (distinct == null) {
            distinct = new LinkedHashSet<>(expectedTexts().orElse(List.of()));
        }
        return allTexts ? Optional.of(distinct) : Optional.empty();
    }

    /** Whether some expected document says that there is no value. */
    boolean mayBeNull() {
        return expected().stream().anyMatch(JsonNode::isNull);
    }

    boolean mayBeAbsent() {
        return expected().stream().anyMatch(JsonNode::isMissingNode);
    }

    /** The case's input as text; empty when there is none. */
    Optional<String> input(String caseId) {
        return Optional.ofNullable(evidence.inputText().get(caseId));
    }
}
