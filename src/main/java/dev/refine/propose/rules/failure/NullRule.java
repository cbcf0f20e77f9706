package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.propose.rules.text.Bullet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Nothing, said in another way than expected: null, an absent key, an empty text, or words such as "n/a". */
final class NullRule implements FailureRule {

    private static final Set<String> NOTHING = Set.of(
            "",
            "-",
            "--",
            "–",
            "—",
            "?",
            "n/a",
            "na",
            "n.a.",
            "none",
            "null",
            "nil",
            "unknown",
            "not available",
            "not applicable",
            "not specified",
            "not stated",
            "not given",
            "not found",
            "not provided",
            "unspecified",
            "keine",
            "k.a.",
            "tbd",
            "undefined",
            "missing",
            "0");

    @Override
    public Optional<Advice> advise(Finding finding) {
        double share = finding.share(pair -> saysNothing(pair.expected()) && saysNothing(pair.actual()));
        boolean never = finding.is("extra") && finding.expected().stream().allMatch(JsonNode::isMissingNode);
        if (share < 0.5 || never || finding.field().isRoot()) {
            return Optional.empty();
        }
        Pair first = finding.those(pair -> saysNothing(pair.expected()) && saysNothing(pair.actual()))
                .get(0);
        String given =
                first.actual().isTextual() && !first.given().isBlank() ? ", not " + Words.quoted(first.given()) : "";
        String wanted =
                first.expected().isNull() ? "as null" : first.expected().isMissingNode() ? "out" : "as an empty text";
        String verb = wanted.equals("out") ? "Leave " : "Write ";
        Bullet plain = Wording.of(verb, finding, " " + wanted + " when the document does not give it" + given + ".");
        String explicit = wanted.equals("out")
                ? " has no key at all when the document says nothing of it: no null, no empty text, no placeholder word."
                : " is never left away: when the document says nothing of it, it stands "
                        + (first.expected().isNull() ? "as null, with no quotes" : "as an empty text in double quotes")
                        + given + ".";
        return Optional.of(new Advice(
                "null",
                wanted + given,
                0.85 * share,
                "nothing tells the model how to say that there is no value",
                List.of(plain, Wording.of("Mind that ", finding, explicit)),
                schema(finding, first)));
    }

    private static List<SchemaChange> schema(Finding finding, Pair first) {
        List<SchemaChange> changes = new ArrayList<>();
        if (first.expected().isNull()) {
            changes.add(SchemaChange.nullable(finding.field()));
        }
        // That the samples all have the key proves little; that an answer lacked it calls for it.
        boolean lacked = finding.pairs().stream()
                .anyMatch(pair ->
                        !pair.expected().isMissingNode() && pair.actual().isMissingNode());
        if (!first.expected().isMissingNode() && lacked) {
            changes.add(SchemaChange.required(finding.field()));
        }
        return changes;
    }

    private static boolean saysNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual()
                        && NOTHING.contains(value.textValue().strip().toLowerCase(Locale.ROOT)))
                || (value.isContainerNode() && value.isEmpty());
    }
}
