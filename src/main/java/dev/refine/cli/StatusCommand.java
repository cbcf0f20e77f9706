package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.quality.QualityStatus;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.WorkloadCommand;
import dev.refine.cli.wiring.ManifestFile;
import dev.refine.files.VisibleText;
import dev.refine.journal.Iteration;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.json.Json;
import dev.refine.quality.record.QualitySession;
import dev.refine.report.ResultJson;
import dev.refine.report.Summary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code refine status}: reads a session, also while another process writes it. */
@Command(
        name = "status",
        description = "Say where the newest session stands, also while it runs.",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false)
final class StatusCommand extends WorkloadCommand {

    @Option(names = "--session", paramLabel = "DIR", description = "The session's folder.")
    private Path session;

    StatusCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        SessionFolder folder = SessionChoice.folder(console, common, session);
        if (QualitySession.isOne(folder)) {
            return new QualityStatus(console, common.json).print(folder);
        }
        SessionState state = Sessions.state(folder);
        boolean over = state.end().isPresent();
        List<String> changed = ChangedSince.files(folder, state, manifest());
        if (common.json) {
            ObjectNode json = ResultJson.of(state, folder.path().toString(), ExitCode.GOAL_MET);
            json.remove("exit");
            json.put("iteration", state.current().number());
            json.put("measured", state.current().results().size());
            json.set("changedSince", Json.tree(changed));
            console.out().println(Json.pretty(json));
            return ExitCode.GOAL_MET;
        }
        say("session " + console.shown(folder.path()) + (over ? "" : ", not ended"));
        if (!over) {
            say(where(state));
        }
        if (state.best().isPresent() || over) {
            Summary.lines(state, List.of()).forEach(this::say);
        }
        String option = session == null
                ? ManifestFile.option(console, ManifestFile.place(console, common))
                : " --session " + session;
        ChangedSince.sentence(changed, state, option).ifPresent(this::say);
        return ExitCode.GOAL_MET;
    }

    /** Of a session that was found beside it, and not named. */
    private Optional<Path> manifest() {
        return session == null ? Optional.of(ManifestFile.place(console, common)) : Optional.empty();
    }

    private static String where(SessionState state) {
        Iteration current = state.current();
        String name = current.number() == 0 ? "baseline" : "iteration " + current.number();
        return name + ": " + current.results().size() + " of "
                + state.started().cases().size() + " cases measured, "
                + current.scorecard().passing() + " passing";
    }

    private void say(String text) {
        console.out().println(VisibleText.of(text).replace('\n', ' '));
    }
}
