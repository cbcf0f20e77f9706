package dev.refine.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.quality.role.Answer;
import dev.refine.quality.role.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A builder's word that a task is too broad, with its parts: feedback, not failure. */
final class SplitRequest {

    private static final int MOST = 8;

    private SplitRequest() {}

    /** The parts; empty when the builder does not ask for a split. */
    static List<String> in(Reply reply) {
        Optional<JsonNode> json =
                new Answer(reply).json("split.json", node -> node.path("split").isArray());
        List<String> parts = new ArrayList<>();
        json.ifPresent(found -> found.path("split").forEach(part -> parts.add(part.asText())));
        if (parts.isEmpty()) {
            boolean asked = false;
            for (String line : reply.text().lines().toList()) {
                String bare = line.strip();
                if (asked && bare.matches("([-*]|\\d+[.)])\\s+.*")) {
                    parts.add(bare.replaceFirst("^([-*]|\\d+[.)])\\s+", ""));
                }
                asked |= bare.toLowerCase(Locale.ROOT).startsWith("split required");
            }
        }
        parts.removeIf(String::isBlank);
        return parts.size() < 2 ? List.of() : List.copyOf(parts.subList(0, Math.min(parts.size(), MOST)));
    }
}
