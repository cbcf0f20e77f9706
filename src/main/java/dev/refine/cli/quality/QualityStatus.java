package dev.refine.cli.quality;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.journal.session.SessionFolder;
import dev.refine.json.Json;
import dev.refine.quality.Standing;
import dev.refine.quality.record.QualityEnd;
import dev.refine.quality.record.QualitySession;
import dev.refine.quality.record.QualityState;

/** Where a quality session stands, also while another process writes it. */
public final class QualityStatus {

    private final Console console;
    private final boolean json;

    public QualityStatus(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    /** @return the exit code */
    public int print(SessionFolder folder) {
        QualityState state = QualitySession.state(folder);
        boolean over = Standing.isOver(state);
        if (json) {
            ObjectNode result = QualityResults.json(state, folder.path());
            result.put("end", over ? state.end().map(QualityEnd::code).orElse(null) : null);
            result.put("round", state.rounds().size()).put("maxRounds", state.maxRounds());
            result.put("step", over ? null : Standing.step(state));
            console.out().println(Json.pretty(result));
            return ExitCode.GOAL_MET;
        }
        QualityResults results = new QualityResults(console, false);
        results.say("session " + console.shown(folder.path()) + (over ? "" : ", not ended"));
        if (!over) {
            results.say(
                    "round " + state.rounds().size() + " of " + state.maxRounds() + ", step: " + Standing.step(state));
        }
        results.rounds(state);
        state.end().filter(end -> over).ifPresent(end -> results.say(end.title() + ": " + state.endReason()));
        return ExitCode.GOAL_MET;
    }
}
