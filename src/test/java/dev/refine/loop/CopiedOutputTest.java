package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.compare.CompareRules;
import dev.refine.compare.Comparer;
import dev.refine.compare.Comparison;
import dev.refine.compare.Difference;
import dev.refine.json.Json;
import dev.refine.problem.RefineException;
import dev.refine.workload.Workload;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An output with the very bytes of the expected file is not compared, and must be judged as if it were. */
class CopiedOutputTest {

    private static final String NO_RULES = "{}";

    @TempDir
    Path folder;

    @Test
    void isEqualWhereNothingIsSaidOfIt() {
        Comparison comparison = compare("{\"total\": 3, \"lines\": [1, 1, null]}", NO_RULES);

        assertThat(comparison).isEqualTo(Comparison.SAME);
    }

    @Test
    void isHeldAgainstARule() {
        String rules = "{\"rules\": [{\"path\": \"/total\", \"type\": \"regex\", \"pattern\": \"[0-9]+\"}]}";

        assertThat(compare("{\"total\": \"12\"}", rules).equal()).isTrue();
        assertThat(compare("{\"total\": \"any\"}", rules).wrongLeaves()).containsExactly("/total");
    }

    @Test
    void isHeldAgainstADefault() {
        String rules = "{\"defaults\": {\"type\": \"regex\", \"pattern\": \"[0-9]+\"}}";

        assertThat(compare("{\"total\": \"any\"}", rules).wrongLeaves()).containsExactly("/total");
    }

    @Test
    void isToldWhatIsOddAboutIt() {
        assertThat(compare("\uFEFF{\"total\": 3}", NO_RULES).differences())
                .extracting(Difference::tag)
                .containsExactly("bom");
    }

    /** The expected file was JSON at the start of the session. */
    @Test
    void isNoAnswerWhenBothAreNoJsonAnyMore() {
        Workload workload = lab("{}").workload();
        write("no JSON");

        assertThatThrownBy(
                        () -> comparing(workload, NO_RULES).of(workload.cases().get(0), output()))
                .isInstanceOf(RefineException.class)
                .hasMessageContaining("expected/c1.json");
    }

    @Test
    void isComparedAnewOnceItIsNoCopyAnyMore() {
        Workload workload = lab("{\"total\": 3}").workload();
        Comparing comparing = comparing(workload, NO_RULES);
        assertThat(comparing.of(workload.cases().get(0), output()).equal()).isTrue();

        new Lab(folder).write("answer.json", "{\"total\": 4}");
        assertThat(comparing.of(workload.cases().get(0), output()).wrongLeaves())
                .containsExactly("/total");

        new Lab(folder).write("answer.json", "{\"total\": 3, \"more\": 1}");
        assertThat(comparing.of(workload.cases().get(0), output()).extraLeaves())
                .containsExactly("/more");
    }

    private Comparison compare(String text, String rules) {
        Workload workload = lab(text).workload();
        return comparing(workload, rules).of(workload.cases().get(0), output());
    }

    private static Comparing comparing(Workload workload, String rules) {
        return new Comparing(workload, new Comparer(CompareRules.parse(Json.parse(rules))), Supplier::get);
    }

    private Lab lab(String text) {
        Lab lab = new Lab(folder).given("c1", "rule");
        write(text);
        return lab;
    }

    private void write(String text) {
        Lab lab = new Lab(folder);
        lab.write("expected/c1.json", text);
        lab.write("answer.json", text);
    }

    private Path output() {
        return folder.resolve("answer.json");
    }
}
