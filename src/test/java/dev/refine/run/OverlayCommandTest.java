package dev.refine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.process.GuardedProcesses;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import dev.refine.workload.command.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayCommandTest {

    @TempDir
    Path folder;

    private final GuardedProcesses processes = new GuardedProcesses();
    private CaseTask task;
    private Path output;

    @BeforeEach
    void lay() throws IOException {
        Path input = Files.writeString(folder.resolve("a.txt"), "in");
        output = Files.writeString(
                Files.createDirectories(folder.resolve("session/run")).resolve("output.json"), "{}");
        task = new CaseTask(new Case("a", "a.txt", input, Optional.empty()), 0, 1, output.getParent());
    }

    @AfterEach
    void close() {
        processes.close();
    }

    private OverlayResult draw(CommandLine line) {
        return draw("overlays/{caseId}.png", line);
    }

    private OverlayResult draw(String path, CommandLine line) {
        return overlays(path, line).draw(task, output);
    }

    private OverlayCommand overlays(String path, CommandLine line) {
        Manifest manifest = ManifestFixture.shell(folder, "true")
                .overlay(line)
                .overlayPath(path)
                .manifest();
        return OverlayCommand.of(manifest, processes, folder.resolve("session"), System.getenv())
                .orElseThrow();
    }

    @Test
    void drawsBesideTheOutputAndPublishes() {
        OverlayResult result = draw(new CommandLine.Shell("cat {case} {output} > {overlay}"));

        assertThat(result).isEqualTo(new OverlayResult(true, true, List.of(output.resolveSibling("overlay.png")), ""));
        assertThat(folder.resolve("overlays/a.png")).hasContent("in{}");
    }

    @Test
    void findsWhatTheCommandDrewItself() {
        OverlayResult result = draw(new CommandLine.Shell("cp {case} overlays/a.png"));

        assertThat(result.files()).containsExactly(output.resolveSibling("overlays/a.png"));
    }

    @Test
    void takesWhatStandsInTheNameOfACaseForNoWildcard() throws IOException {
        Path input = Files.writeString(folder.resolve("a[1].txt"), "in");
        task = new CaseTask(new Case("a[1]", "a[1].txt", input, Optional.empty()), 0, 1, output.getParent());

        assertThat(draw(new CommandLine.Shell("cp {case} overlays/{caseId}.png"))
                        .files())
                .containsExactly(output.resolveSibling("overlays/a[1].png"));
        assertThat(draw("overlays/{caseId}-*.png", new CommandLine.Shell("cp {case} overlays/{caseId}-2.png"))
                        .files())
                .contains(output.resolveSibling("overlays/a[1]-2.png"));
        draw(new CommandLine.Shell("cp {output} {overlay}"));
        assertThat(folder.resolve("overlays/a[1].png")).hasContent("{}");
    }

    @Test
    void drawsOneAtATimeWhereNobodyCouldTellWhosePageItIs() {
        OverlayCommand command = overlays(
                "overlays/{caseId}-*.png",
                new CommandLine.Shell("mkdir busy && cp {case} overlays/{caseId}-1.png && rmdir busy"));

        assertThat(IntStream.range(0, 12)
                        .parallel()
                        .mapToObj(number -> command.draw(task, output).drawn())
                        .toList())
                .hasSize(12)
                .containsOnly(true);
    }

    @Test
    void saysWhyNothingWasDrawn() {
        assertThat(draw(new CommandLine.Shell("echo no font >&2; exit 2")))
                .isEqualTo(new OverlayResult(false, true, List.of(), "no font"));
        assertThat(draw(new CommandLine.Argv(List.of("./draw.sh"))))
                .isEqualTo(new OverlayResult(false, false, List.of(), "there is no program ./draw.sh"));
    }

    @Test
    void aCommandThatWasToldAPlaceAndDrewNothingThereIsSaidToHave() {
        assertThat(drawnAnywhere("true {overlay}").problem())
                .hasValue("overlayCommand drew nothing [overlay-none]: it left no new file at {overlay}");
        assertThat(drawnAnywhere("true").problem()).isEmpty();
    }

    private OverlayResult drawnAnywhere(String command) {
        ManifestFixture with = ManifestFixture.shell(folder, "true").overlay(new CommandLine.Shell(command));
        Manifest without = with.withoutOverlayPath().manifest();
        return OverlayCommand.of(without, processes, folder.resolve("session"), System.getenv())
                .orElseThrow()
                .draw(task, output);
    }

    @Test
    void whatAnEarlierDrawingLeftIsNotThisOne() throws IOException {
        Files.createDirectories(folder.resolve("overlays"));
        Files.writeString(folder.resolve("overlays/a.png"), "of the output before");

        assertThat(draw(new CommandLine.Shell("true")))
                .isEqualTo(new OverlayResult(true, true, List.of(), "it left no new file at overlays/a.png"));
    }

    @Test
    void saysInWordsHowItEnded() {
        assertThat(draw(new CommandLine.Shell("exit 2")).problem())
                .contains("overlayCommand failed [overlay]: it ended with exit code 2");
        assertThat(draw(new CommandLine.Shell("kill -9 $$")).problem())
                .contains("overlayCommand failed [overlay]: it was ended by signal 9");
        assertThat(draw(new CommandLine.Shell("no-such-overlay {output}")).startable())
                .isFalse();
        assertThat(draw(new CommandLine.Shell("true")).problem())
                .contains("overlayCommand drew nothing [overlay-none]: it left no new file at overlays/a.png");
    }

    @Test
    void thereIsNoneWithoutACommand() {
        assertThat(OverlayCommand.of(
                        ManifestFixture.shell(folder, "true").manifest(), processes, folder, System.getenv()))
                .isEmpty();
    }
}
