package dev.refine.compare;

import dev.refine.problem.Clipped;
import dev.refine.process.Environment;
import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import dev.refine.process.Processes;
import dev.refine.run.CaseCommand;
import dev.refine.run.CaseTask;
import dev.refine.run.CaseValues;
import dev.refine.workload.Manifest;
import dev.refine.workload.command.CommandLine;
import dev.refine.workload.command.CommandTemplate;
import dev.refine.workload.command.Placeholder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** The user's own checks of an output, run one after another for each case. Thread-safe. */
public final class ValidationScripts {

    private static final int LONGEST_MESSAGE = 2000;

    private final Path session;
    private final List<CaseCommand> scripts = new ArrayList<>();

    /**
     * @param environment what the workload's commands see
     * @throws dev.refine.problem.UsageException when a placeholder of a script is wrong
     */
    public ValidationScripts(Manifest manifest, Processes processes, Path session, Map<String, String> environment) {
        this.session = session;
        String where = manifest.file().getFileName() + ": validationScripts";
        for (CommandLine line : manifest.judging().validationScripts()) {
            scripts.add(new CaseCommand(
                    CommandTemplate.of(line, Placeholder.OF_VALIDATORS, where),
                    processes,
                    manifest.folder(),
                    Environment.of(environment),
                    manifest.run().limits().timeout()));
        }
    }

    /** The commands as the manifest gives them, in its order. */
    public List<String> names() {
        return scripts.stream().map(script -> script.template().display()).toList();
    }

    /**
     * One result for each script, in the manifest's order. What a script writes is kept beside the output in
     * {@code check-1}, {@code check-2}, …
     *
     * @param output the output in its attempt's folder
     * @throws CancellationException when the session is ending: then nothing was found out
     */
    public List<CheckResult> run(CaseTask task, Path output) {
        if (scripts.isEmpty()) {
            return List.of();
        }
        Map<Placeholder, String> values = CaseValues.withAnswer(task, session, output);
        List<CheckResult> results = new ArrayList<>();
        for (CaseCommand script : scripts) {
            Path capture = output.resolveSibling("check-" + (results.size() + 1));
            results.add(result(script.template().display(), script.run(values, capture), script));
        }
        return results;
    }

    private static CheckResult result(String script, Execution execution, CaseCommand command) {
        if (execution.end() == ProcessEnd.CANCELLED) {
            throw new CancellationException("the session is ending");
        }
        if (execution.succeeded()) {
            return new CheckResult(script, true, true, "");
        }
        String message = execution.obstacle().orElseGet(() -> message(execution, command));
        return new CheckResult(script, false, execution.isStartable(), message);
    }

    private static String message(Execution execution, CaseCommand command) {
        String said = execution.said();
        boolean telling = execution.end() == ProcessEnd.EXITED && !said.isEmpty();
        String own = telling ? "" : execution.ending(command.timeout());
        String message = own.isEmpty() || said.isEmpty() ? own + said : own + ": " + said;
        return Clipped.of(message, LONGEST_MESSAGE);
    }
}
