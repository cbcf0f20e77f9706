package dev.refine.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a protocol-1 reply: one JSON document, or the last one in prose or a fence, or search and replace blocks behind a
 * JSON header or behind words that say what they are for. Whatever the text, the answer is a {@link Reply}; what does not
 * fit is {@link Reply.Failed} with the reason in one line.
 */
public final class ReplyReader {

    private static final int LONGEST_TEXT = 2_000_000;
    private static final int LONGEST_RAW = 64 * 1024;

    private ReplyReader() {}

    /** @param proposer the name that the proposals will carry */
    public static Reply read(String text, ProposalRequest request, String proposer) {
        try {
            return ReplyShape.read(document(text, request), proposer, request);
        } catch (MisfitException e) {
            return Reply.Failed.misfit(e.getMessage(), clip(text));
        }
    }

    /** The beginning and the end of a text, 64 KB in all, the cut marked. */
    public static String clip(String text) {
        if (text.length() <= LONGEST_RAW) {
            return text;
        }
        int half = LONGEST_RAW / 2;
        return text.substring(0, half)
                + "\n[... " + (text.length() - 2 * half) + " characters left out ...]\n"
                + text.substring(text.length() - half);
    }

    private static JsonNode document(String text, ProposalRequest request) throws MisfitException {
        String trimmed = text.startsWith("\uFEFF") ? text.substring(1).strip() : text.strip();
        if (trimmed.isEmpty()) {
            throw new MisfitException("the reply is empty");
        }
        if (trimmed.length() > LONGEST_TEXT) {
            throw new MisfitException(String.format(
                    Locale.ROOT,
                    "the reply has %,d characters, and no more than %,d are read; reply with search and replace, not with"
                            + " whole files",
                    trimmed.length(),
                    LONGEST_TEXT));
        }
        String whole = "";
        try {
            JsonNode node = Json.parse(trimmed);
            if (node.isObject()) {
                return node;
            }
            whole = "the reply is JSON, but not an object";
        } catch (MalformedJsonException e) {
            whole = trimmed.startsWith("{")
                    ? "the reply is not JSON: " + firstLine(e.getMessage()) + " (line " + e.line() + ", column "
                            + e.column() + ")"
                    : "the reply holds no JSON object with edits";
        }
        return embedded(trimmed, request, whole);
    }

    private static JsonNode embedded(String text, ProposalRequest request, String otherwise) throws MisfitException {
        List<String> paths =
                request.files().stream().map(ProposalRequest.FileText::path).toList();
        Optional<EditBlocks.Found> blocks = EditBlocks.in(text, paths);
        EmbeddedJson prose = new EmbeddedJson(blocks.map(EditBlocks.Found::rest).orElse(text));
        if (prose.isCutObject()) {
            throw new MisfitException(otherwise);
        }
        JsonNode node = prose.lastReply()
                .or(() -> blocks.flatMap(EditBlocks.Found::reason).map(ReplyReader::header))
                .orElseThrow(() -> new MisfitException(
                        blocks.isEmpty() ? otherwise : "the reply has edits and does not say why it makes them"));
        return blocks.isPresent() ? withEdits((ObjectNode) node, blocks.get()) : node;
    }

    /** Of a reply that is text: what it says is the theory. */
    private static JsonNode header(String reason) {
        return Json.object().put("hypothesis", reason);
    }

    private static JsonNode withEdits(ObjectNode header, EditBlocks.Found blocks) {
        ArrayNode edits = Json.array();
        blocks.edits()
                .forEach(edit -> edits.addObject()
                        .put("path", edit.path())
                        .put("search", edit.search())
                        .put("replace", edit.replace()));
        header.set("edits", edits);
        return header;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
