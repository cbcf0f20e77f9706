package dev.refine.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.json.Json;
import dev.refine.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedPairingTest {

    @TempDir
    Path folder;

    private WorkloadFixture given;

    @BeforeEach
    void fixture() throws IOException {
        given = new WorkloadFixture(folder);
    }

    private static List<String> pairs(Workload workload, Path folder) {
        return workload.cases().stream()
                .map(input -> input.relative() + " "
                        + input.expected()
                                .map(path -> folder.relativize(path).toString())
                                .orElse("-"))
                .toList();
    }

    @Test
    void followsTheWildcards() throws IOException {
        given.keys("\"casePaths\": [\"cases/*/input.txt\"], \"expectedPaths\": [\"cases/*/expected.json\"]")
                .files("cases/a/input.txt", "cases/a/expected.json", "cases/b/input.txt", "cases/b/expected.json");
        assertThat(pairs(given.resolve(), folder))
                .containsExactly("cases/a/input.txt cases/a/expected.json", "cases/b/input.txt cases/b/expected.json");
    }

    @Test
    void ignoresTheExtensionThatAWildcardMatched() throws IOException {
        given.keys("\"casePaths\": [\"cases/*\"], \"expectedPaths\": [\"gold/*.json\"]")
                .files("cases/a.txt", "cases/b.pdf", "gold/a.json", "gold/b.json");
        assertThat(pairs(given.resolve(), folder))
                .containsExactly("cases/a.txt gold/a.json", "cases/b.pdf gold/b.json");
    }

    @Test
    void fallsBackToTheStem() throws IOException {
        given.keys("\"casePaths\": [\"cases/**/*.txt\"], \"expectedPaths\": [\"gold/*.json\"]")
                .files("cases/2024/a.txt", "cases/2025/b.txt", "gold/a.json", "gold/b.json");
        assertThat(pairs(given.resolve(), folder))
                .containsExactly("cases/2024/a.txt gold/a.json", "cases/2025/b.txt gold/b.json");
    }

    @Test
    void takesNamesThatOnlyAppendAnExtension() throws IOException {
        given.files("cases/a.txt", "expected/a.txt.json");
        assertThat(pairs(given.resolve(), folder)).containsExactly("cases/a.txt expected/a.txt.json");
    }

    @Test
    void takesOnePlainPathForTheOther() throws IOException {
        given.keys("\"casePaths\": [\"in.txt\"], \"expectedPaths\": [\"gold.json\"]")
                .files("in.txt", "gold.json");
        assertThat(pairs(given.resolve(), folder)).containsExactly("in.txt gold.json");
    }

    @Test
    void neverGivesACaseTheAnswerOfAnother() throws IOException {
        given.keys("\"casePaths\": [\"c/*/input.txt\"], \"expectedPaths\": [\"c/*/input.json\"]")
                .files("c/a/input.txt", "c/a/input.json", "c/b/input.txt", "c/d/input.json");
        assertThat(given.refusal()).isEqualTo("""
                        1 case has no expected file [pair-missing]. Found alone: c/b/input.txt. Add the files, list the cases in exclude, or set "unpaired": "skip".
                        1 expected file belongs to no case [pair-left-over]. Found alone: c/d/input.json. Correct casePaths or expectedPaths, or set "unpaired": "skip".\
                        """);
    }

    @Test
    void listsTheFirstOfManyThatAreAlone() throws IOException {
        given.files("cases/x.txt", "expected/x.json");
        for (int i = 10; i < 23; i++) {
            given.files("cases/" + i + ".txt");
        }
        assertThat(given.refusal())
                .startsWith("13 cases have no expected file [pair-missing]. Found alone: cases/10.txt, cases/11.txt,")
                .contains("cases/19.txt and 3 more. Add");
    }

    @Test
    void skipsWhoIsAloneWhenAskedTo() throws IOException {
        given.keys("\"casePaths\": [\"cases/*.txt\"], \"expectedPaths\": [\"e/*.json\"], \"unpaired\": \"skip\"")
                .files("cases/a.txt", "cases/b.txt", "e/a.json", "e/z.json");
        Workload workload = given.resolve();
        assertThat(pairs(workload, folder)).containsExactly("cases/a.txt e/a.json", "cases/b.txt -");
        assertThat(workload.warnings())
                .extracting(Problem::sentence)
                .containsExactly(
                        "1 case has no expected file [pair-missing]. Found alone: cases/b.txt. What has none is run and"
                                + " shown, but not judged.",
                        "1 expected file belongs to no case [pair-left-over]. Found alone: e/z.json. Correct casePaths"
                                + " or expectedPaths.");
    }

    @Test
    void refusesTwoPartners() throws IOException {
        given.keys("\"casePaths\": [\"cases/*\"], \"expectedPaths\": [\"one/*.json\", \"two/*.json\"]")
                .files("cases/a.txt", "one/a.json", "two/a.json");
        assertThat(given.refusal())
                .isEqualTo("case cases/a.txt pairs with 2 expected files [pair-double]. They are one/a.json,"
                        + " two/a.json. Make casePaths and expectedPaths differ only where the files have the same"
                        + " name, or exclude one.");
    }

    @Test
    void refusesToShareAnExpectedFile() throws IOException {
        given.keys("\"casePaths\": [\"cases/*\"], \"expectedPaths\": [\"e/*.json\"]")
                .files("cases/a.txt", "cases/a.md", "e/a.json");
        assertThat(given.refusal())
                .isEqualTo("expected file e/a.json pairs with 2 cases [pair-double]. They are cases/a.md,"
                        + " cases/a.txt. Make casePaths and expectedPaths differ only where the files have the same"
                        + " name, or exclude one.");
    }

    @Test
    void knowsTheExpectedFilesOfExcludedCases() throws IOException {
        given.keys("\"casePaths\": [\"cases/*\"], \"expectedPaths\": [\"e/*.json\"], \"exclude\": [\"b\", \"c\"]")
                .files("cases/a.txt", "cases/b.txt", "cases/c.txt", "e/a.json", "e/b.json");
        assertThat(pairs(given.resolve(), folder)).containsExactly("cases/a.txt e/a.json");
    }

    @Test
    void tellsWhatIsThereWhenNoExpectedFileMatches() throws IOException {
        given.files("cases/a.txt").write("expected/a.jsn", "{}");
        assertThat(given.refusal())
                .isEqualTo("no expected file matches \"expected/*.json\" [expected-empty]. The folder expected/ holds"
                        + " 1 file, ending in .jsn. Correct expectedPaths, or have refine expect make such files from"
                        + " outputs.");
    }

    @Test
    void isNotAskedForWithoutExpectedPaths() throws IOException {
        given.keys("\"casePaths\": [\"cases/*\"]").files("cases/a.txt");
        assertThat(given.resolve().visualOnly()).isTrue();
        assertThat(given.files("expected/a.json")
                        .keys("\"casePaths\": [\"cases/*\"], \"expectedPaths\": [\"expected/*\"]")
                        .resolve()
                        .visualOnly())
                .isFalse();
    }

    @Nested
    class ExpectedFiles {

        @Test
        void areReadStrictly() throws IOException {
            given.files("cases/a.txt", "cases/b.txt", "cases/c.txt")
                    .write("expected/a.json", "{\"x\": 1,\n}")
                    .write("expected/b.json", "{\"x\": 1, \"x\": 2}")
                    .write("expected/c.json", "");
            assertThat(given.refusal()).isEqualTo("""
                            expected/a.json:2:1: not JSON: a comma stands before the closing "}" [expected-json]. An expected file holds exactly one JSON value.
                            expected/b.json:1:13: not JSON: a key is given twice [expected-json]. An expected file holds exactly one JSON value.
                            expected/c.json:1:1: not JSON: it is empty [expected-json]. An expected file holds exactly one JSON value.\
                            """);
        }

        @Test
        void areGivenAsTrees() throws IOException {
            given.files("cases/a.txt").write("expected/a.json", "\uFEFF{\"x\": 1.50}");
            Workload workload = given.resolve();
            assertThat(workload.expected(workload.cases().get(0))).isEqualTo(Json.parse("{\"x\": 1.50}"));
        }
    }
}
