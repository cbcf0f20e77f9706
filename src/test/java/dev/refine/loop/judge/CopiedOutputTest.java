package dev.refine.loop.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.compare.CompareRules;
import dev.refine.compare.Comparer;
import dev.refine.compare.Comparison;
import dev.refine.compare.Difference;
import dev.refine.json.Json;
import dev.refine.problem.RefineException;
import dev.refine.run.ManifestFixture;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An output with the very bytes of the expected file is not compared, and must be judged as if it were. */
class CopiedOutputTest {

    private static final String NO_RULES = "{}";

    @TempDir
    Path folder;

    @Test
    void isEqualWhereNothingIsSaidOfIt() throws IOException {
        Comparison comparison = compare("{\"total\": 3, \"lines\": [1, 1, null]}", NO_RULES);

        assertThat(comparison).isEqualTo(Comparison.SAME);
    }

    @Test
    void isHeldAgainstARule() throws IOException {
        String rules = "{\"rules\": [{\"path\": \"/total\", \"type\": \"regex\", \"pattern\": \"[0-9]+\"}]}";

        assertThat(compare("{\"total\": \"12\"}", rules).equal()).isTrue();
        assertThat(compare("{\"total\": \"any\"}", rules).wrongLeaves()).containsExactly("/total");
    }

    @Test
    void isHeldAgainstADefault() throws IOException {
        String rules = "{\"defaults\": {\"type\": \"regex\", \"pattern\": \"[0-9]+\"}}";

        assertThat(compare("{\"total\": \"any\"}", rules).wrongLeaves()).containsExactly("/total");
    }

    @Test
    void isToldWhatIsOddAboutIt() throws IOException {
        assertThat(compare("\uFEFF{\"total\": 3}", NO_RULES).differences())
                .extracting(Difference::tag)
                .containsExactly("bom");
    }

    /** The expected file was JSON at the start of the session. */
    @Test
    void isNoAnswerWhenBothAreNoJsonAnyMore() throws IOException {
        Workload workload = workload("{}");
        write("expected.json", "no JSON");
        write("answer.json", "no JSON");

        assertThatThrownBy(
                        () -> comparing(workload, NO_RULES).of(workload.cases().get(0), output()))
                .isInstanceOf(RefineException.class)
                .hasMessageContaining("expected.json");
    }

    @Test
    void isComparedAnewOnceItIsNoCopyAnyMore() throws IOException {
        Workload workload = workload("{\"total\": 3}");
        Comparing comparing = comparing(workload, NO_RULES);
        assertThat(comparing.of(workload.cases().get(0), output()).equal()).isTrue();

        write("answer.json", "{\"total\": 4}");
        assertThat(comparing.of(workload.cases().get(0), output()).wrongLeaves())
                .containsExactly("/total");

        write("answer.json", "{\"total\": 3, \"more\": 1}");
        assertThat(comparing.of(workload.cases().get(0), output()).extraLeaves())
                .containsExactly("/more");
    }

    private Comparison compare(String text, String rules) throws IOException {
        Workload workload = workload(text);
        return comparing(workload, rules).of(workload.cases().get(0), output());
    }

    private static Comparing comparing(Workload workload, String rules) {
        return new Comparing(workload, new Comparer(CompareRules.parse(Json.parse(rules))), Supplier::get);
    }

    /** One case; the text is what is expected of it, and the answer. */
    private Workload workload(String text) throws IOException {
        write("expected.json", text);
        write("answer.json", text);
        Path expected = folder.resolve("expected.json");
        Case input = new Case("c1", "c1.txt", folder.resolve("c1.txt"), Optional.of(expected));
        Manifest manifest = ManifestFixture.shell(folder, "").manifest();
        return new Workload(manifest, List.of(), List.of(input), List.of(), List.of());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Path output() {
        return folder.resolve("answer.json");
    }
}
