package dev.refine.quality.consensus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.quality.evaluate.EvaluatorRequest;
import dev.refine.quality.evaluate.Subject;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Reply;
import dev.refine.quality.tree.FileTree;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiConsumer;

/** {@code eval_team/round_NNN}: what the panel did, laid out as step mode does it. For people and other programs only. */
final class PanelFolder {

    private final BiConsumer<String, String> writer;
    private final String folder;
    private final Clock clock;
    private FileTree written = FileTree.EMPTY;

    /** @param writer writes a text to a path of the session */
    PanelFolder(BiConsumer<String, String> writer, int round, Clock clock) {
        this.writer = writer;
        this.folder = String.format("eval_team/round_%03d", round);
        this.clock = clock;
    }

    void begin(Subject subject, Map<String, Backend> agents, String prompt, PanelEvaluator.Limits limits) {
        ObjectNode config = Json.object();
        config.put("session_id", folder).put("query", "evaluation");
        agents.values().forEach(backend -> config.withArray("models").add(backend.name()));
        ObjectNode mapping = config.putObject("agent_mapping");
        agents.forEach((agent, backend) -> mapping.put(agent, backend.name()));
        config.put("max_rounds", limits.steps()).put("timeout_seconds", limits.seconds());
        write("config.json", config);
        write("eval_prompt.md", prompt);
        write("eval_criteria.json", Json.pretty(EvaluatorRequest.criteria(subject.criteria())) + "\n");
    }

    void record(String agent, int step, Ballot.Action action, Reply reply) {
        String own = "agents/" + agent;
        String place = String.format("%s/%03d", own, step);
        String now = clock.instant().toString();
        if (action.votes()) {
            ObjectNode vote = Json.object();
            vote.put("voter", agent).put("target", action.target()).put("reason", action.reason());
            ObjectNode seen = vote.putObject("seen_steps");
            action.seen().forEach(seen::put);
            write(place + "/vote.json", vote.put("timestamp", now));
        } else {
            write(
                    place + "/answer.json",
                    Json.object()
                            .put("agent_id", agent)
                            .put("answer", reply.text())
                            .put("timestamp", now));
            reply.files().files().forEach((path, file) -> write(place + "/workspace/" + path, file.text()));
        }
        ObjectNode last = Json.object();
        last.put("agent_id", agent).put("action", action.votes() ? "vote" : "new_answer");
        last.put("answer_text", action.votes() ? null : reply.text());
        last.put("vote_target", action.votes() ? action.target() : null);
        last.put("vote_reason", action.votes() ? action.reason() : null);
        last.put("timestamp", now).put("step_number", step);
        last.put("duration_seconds", reply.call().millis() / 1000.0);
        ObjectNode cost = last.putObject("cost");
        if (reply.call().costUsd() != null) {
            cost.put("usd", reply.call().costUsd());
        }
        last.put("workspace_path", action.votes() ? null : place + "/workspace");
        write(own + "/last_action.json", last);
    }

    /** All of it so far, for an agent that goes on in it. */
    FileTree written() {
        return written;
    }

    private void write(String path, ObjectNode json) {
        write(path, Json.pretty(json) + "\n");
    }

    private void write(String path, String text) {
        writer.accept(folder + "/" + path, text);
        written = written.with(path, text);
    }
}
