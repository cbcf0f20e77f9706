package dev.refine.cli.wiring;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.UserEnvironment;
import dev.refine.problem.Problem;
import dev.refine.problem.WorkloadException;
import dev.refine.process.Execution;
import dev.refine.process.GuardedProcesses;
import dev.refine.process.ProcessEnd;
import dev.refine.process.Processes;
import dev.refine.workload.EnvironmentVariables;
import dev.refine.workload.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** The manifest's {@code preflight}: what must be up before anything is paid for. */
public final class Preflight {

    private Preflight() {}

    /** @throws WorkloadException naming every command that failed, with the user's own hint */
    public static void check(Manifest manifest, Console console) {
        List<Problem> problems = problems(manifest, console);
        if (!problems.isEmpty()) {
            throw new WorkloadException(problems);
        }
    }

    /**
     * The same, told whether it came to an end.
     *
     * @return false after an interrupt: then nothing was found out, and nothing is to run
     */
    public static boolean passes(Manifest manifest, Console console) {
        try {
            check(manifest, console);
        } catch (CancellationException e) {
            console.err().println("interrupted during preflight; nothing has run");
            return false;
        }
        if (Interrupts.isRequested()) {
            console.err().println("interrupted; nothing has run");
            return false;
        }
        return true;
    }

    public static List<Problem> problems(Manifest manifest, Console console) {
        List<Problem> problems = new ArrayList<>();
        if (manifest.run().preflight().isEmpty()) {
            return problems;
        }
        var variables = EnvironmentVariables.of(manifest, UserEnvironment.of(console.variables()));
        try (Processes processes = new MaskedProcesses(new GuardedProcesses(), KnownSecrets.of(console, manifest))) {
            OneShot shot = new OneShot(
                    processes,
                    manifest.folder(),
                    variables.all(),
                    manifest.run().limits().timeout());
            Interrupts.during(
                    () -> manifest.run()
                            .preflight()
                            .forEach(preflight -> run(preflight, shot).ifPresent(problems::add)),
                    processes::cancel);
        }
        return problems;
    }

    /** @throws CancellationException after an interrupt: then nothing was found out */
    private static Optional<Problem> run(Manifest.Preflight preflight, OneShot shot) {
        Execution execution = shot.run(preflight.command());
        if (execution.end() == ProcessEnd.CANCELLED) {
            throw new CancellationException("interrupted during preflight");
        }
        return execution.succeeded()
                ? Optional.empty()
                : Optional.of(problem(preflight, Ended.sentence(execution, shot.timeout())));
    }

    private static Problem problem(Manifest.Preflight preflight, String ended) {
        return Problem.of(
                "preflight", "preflight \"" + preflight.command().display() + "\" failed", ended, preflight.hint());
    }
}
