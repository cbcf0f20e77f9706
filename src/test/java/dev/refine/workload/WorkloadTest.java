package dev.refine.workload;

import static dev.refine.workload.WorkloadFixture.ids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.json.Json;
import dev.refine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadTest {

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

    @Nested
    class Ids {

        @Test
        void areWhatTheWildcardsMatchedInOrderOfThePaths() throws IOException {
            given.keys("\"casePaths\": [\"cases/**/*.txt\"]")
                    .files("cases/b.v2.txt", "cases/a.txt", "cases/sub/deep/c.txt", "cases/B.txt");
            assertThat(ids(given.resolve().cases())).containsExactly("B", "a", "b.v2", "sub/deep/c");
        }

        @Test
        void loseTheExtensionThatAWildcardMatched() throws IOException {
            given.keys("\"casePaths\": [\"cases/*\"]").files("cases/a.b.txt", "cases/plain", "cases/.env");
            assertThat(ids(given.resolve().cases())).containsExactly(".env", "a.b", "plain");
        }

        @Test
        void areTheRelativePathOnClash() throws IOException {
            given.keys("\"casePaths\": [\"one/*.txt\", \"two/*.txt\"]").files("one/a.txt", "two/a.txt", "two/b.txt");
            assertThat(ids(given.resolve().cases())).containsExactly("one/a.txt", "two/a.txt", "b");
        }

        @Test
        void areTheStemOfPlainPaths() throws IOException {
            given.keys("\"casePaths\": [\"in/x.y.txt\"]").files("in/x.y.txt");
            assertThat(given.resolve().cases())
                    .containsExactly(new Case("x.y", "in/x.y.txt", folder.resolve("in/x.y.txt"), Optional.empty()));
        }

        @Test
        void nameFolders() throws IOException {
            given.keys("\"casePaths\": [\"cases/*/input.txt\"]").files("cases/v1.2/input.txt", "cases/k/input.txt");
            assertThat(ids(given.resolve().cases())).containsExactly("k", "v1.2");
        }
    }

    @Nested
    class Finding {

        @Test
        void countsFileOfTwoGlobsOnce() throws IOException {
            given.keys("\"casePaths\": [\"cases/a*\", \"cases/*.txt\"]").files("cases/a.txt", "cases/b.txt");
            assertThat(ids(given.resolve().cases())).containsExactly("a", "b");
            assertThat(given.resolve().warnings()).isEmpty();
        }

        @Test
        void tellsWhatTheFolderHoldsWhenNothingMatches() throws IOException {
            given.keys("\"casePaths\": [\"cases/*.jsn\"]");
            for (int i = 0; i < 12; i++) {
                given.files("cases/" + i + ".json");
            }
            assertThat(given.refusal())
                    .isEqualTo("no case matches \"cases/*.jsn\" [cases-empty]. The folder cases/ holds 12 files, all"
                            + " ending in .json. Correct casePaths.");
        }

        @Test
        void tellsTheMixtureAndTheFolders() throws IOException {
            given.keys("\"casePaths\": [\"cases/*.jsn\"]")
                    .files("cases/a.json", "cases/b.json", "cases/README", "cases/sub/c.jsn");
            assertThat(given.refusal())
                    .isEqualTo(
                            "no case matches \"cases/*.jsn\" [cases-empty]. The folder cases/ holds 3 files (2 ending"
                                    + " in .json, 1 without extension) and 1 folder. Correct casePaths.");
        }

        @Test
        void tellsThatTheFolderIsMissingOrEmpty() throws IOException {
            given.keys("\"casePaths\": [\"case/*.txt\", \"none/x.txt\"]");
            assertThat(given.refusal())
                    .isEqualTo("no case matches \"case/*.txt\" [cases-empty]. The folder case/ does not exist. Correct"
                            + " casePaths.\nno case matches \"none/x.txt\" [cases-empty]. The folder none/ does not"
                            + " exist. Correct casePaths.");
        }

        @Test
        void onlyWarnsOfOneEmptyGlobAmongSeveral() throws IOException {
            given.keys("\"casePaths\": [\"cases/*.txt\", \"cases/*.pdf\"]").files("cases/a.txt");
            assertThat(given.resolve().warnings())
                    .extracting(Problem::sentence)
                    .containsExactly("no case matches \"cases/*.pdf\" [cases-empty]. The folder cases/ holds 1 file,"
                            + " ending in .txt. Correct casePaths.");
        }

        @Test
        void refusesPlainPathThatIsMissing() throws IOException {
            given.keys("\"casePaths\": [\"cases/a.txt\", \"cases/inv-01.txt\"]")
                    .files("cases/a.txt", "cases/inv-10.txt");
            assertThat(given.refusal())
                    .isEqualTo("no case matches \"cases/inv-01.txt\" [cases-empty]. Did you mean \"cases/inv-10.txt\"?"
                            + " Correct casePaths.");
        }

        @Test
        void leavesOutWhatIsExcludedByIdOrPath() throws IOException {
            given.keys("\"casePaths\": [\"cases/*\"], \"exclude\": [\"cases/*.md\", \"b\"]")
                    .files("cases/a.txt", "cases/b.txt", "cases/README.md");
            assertThat(ids(given.resolve().cases())).containsExactly("a");
        }

        @Test
        void refusesToExcludeEverything() throws IOException {
            given.keys("\"casePaths\": [\"cases/*\"], \"exclude\": [\"**\"]").files("cases/a.txt");
            assertThat(given.refusal())
                    .isEqualTo("every case is excluded [cases-empty]. casePaths matches 1. Correct exclude.");
        }

        @Test
        void neverTakesSessionsForCases() throws IOException {
            given.keys("\"casePaths\": [\"**/*.txt\"]")
                    .files("a.txt", "sessions/2026_01_01_W_REFINE/runs/0/a/1/stdout.txt", ".refine/cache/x.txt");
            assertThat(ids(given.resolve().cases())).containsExactly("a");
            given.keys("\"casePaths\": [\"sessions/**/*.txt\"]");
            assertThat(given.resolve().cases()).hasSize(1);
        }
    }

    @Nested
    class Pairing {

        @Test
        void followsTheWildcards() throws IOException {
            given.keys("\"casePaths\": [\"cases/*/input.txt\"], \"expectedPaths\": [\"cases/*/expected.json\"]")
                    .files("cases/a/input.txt", "cases/a/expected.json", "cases/b/input.txt", "cases/b/expected.json");
            assertThat(pairs(given.resolve(), folder))
                    .containsExactly(
                            "cases/a/input.txt cases/a/expected.json", "cases/b/input.txt cases/b/expected.json");
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
                    .startsWith(
                            "13 cases have no expected file [pair-missing]. Found alone: cases/10.txt, cases/11.txt,")
                    .contains("cases/19.txt and 3 more. Add");
        }

        @Test
        void skipsWhoIsAloneWhenAskedTo() throws IOException {
            given.keys("\"casePaths\": [\"cases/*.txt\"], \"expectedPaths\": [\"e/*.json\"], \"unpaired\": \"skip\"")
                    .files("cases/a.txt", "cases/b.txt", "e/a.json", "e/z.json");
            Workload workload = given.resolve();
            assertThat(pairs(workload, folder)).containsExactly("cases/a.txt e/a.json", "cases/b.txt -");
            assertThat(workload.warnings()).extracting(Problem::code).containsExactly("pair-missing", "pair-left-over");
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
                    .isEqualTo(
                            "no expected file matches \"expected/*.json\" [expected-empty]. The folder expected/ holds"
                                    + " 1 file, ending in .jsn. Correct expectedPaths.");
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

    @Nested
    class Holdout {

        private void tenCases() throws IOException {
            for (int i = 0; i < 10; i++) {
                given.files("cases/" + i + ".txt");
            }
        }

        private Workload withHoldout(String holdout) throws IOException {
            return given.keys("\"casePaths\": [\"cases/*\"], \"holdout\": " + holdout)
                    .resolve();
        }

        @Test
        void isNamedByGlobs() throws IOException {
            tenCases();
            Workload workload = withHoldout("[\"3\", \"cases/[78].txt\"]");
            assertThat(ids(workload.holdout())).containsExactly("3", "7", "8");
            assertThat(ids(workload.cases())).containsExactly("0", "1", "2", "4", "5", "6", "9");
            assertThat(ids(workload.all())).hasSize(10);
        }

        @Test
        void isAShareThatDependsOnContentAlone() throws IOException {
            tenCases();
            List<String> texts = texts(withHoldout("0.2"));
            assertThat(texts).hasSize(2);
            for (int i = 0; i < 10; i++) {
                Files.move(folder.resolve("cases/" + i + ".txt"), folder.resolve("cases/z" + (9 - i) + ".txt"));
            }
            assertThat(texts(withHoldout("0.2"))).containsExactlyInAnyOrderElementsOf(texts);
        }

        @Test
        void keepsMostOfItsCasesWhenOneIsAdded() throws IOException {
            tenCases();
            List<String> before = texts(withHoldout("0.3"));
            given.files("cases/new.txt");
            List<String> after = new ArrayList<>(texts(withHoldout("0.3")));
            after.retainAll(before);
            assertThat(after).hasSizeGreaterThanOrEqualTo(before.size() - 1);
        }

        @Test
        void keepsEqualCasesTogether() throws IOException {
            given.write("cases/a.txt", "same").write("cases/b.txt", "same").write("cases/c.txt", "other");
            assertThat(texts(withHoldout("0.34"))).isIn(List.of("same", "same"), List.of("other"));
        }

        @Test
        void mustLeaveACase() throws IOException {
            given.files("cases/a.txt").keys("\"casePaths\": [\"cases/*\"], \"holdout\": 0.5");
            assertThat(given.refusal())
                    .isEqualTo("the holdout leaves no case to work with [holdout-all]. casePaths matches 1 case. Make"
                            + " holdout smaller or add cases.");
        }

        @Test
        void mustExist() throws IOException {
            given.files("cases/inv-1.txt").keys("\"casePaths\": [\"cases/*\"], \"holdout\": [\"inv-2\"]");
            assertThat(given.refusal())
                    .isEqualTo("no case matches \"inv-2\" [holdout-empty]. Nearest: inv-1. Correct holdout.");
        }

        private List<String> texts(Workload workload) throws IOException {
            List<String> texts = new ArrayList<>();
            for (Case input : workload.holdout()) {
                texts.add(Files.readString(input.path()));
            }
            return texts;
        }
    }
}
