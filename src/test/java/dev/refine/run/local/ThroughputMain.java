package dev.refine.run.local;

import dev.refine.process.GuardedProcesses;
import dev.refine.run.CaseTask;
import dev.refine.run.ManifestFixture;
import dev.refine.workload.Case;
import dev.refine.workload.command.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Measured by hand: runs every case of a folder that holds {@code cases/} and {@code emit.sh} through the local
 * runner, two at a time. Compare its CPU, children included, with {@code xargs -P2} over the same command.
 */
final class ThroughputMain {

    private ThroughputMain() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]).toAbsolutePath();
        Path session = Files.createTempDirectory(folder, "session");
        List<CaseTask> tasks = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("cases"))) {
            for (Path file : files.sorted().toList()) {
                String id = file.getFileName().toString().replace(".txt", "");
                Case input = new Case(id, "cases/" + file.getFileName(), file, Optional.empty());
                tasks.add(new CaseTask(input, 0, 1, session.resolve("runs/0/" + id + "/1")));
            }
        }
        AtomicInteger outputs = new AtomicInteger();
        ManifestFixture manifest = ManifestFixture.shell(folder, "")
                .command(new CommandLine.Argv(List.of("./emit.sh", "{case}", "{output}")));
        try (GuardedProcesses processes = new GuardedProcesses();
                LocalRunner runner = new LocalRunner(manifest.manifest(), processes, session, System.getenv())) {
            runner.run(tasks, run -> run.output().ifPresent(output -> outputs.incrementAndGet()));
        }
        if (outputs.get() != tasks.size()) {
            throw new IllegalStateException(outputs + " of " + tasks.size() + " gave an output");
        }
    }
}
