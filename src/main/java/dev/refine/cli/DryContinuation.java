package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.wiring.Continuation;
import dev.refine.cli.wiring.Forecast;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.Remembered;
import dev.refine.cli.wiring.SubjectChanges;
import dev.refine.files.VisibleText;
import dev.refine.journal.Iteration;
import dev.refine.json.Json;
import dev.refine.workload.Manifest;
import java.nio.file.Path;
import java.util.Optional;

/** What going on with a session would do, resolved without starting or writing anything; refused like that itself. */
record DryContinuation(Console console, RefineCommand options, FoundSession found, OpenedWorkload opened) {

    /** The exit code. */
    int print(SubjectChanges changes, boolean goesOn) {
        Continuation continuation = new Continuation(console, found.session().folder(), found.state(), opened);
        if (!changes.measured().isEmpty()) {
            throw continuation.refused(changes);
        }
        continuation.checkFiles();
        if (!changes.judging().isEmpty()) {
            Manifest manifest = manifest();
            Path next = OpenedWorkload.sessions(console, manifest).next(manifest.workloadId());
            return plan(next, continuation.judgedAgain(changes));
        } else if (goesOn) {
            Path folder = found.session().folder().path();
            Iteration current = found.state().current();
            String origin = "goes on with " + console.shown(folder)
                    + (current.completed().isPresent() ? ", after iteration " : ", in iteration ") + current.number();
            return plan(folder, origin);
        }
        over(continuation);
        return ExitCode.GOAL_MET;
    }

    private int plan(Path session, String origin) {
        return DryRun.print(
                console,
                manifest(),
                options.common.json,
                () -> new DryRun(
                        opened.workload(),
                        session,
                        options.auto,
                        opened.notSelected(),
                        new Forecast(opened.workload(), false, Optional.of(found.state()), remembered()),
                        origin));
    }

    /** The files are those of the baseline as long as it lasts; after it there is none left to forecast. */
    private Remembered remembered() {
        return found.state().current().number() == 0
                ? Remembered.of(console, opened, found.state().started(), options.fresh)
                : Remembered.NOTHING;
    }

    private void over(Continuation continuation) {
        String folder = console.shown(found.session().folder().path());
        String reason = continuation.whyOver();
        if (options.common.json) {
            ObjectNode json = Json.object();
            json.put("workload", manifest().workloadId()).put("dryRun", true).put("goesOn", false);
            console.out().println(Json.pretty(json.put("origin", folder + " would not go on: " + reason)));
        } else {
            console.out().println(VisibleText.of(DryRun.heading(manifest())));
            console.out().println(VisibleText.of(folder + " would not go on: " + reason));
        }
    }

    private Manifest manifest() {
        return opened.workload().manifest();
    }
}
