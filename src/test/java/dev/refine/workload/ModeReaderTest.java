package dev.refine.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModeReaderTest {

    @TempDir
    Path folder;

    private void write(String text) throws IOException {
        Files.createDirectories(folder.resolve("modes"));
        Files.writeString(folder.resolve("modes/speed.md"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "speed", "robustness", "custom"})
    void givesEveryBuiltInMode(String name) {
        Mode mode = ModeReader.read(name, folder);
        assertThat(mode.name()).isEqualTo(name);
        assertThat(mode.fields())
                .containsKeys("role", "goal", "mindset", "iterationFocus", "hypothesisStyle", "successMetric")
                .containsKeys("metric", "direction", "tolerance")
                .allSatisfy((key, value) -> assertThat(value).as(key).isNotBlank());
        assertThat(mode.prose()).startsWith("# ").hasSizeGreaterThan(500);
    }

    @Test
    void prefersTheFileBesideTheManifest() throws IOException {
        write("---\n# mine\ngoal: Cheap: very cheap.\nextra:  x \n---\n\nMy words.\n");
        Mode mode = ModeReader.read("speed", folder);
        assertThat(mode.prose()).isEqualTo("My words.");
        assertThat(mode.fields()).containsEntry("goal", "Cheap: very cheap.").containsEntry("extra", "x");
        assertThat(mode.fields().get("role"))
                .isEqualTo(ModeReader.read("speed", folder.resolve("elsewhere"))
                        .fields()
                        .get("role"));
    }

    @Test
    void takesProseWithoutFrontMatter() throws IOException {
        write("Only words.");
        assertThat(ModeReader.read("speed", folder).prose()).isEqualTo("Only words.");
    }

    @Test
    void tellsWhereFrontMatterIsWrong() throws IOException {
        write("---\ngoal: x\n");
        assertThat(refusal())
                .isEqualTo("modes/speed.md:1: the front matter does not end [mode-file]. Put a line with --- after its"
                        + " last field.");
        write("---\ngoal: x\nwords\n---\n");
        assertThat(refusal())
                .isEqualTo("modes/speed.md:3: a line of front matter is no field [mode-file]. Write it as \"key:"
                        + " value\".");
    }

    private String refusal() {
        return WorkloadFixture.refusal(() -> ModeReader.read("speed", folder));
    }

    @Test
    void refusesUnknownModes() {
        assertThat(WorkloadFixture.refusal(() -> ModeReader.read("../x", folder)))
                .isEqualTo("there is no mode \"../x\" [mode-unknown]. Modes: accuracy, speed, robustness, custom.");
    }
}
