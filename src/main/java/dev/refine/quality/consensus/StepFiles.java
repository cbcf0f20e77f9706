package dev.refine.quality.consensus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.quality.role.Reply;
import dev.refine.quality.tree.FileTree;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an agent that keeps steps left in its step session: the newest folder {@code agents/NAME/NNN} that is new, with an
 * {@code answer.json} and a workspace, or a {@code vote.json}. Where both lie there the answer counts.
 */
final class StepFiles {

    private static final Pattern STEP = Pattern.compile("(agents/[^/]+/(\\d{1,9}))/(answer|vote)\\.json");

    private final Reply reply;
    private final FileTree step;

    private StepFiles(Reply reply, FileTree step) {
        this.reply = reply;
        this.step = step;
    }

    /** Empty when the agent left no step. */
    static Optional<StepFiles> in(Reply reply) {
        FileTree session = reply.files().below("session");
        String newest = "";
        int highest = -1;
        for (String path : session.files().keySet()) {
            Matcher matcher = STEP.matcher(path);
            if (matcher.matches() && Integer.parseInt(matcher.group(2)) > highest) {
                highest = Integer.parseInt(matcher.group(2));
                newest = matcher.group(1);
            }
        }
        return highest < 0 ? Optional.empty() : Optional.of(new StepFiles(reply, session.below(newest)));
    }

    /** The reply as it would be if the agent had given its answer to us. */
    Reply answer() {
        String text = json("answer.json").path("answer").asText(reply.text());
        return new Reply(reply.call(), text, step.below("workspace"), reply.work());
    }

    boolean votes() {
        return !step.files().containsKey("answer.json");
    }

    String target() {
        return json("vote.json").path("target").asText("");
    }

    String reason() {
        return json("vote.json").path("reason").asText("");
    }

    /** The answers that it says it has seen; one that says nothing has seen none. */
    Map<String, Integer> seen() {
        Map<String, Integer> seen = new TreeMap<>();
        json("vote.json")
                .path("seen_steps")
                .properties()
                .forEach(step -> seen.put(step.getKey(), step.getValue().asInt(0)));
        return seen;
    }

    private JsonNode json(String name) {
        try {
            return step.files().containsKey(name)
                    ? Json.parse(step.files().get(name).text())
                    : Json.object();
        } catch (MalformedJsonException e) {
            return Json.object();
        }
    }
}
