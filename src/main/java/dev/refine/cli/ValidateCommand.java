package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.WorkloadCommand;
import dev.refine.cli.wiring.Critics;
import dev.refine.cli.wiring.Forecast;
import dev.refine.cli.wiring.Locked;
import dev.refine.cli.wiring.ManifestFile;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.Preflight;
import dev.refine.cli.wiring.SessionStart;
import dev.refine.files.VisibleText;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.SessionState;
import dev.refine.json.Json;
import dev.refine.problem.Count;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code refine validate}: does this workload work at all? Leaves no session. */
@Command(
        name = "validate",
        description = "Check the manifest against its schema, then run one case end to end.",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false)
final class ValidateCommand extends WorkloadCommand {

    ValidateCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        return Interrupts.throughout(console, this::validate);
    }

    private int validate() {
        Manifest manifest = ManifestFile.read(console, common);
        return OpenedWorkload.unlessInterrupted(console, () -> OpenedWorkload.of(console, manifest))
                .map(this::validate)
                .orElseGet(() -> unseen(manifest));
    }

    private int unseen(Manifest manifest) {
        if (common.json) {
            print(OpenedWorkload.unseen(manifest), SessionStart.unseen(manifest));
        }
        return ExitCode.GOAL_NOT_MET;
    }

    private int validate(OpenedWorkload opened) {
        Manifest manifest = opened.workload().manifest();
        Critics.check(console, manifest);
        return Locked.run(manifest, "refine validate", () -> {
            SessionState state = Preflight.passes(manifest, console)
                    ? FirstCase.run(console, opened)
                    : SessionStart.ofLoop(opened, true).unbegun();
            print(opened, state);
            return state.isValidated() ? ExitCode.GOAL_MET : ExitCode.WORKLOAD;
        });
    }

    private void print(OpenedWorkload opened, SessionState state) {
        String first =
                opened.workload().cases().stream().findFirst().map(Case::id).orElse(null);
        Optional<CaseResult> result =
                Optional.ofNullable(state.baseline().results().get(first));
        Optional<String> problem = state.validationFailure()
                .map(Event.ValidationFailed::problem)
                .or(() -> Optional.of(Results.INTERRUPTED).filter(word -> isInterrupted(state)));
        if (common.json) {
            ObjectNode json = Json.object();
            json.put("workload", opened.workload().manifest().workloadId());
            json.put("valid", state.isValidated());
            json.put("cases", opened.workload().cases().size());
            json.put("holdout", opened.workload().holdout().size());
            json.put("case", first);
            json.put("outcome", result.map(ValidateCommand::outcome).orElse(null));
            json.put("problem", problem.orElse(null));
            json.put("note", note(result, problem).orElse(null));
            console.out().println(Json.pretty(json));
            return;
        }
        say("the manifest is valid: " + Count.of(opened.workload().cases().size(), "case") + ", "
                + opened.workload().holdout().size() + " in the holdout, "
                + Forecast.files(opened.workload()));
        problem.ifPresentOrElse(
                text -> say("case " + first + " does not run end to end: " + text),
                () -> say("case " + first + " runs end to end: "
                        + result.map(ValidateCommand::outcome).orElse("no result")
                        + note(result, problem).map(text -> ", but " + text).orElse("")));
    }

    private static boolean isInterrupted(SessionState state) {
        return Interrupts.isRequested() && !state.isValidated();
    }

    private static Optional<String> note(Optional<CaseResult> result, Optional<String> problem) {
        return result.map(CaseResult::note).filter(text -> problem.isEmpty() && !text.isEmpty());
    }

    private static String outcome(CaseResult result) {
        return result.standing().word();
    }

    private void say(String text) {
        console.out().println(VisibleText.of(text));
    }
}
