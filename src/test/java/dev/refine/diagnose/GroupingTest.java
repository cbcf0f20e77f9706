package dev.refine.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.compare.Category;
import dev.refine.compare.Difference;
import dev.refine.diagnose.CaseDiagnosis.FailedCheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupingTest {

    @Test
    void namesGroupsByCategoryTagAndPattern() {
        List<FailureGroup> groups = Grouping.group(List.of(
                broken("b", date("/issueDate", "\"2024-03-31\"", "\"31.03.2024\"")),
                broken(
                        "a",
                        date("/issueDate", "\"2024-04-01\"", "\"1 April\""),
                        missing("/lines/0/sku"),
                        missing("/lines/2/sku"))));
        assertThat(groups)
                .extracting(FailureGroup::id)
                .containsExactly("format-only:date /issueDate", "missing /lines/*/sku");
        assertThat(groups.get(0))
                .isEqualTo(new FailureGroup(
                        "format-only:date /issueDate",
                        "format-only",
                        "date",
                        "/issueDate",
                        2,
                        List.of("a", "b"),
                        List.of(
                                new FailureGroup.Example("a", "/issueDate", "\"2024-04-01\"", "\"1 April\""),
                                new FailureGroup.Example("b", "/issueDate", "\"2024-03-31\"", "\"31.03.2024\""))));
        assertThat(groups.get(1).count()).isEqualTo(2);
        assertThat(groups.get(1).cases()).containsExactly("a");
    }

    @Test
    void leavesOutNotesThatCostNothing() {
        Difference note = new Difference(
                Category.NULL_VS_ABSENT, "", "/x", "/x", "null", "", "exact", 0, "/x null-vs-absent", false);
        assertThat(Grouping.group(List.of(broken("a", note)))).isEmpty();
    }

    @Test
    void foldsFiguresAndIdentifiersInMessagesOfChecks() {
        List<FailureGroup> groups = Grouping.group(List.of(
                checked("a", "line 3: total 12.50 is not 13 (id INV-0042)\nmore"),
                checked("b", "line 14: total 1.00 is not 2 (id INV-7)"),
                checked("c", "total does not add up")));
        assertThat(groups)
                .extracting(FailureGroup::id)
                .containsExactly(
                        "check ./validate.sh: line #: total # is not # (id #)",
                        "check ./validate.sh: total does not add up");
        assertThat(groups.get(0).tag()).isEqualTo("./validate.sh");
        assertThat(groups.get(0).path()).isEmpty();
    }

    @Test
    void groupsRunsByTheirExitCodeElseByTheirCode() {
        List<FailureGroup> groups = Grouping.group(List.of(
                run("a", "case a: runCommand ended with exit code 3 after 1.2 s [run-exit]."),
                run("b", "case b: runCommand ended with exit code 3 after 0.1 s [run-exit]."),
                run("c", "case c: runCommand left no output [run-no-output]."),
                run("d", "killed after 20 s")));
        assertThat(groups)
                .extracting(FailureGroup::id)
                .containsExactly("run exit 3", "run killed after # s", "run run-no-output");
    }

    @Test
    void groupsRunsByWhatIsSaidWhereNoExitCodeSaysIt() {
        List<FailureGroup> groups = Grouping.group(List.of(
                run("a", "worker left no output (the worker ended with exit code 0 before it replied)"),
                run("b", "worker failed with code 1: denied for [masked]")));
        assertThat(groups)
                .extracting(FailureGroup::id)
                .containsExactly(
                        "run worker failed with code #: denied for [masked]",
                        "run worker left no output (the worker ended with exit code # before it replied)");
    }

    @Test
    void putsTheGroupWithMostCasesFirstThenTheOneWithMostDifferences() {
        List<FailureGroup> groups = Grouping.group(List.of(
                broken("a", missing("/lines/0/sku"), missing("/lines/1/sku"), missing("/lines/2/sku"), missing("/z")),
                broken("b", missing("/y")),
                broken("c", missing("/y"))));
        assertThat(groups)
                .extracting(FailureGroup::id)
                .containsExactly("missing /y", "missing /lines/*/sku", "missing /z");
    }

    @Test
    void choosesExamplesThatDifferFromEachOther() {
        List<CaseDiagnosis> diagnoses = new ArrayList<>();
        for (int index = 10; index < 40; index++) {
            diagnoses.add(
                    broken("case-" + index, date("/d", "\"2024-03-" + index + "\"", "\"" + index + "/03/2024\"")));
        }
        diagnoses.add(broken("case-99", date("/d", "\"2024-03-01\"", "\"March 1st\"")));
        FailureGroup group = Grouping.group(diagnoses).get(0);
        assertThat(group.examples()).hasSize(10);
        assertThat(group.examples().get(0).caseId()).isEqualTo("case-10");
        assertThat(group.examples().get(1).actual()).isEqualTo("\"March 1st\"");
        assertThat(group.count()).isEqualTo(31);
    }

    @Test
    void orderOfCasesChangesNothing() {
        List<CaseDiagnosis> diagnoses = new ArrayList<>();
        for (int index = 0; index < 50; index++) {
            diagnoses.add(
                    broken("case-" + index, missing("/f" + index % 7), date("/d", "\"a\"", "\"b" + index + "\"")));
        }
        List<FailureGroup> sorted = Grouping.group(diagnoses);
        for (long seed = 0; seed < 20; seed++) {
            List<CaseDiagnosis> shuffled = new ArrayList<>(diagnoses);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(Grouping.group(shuffled)).as("seed %d", seed).isEqualTo(sorted);
        }
    }

    private static CaseDiagnosis broken(String id, Difference... differences) {
        return new CaseDiagnosis(id, List.of(differences), List.of(), Optional.empty());
    }

    private static CaseDiagnosis checked(String id, String message) {
        return new CaseDiagnosis(id, List.of(), List.of(new FailedCheck("./validate.sh", message)), Optional.empty());
    }

    private static CaseDiagnosis run(String id, String sentence) {
        return new CaseDiagnosis(id, List.of(), List.of(), Optional.of(sentence));
    }

    private static Difference missing(String path) {
        String pattern = path.replaceAll("/\\d+", "/*");
        return new Difference(Category.MISSING, "", path, path, "1", "", "exact", 1, pattern + " missing", true);
    }

    private static Difference date(String path, String expected, String actual) {
        return new Difference(
                Category.FORMAT_ONLY,
                "date",
                path,
                path,
                expected,
                actual,
                "exact",
                1,
                path + " format-only:date",
                true);
    }
}
