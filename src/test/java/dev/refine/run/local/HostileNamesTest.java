package dev.refine.run.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.refine.process.GuardedProcesses;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.run.ManifestFixture;
import dev.refine.run.RunFolder;
import dev.refine.workload.Case;
import dev.refine.workload.command.CommandLine;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The name of a case is data wherever a template may put it: nothing of it is run, and every byte arrives. */
class HostileNamesTest {

    private static final long SEED = 20_261_121;
    private static final int NAMES = 200;

    /** Each writes the path of its case to its output, behind what else the template puts into that word. */
    private static final List<CommandLine> TEMPLATES = List.of(
            new CommandLine.Argv(List.of("./write", "{output}", "{case}")),
            new CommandLine.Shell("./write {output} {case}"),
            new CommandLine.Shell("./write \"{output}\" \"{case}\""),
            new CommandLine.Shell("./write '{output}' '{case}'"),
            new CommandLine.Shell("./write {output} \"$REFINE_CASE\""),
            new CommandLine.Shell("C={case}; ./write {output} \"$C\""),
            new CommandLine.Shell("sh -c './write \"$REFINE_OUTPUT\" \"$REFINE_CASE\"' && : {output}"),
            new CommandLine.Shell("P='it '\"is\"; cat > {output} <<E\n$REFINE_CASE\nE\n"));

    @TempDir
    Path folder;

    @Test
    void nothingOfANameIsRunAndEveryByteArrives() throws IOException {
        assumeTrue(isUnicode(), "needs a locale whose file names are UTF-8");
        Path write = Files.writeString(folder.resolve("write"), "#!/bin/sh\nprintf '%s' \"$2\" > \"$1\"\n");
        assertThat(write.toFile().setExecutable(true)).isTrue();
        List<String> names = HostileNames.generate(NAMES, SEED);
        try (GuardedProcesses processes = new GuardedProcesses()) {
            for (int i = 0; i < TEMPLATES.size(); i++) {
                List<CaseRun> runs = run(processes, TEMPLATES.get(i), names, i);

                assertThat(runs).hasSize(NAMES);
                for (CaseRun run : runs) {
                    String expected = run.task().input().path() + (i == TEMPLATES.size() - 1 ? "\n" : "");
                    assertThat(run.output())
                            .as("seed %d, %s: %s", SEED, TEMPLATES.get(i), run.stderrTail())
                            .isPresent();
                    assertThat(Files.readString(run.output().orElseThrow())).isEqualTo(expected);
                }
            }
        }
        assertThat(folder.resolve("INJECTED")).doesNotExist();
    }

    private List<CaseRun> run(GuardedProcesses processes, CommandLine line, List<String> names, int template)
            throws IOException {
        Path cases = Files.createDirectories(folder.resolve("cases"));
        List<CaseTask> tasks = new ArrayList<>();
        for (String name : names) {
            Path file = cases.resolve(name);
            Files.write(file, new byte[0]);
            Path runs = folder.resolve("runs").resolve(String.valueOf(template)).resolve(RunFolder.name(name));
            tasks.add(new CaseTask(new Case(name, "cases/" + name, file, Optional.empty()), 0, 1, runs));
        }
        List<CaseRun> finished = Collections.synchronizedList(new ArrayList<>());
        ManifestFixture manifest = ManifestFixture.shell(folder, "")
                .command(line)
                .outputPath("out/last.txt")
                .limits(ManifestFixture.limits(2, 60, 0));
        try (LocalRunner runner =
                new LocalRunner(manifest.manifest(), processes, folder.resolve("session"), System.getenv())) {
            runner.run(tasks, finished::add);
        }
        return finished;
    }

    private static boolean isUnicode() {
        return Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode("é✓");
    }
}
