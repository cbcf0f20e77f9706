package dev.refine.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.problem.UsageException;
import dev.refine.process.GuardedProcesses;
import dev.refine.run.CaseTask;
import dev.refine.run.ManifestFixture;
import dev.refine.workload.Case;
import dev.refine.workload.command.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationScriptsTest {

    @TempDir
    Path folder;

    private final GuardedProcesses processes = new GuardedProcesses();
    private CaseTask task;
    private Path output;

    @BeforeEach
    void lay() throws IOException {
        Path input = Files.writeString(folder.resolve("a b.txt"), "in");
        Path expected = Files.writeString(folder.resolve("a b.json"), "{}");
        output = Files.writeString(
                Files.createDirectories(folder.resolve("session/run")).resolve("output.json"), "{}");
        Case one = new Case("a b", "a b.txt", input, Optional.of(expected));
        task = new CaseTask(one, 3, 2, output.getParent());
    }

    @AfterEach
    void close() {
        processes.close();
    }

    private ValidationScripts scripts(CommandLine... lines) {
        return new ValidationScripts(
                ManifestFixture.shell(folder, "true").scripts(lines).manifest(),
                processes,
                folder.resolve("session"),
                System.getenv());
    }

    @Test
    void aCommandThatTheShellDoesNotKnowCouldNotStart() {
        assertThat(scripts(new CommandLine.Shell("no-such-check {output}")).run(task, output))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.passed()).isFalse();
                    assertThat(result.startable()).isFalse();
                    assertThat(result.message()).contains("no-such-check");
                });
    }

    @Test
    void oneResultForEachScriptInOrder() {
        List<CheckResult> results = scripts(
                        new CommandLine.Shell("diff {output} {expected}"),
                        new CommandLine.Shell("echo no total; echo line 3 >&2; exit 1"),
                        new CommandLine.Argv(List.of("./missing.sh", "{output}")),
                        new CommandLine.Shell("exit 4"))
                .run(task, output);

        assertThat(results)
                .containsExactly(
                        new CheckResult("diff {output} {expected}", true, true, ""),
                        new CheckResult("echo no total; echo line 3 >&2; exit 1", false, true, "no total\nline 3"),
                        new CheckResult("./missing.sh {output}", false, false, "there is no program ./missing.sh"),
                        new CheckResult("exit 4", false, true, "ended with exit code 4"));
        assertThat(output.resolveSibling("check-2").resolve("stdout")).hasContent("no total");
    }

    @Test
    void scriptIsToldEverythingAboutTheRun() {
        List<CheckResult> results = scripts(new CommandLine.Argv(List.of(
                        "sh",
                        "-c",
                        "printf '%s|' \"$@\"; exit 1",
                        "sh",
                        "{case}",
                        "{caseId}",
                        "{output}",
                        "{expected}",
                        "{session}",
                        "{iteration}",
                        "{trial}")))
                .run(task, output);

        assertThat(results.get(0).message())
                .isEqualTo(String.join(
                        "|",
                        folder.resolve("a b.txt").toString(),
                        "a b",
                        output.toString(),
                        folder.resolve("a b.json").toString(),
                        folder.resolve("session").toString(),
                        "3",
                        "2",
                        ""));
    }

    @Test
    void longMessageIsClipped() {
        String message = scripts(new CommandLine.Shell("yes | head -c 90000; exit 1"))
                .run(task, output)
                .get(0)
                .message();

        assertThat(message).hasSize(2001).endsWith("…");
    }

    @Test
    void wrongPlaceholderIsFoundBeforeAnythingRuns() {
        assertThatThrownBy(() -> scripts(new CommandLine.Shell("check {outptu}")))
                .isInstanceOf(UsageException.class)
                .hasMessage("refine.manifest.json: validationScripts: unknown placeholder {outptu}"
                        + " [placeholder-unknown]. Did you mean {output}?"
                        + " Braces that are no placeholder need a blank inside: { outptu}.");
    }

    @Test
    void endOfSessionIsNoResult() {
        ValidationScripts scripts = scripts(new CommandLine.Shell("exit 1"));
        processes.cancel();

        assertThatThrownBy(() -> scripts.run(task, output)).isInstanceOf(CancellationException.class);
    }
}
