package dev.refine.run;

import dev.refine.files.Folders;
import dev.refine.files.StorageFault;
import dev.refine.problem.Problem;
import dev.refine.problem.StorageException;
import dev.refine.process.Command;
import dev.refine.process.Environment;
import dev.refine.process.Execution;
import dev.refine.process.Processes;
import dev.refine.workload.command.CommandTemplate;
import dev.refine.workload.command.Placeholder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A command of the manifest, ready to be run for one case after another. Thread-safe.
 *
 * @param folder the manifest's folder, in which it runs
 * @param environment what it sees beside the variables of its placeholders
 */
public record CaseCommand(
        CommandTemplate template, Processes processes, Path folder, Environment environment, Duration timeout) {

    public CaseCommand {
        SortedMap<String, String> own = new TreeMap<>(environment);
        // An outer refine may have left its own here, the path of an answer among them.
        for (Placeholder placeholder : Placeholder.values()) {
            own.remove(placeholder.variable());
        }
        environment = Environment.of(own);
    }

    /**
     * Blocks until it has ended.
     *
     * @param capture receives {@code stdout} and {@code stderr}; made if it is missing
     */
    public Execution run(Map<Placeholder, String> values, Path capture) {
        return processes.run(command(values, capture, new byte[0]));
    }

    /**
     * The same, where standard output is an answer that is read.
     *
     * @param question for its standard input, which is then closed
     */
    public Execution ask(Map<Placeholder, String> values, Path capture, byte[] question) {
        return processes.run(command(values, capture, question).answering());
    }

    private Command command(Map<Placeholder, String> values, Path capture, byte[] input) {
        try {
            if (!Files.isDirectory(capture)) {
                Folders.makeNew(capture);
            }
        } catch (IOException e) {
            throw new StorageException(
                    new Problem(
                            "run-folder",
                            capture.toString(),
                            "cannot make the folder of a command",
                            StorageFault.said(e),
                            "Free some space or correct the permissions."),
                    e);
        }
        CommandTemplate.Rendered rendered = template.render(values);
        Environment all = environment.with(rendered.environment());
        return new Command(rendered.argv(), folder, all, input, capture, timeout);
    }
}
