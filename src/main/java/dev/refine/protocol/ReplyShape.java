package dev.refine.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.json.Json;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** From a JSON object to proposals: {@code schemas/proposer-reply.schema.json} with a sentence for every misfit. */
final class ReplyShape {

    private final String proposer;
    private final Set<String> groups;
    private final EditShape shape;

    private ReplyShape(String proposer, ProposalRequest request) {
        this.proposer = proposer;
        this.shape = new EditShape(request.files());
        this.groups = request.groups().stream().map(FailureGroup::id).collect(Collectors.toSet());
    }

    static Reply read(JsonNode root, String proposer, ProposalRequest request) throws MisfitException {
        if (root.has("protocol") && !isOne(root.get("protocol"))) {
            throw new MisfitException("protocol is " + shown(root.get("protocol")) + "; this is protocol 1");
        }
        String reason = root.path("noChangeReason").isTextual()
                ? root.path("noChangeReason").textValue().strip()
                : "";
        if (!root.has("candidates") && !root.has("edits") && !reason.isEmpty()) {
            return new Reply.Nothing(reason);
        }
        List<Proposal> proposals = new ReplyShape(proposer, request).proposals(root);
        if (proposals.isEmpty()) {
            return new Reply.Nothing(reason.isEmpty() ? "the reply holds no edit" : reason);
        }
        return new Reply.Candidates(proposals);
    }

    private List<Proposal> proposals(JsonNode root) throws MisfitException {
        List<Proposal> proposals = new ArrayList<>();
        if (!root.has("candidates")) {
            addUnlessEmpty(proposals, root, "");
            return proposals;
        }
        JsonNode candidates = root.get("candidates");
        requireArray(candidates, "candidates");
        for (int i = 0; i < candidates.size(); i++) {
            String where = "candidates[" + i + "]";
            if (!candidates.get(i).isObject()) {
                throw new MisfitException(where + " is " + kind(candidates.get(i)) + "; it must be an object");
            }
            addUnlessEmpty(proposals, candidates.get(i), where + ".");
        }
        return proposals;
    }

    private void addUnlessEmpty(List<Proposal> proposals, JsonNode node, String where) throws MisfitException {
        List<Edit> edits = shape.edits(node, where);
        if (!edits.isEmpty()) {
            String group = node.path("group").asText("");
            proposals.add(new Proposal(
                    hypothesis(node, where),
                    edits,
                    groups.contains(group) ? group : "",
                    words(node.path("impact")),
                    proposer));
        }
    }

    /** The hypothesis as an object, or as one sentence with prediction and confidence beside it. */
    private static Hypothesis hypothesis(JsonNode node, String where) throws MisfitException {
        JsonNode given = node.path("hypothesis");
        boolean sentence = given.isTextual();
        if (!sentence && !given.isObject()) {
            throw new MisfitException(where + "hypothesis is " + kind(given) + "; it must be an object");
        }
        String observation = sentence ? "" : words(given.path("observation"));
        String theory = sentence ? given.textValue().strip() : words(given.path("theory"));
        if (observation.isEmpty() && theory.isEmpty()) {
            throw new MisfitException(where + "hypothesis says neither observation nor theory");
        }
        JsonNode rest = sentence ? node : given;
        JsonNode prediction = rest.path("prediction");
        return new Hypothesis(
                observation,
                theory,
                new Prediction(ids(prediction.path("fixes")), ids(prediction.path("risks"))),
                Confidence.of(rest.path("confidence")));
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(id -> {
            if (id.isValueNode() && !id.isNull() && !ids.contains(id.asText())) {
                ids.add(id.asText());
            }
        });
        return ids;
    }

    private static String words(JsonNode value) {
        return value.isMissingNode() || value.isNull()
                ? ""
                : value.isValueNode() ? value.asText().strip() : Json.compact(value);
    }

    static void requireArray(JsonNode value, String at) throws MisfitException {
        if (!value.isArray()) {
            throw new MisfitException(at + " is " + kind(value) + "; it must be an array");
        }
    }

    private static boolean isOne(JsonNode protocol) {
        return protocol.asText().equals("1");
    }

    static String shown(JsonNode value) {
        String text = Json.compact(value);
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING -> "missing";
            case NULL -> "null";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "an array";
            default -> "an object";
        };
    }
}
