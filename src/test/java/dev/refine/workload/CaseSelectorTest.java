package dev.refine.workload;

import static dev.refine.workload.WorkloadFixture.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseSelectorTest {

    @TempDir
    Path folder;

    private Workload workload;

    @BeforeEach
    void fixture() throws IOException {
        workload = new WorkloadFixture(folder.resolve("w"))
                .files("cases/inv-1.txt", "cases/inv-2.txt", "cases/sub/inv-3.txt", "cases/sub/odd.txt")
                .keys("\"casePaths\": [\"cases/**/*.txt\"], \"holdout\": [\"sub/odd\"]")
                .resolve();
    }

    private CaseSelection select(String... arguments) {
        return new CaseSelector(workload, folder, Holdout.KEPT_ASIDE).select(List.of(arguments));
    }

    private String refusal(String... arguments) {
        return WorkloadFixture.refusal(() -> select(arguments));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inv-1|inv-1",
                "sub/inv-3|sub/inv-3",
                "cases/inv-1.txt|inv-1",
                "./cases/inv-1.txt|inv-1",
                "w/cases/inv-1.txt|inv-1",
                "inv-*|inv-1,inv-2",
                "**/inv-?|inv-1,inv-2,sub/inv-3",
                "w/cases/*.txt|inv-1,inv-2",
                "cases/{inv-2,sub/inv-3}.txt|inv-2,sub/inv-3",
                "cases/sub|sub/inv-3",
                "w/cases/|inv-1,inv-2,sub/inv-3"
            })
    void findsCasesByIdPathFolderAndGlob(String argument, String expected) {
        assertThat(String.join(",", ids(select(argument).cases()))).isEqualTo(expected);
    }

    @Test
    void takesAbsolutePaths() {
        assertThat(ids(select(folder + "/w/cases/inv-2.txt").cases())).containsExactly("inv-2");
    }

    @Test
    void givesEachCaseOnceInTheOrderOfTheWorkload() {
        assertThat(ids(select("sub/inv-3", "inv-2", "inv-*").cases())).containsExactly("inv-1", "inv-2", "sub/inv-3");
    }

    @Test
    void passesGroupsOn() {
        CaseSelection selection = select("@changed", "inv-1", "@failing");
        assertThat(selection.groups()).isEqualTo(Set.of(CaseSelection.Group.FAILING, CaseSelection.Group.CHANGED));
        assertThat(ids(selection.cases())).containsExactly("inv-1");
    }

    @Nested
    class Refusals {

        @ParameterizedTest
        @ValueSource(strings = {"", " "})
        void takesAnEmptyWordForNoCase(String argument) {
            assertThat(refusal(argument))
                    .isEqualTo("no case is named \"" + argument + "\" [case-unknown]. The cases are inv-1, inv-2,"
                            + " sub/inv-3, sub/odd. A path, a glob, an id, @failing and @changed are understood.");
        }

        @Test
        void nameTheNearest() {
            assertThat(refusal("inv-11", "nothing-like-it")).isEqualTo("""
                            no case is named "inv-11" [case-unknown]. Nearest: inv-1. A path, a glob, an id, @failing and @changed are understood.
                            no case is named "nothing-like-it" [case-unknown]. The cases are inv-1, inv-2, sub/inv-3, sub/odd. A path, a glob, an id, @failing and @changed are understood.\
                            """);
        }

        @Test
        void nameTheGroups() {
            assertThat(refusal("@faling"))
                    .isEqualTo("there is no group @faling [case-unknown]. Groups: @failing, @changed. Did you mean"
                            + " @failing?");
        }

        @Test
        void tellWhatIsNoGlob() {
            assertThat(refusal("inv-[1")).isEqualTo("\"inv-[1\" is not a glob: a \"[\" is not closed [case-glob].");
        }

        @Test
        void protectTheHoldout() {
            assertThat(refusal("sub/odd"))
                    .isEqualTo("case sub/odd is in the holdout [case-holdout]. The loop never looks at it. Name another"
                            + " case, or look at this one with refine check --case.");
        }
    }

    @Test
    void findsHoldoutWhereItIsAllowed() {
        CaseSelection selection = new CaseSelector(workload, folder, Holdout.MAY_BE_NAMED).select(List.of("cases/sub"));
        assertThat(ids(selection.cases())).containsExactly("sub/inv-3", "sub/odd");
    }
}
