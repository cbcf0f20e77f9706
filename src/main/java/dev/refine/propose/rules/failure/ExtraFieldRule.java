package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.util.List;
import java.util.Optional;

/** A key that no expected document has. */
final class ExtraFieldRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        boolean never = finding.expected().stream().allMatch(JsonNode::isMissingNode);
        if (!finding.is("extra")
                || !never
                || finding.field().isRow()
                || finding.field().isRoot()) {
            return Optional.empty();
        }
        String parent = finding.field().parent().spoken();
        String where = parent.isEmpty() ? "the answer" : "an entry of " + parent;
        return Optional.of(new Advice(
                "extra-field",
                "any",
                0.85,
                "nothing tells the model that the answer has no other keys",
                List.of(
                        Wording.of("Do not add ", finding, "; give only the fields that are asked for."),
                        Wording.of(
                                "The key ", finding, " must not stand in " + where + ", whatever the document says.")),
                List.of(SchemaChange.keyword(finding.field().parent(), "additionalProperties", Json.tree(false)))));
    }
}
