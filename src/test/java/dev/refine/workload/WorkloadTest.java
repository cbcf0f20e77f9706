package dev.refine.workload;

import static dev.refine.workload.WorkloadFixture.ids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
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
        void areNotThatOfTheManifestThatAWildcardFinds() throws IOException {
            given.keys("\"casePaths\": [\"*.json\"]").files("a.json", "b.json");
            assertThat(ids(given.resolve().cases())).containsExactly("a", "b");
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
            given.keys("\"casePaths\": [\"case/*.txt\", \"none/x.txt\"]").files("cases/a.txt");
            assertThat(given.refusal())
                    .isEqualTo("no case matches \"case/*.txt\" [cases-empty]. The folder case/ does not exist. Did you"
                            + " mean \"cases/\"? Correct casePaths.\nno case matches \"none/x.txt\" [cases-empty]. The folder none/ does not"
                            + " exist. Correct casePaths.");
        }

        @Test
        void saysHowTheFilesOfAFolderAreMeant() throws IOException {
            given.keys("\"casePaths\": [\"cases/\"]").files("cases/a.txt");
            assertThat(given.refusal())
                    .isEqualTo(
                            "no case matches \"cases/\" [cases-empty]. It is a folder; \"cases/*\" means the files in"
                                    + " it. Correct casePaths.");
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
        void warnsOfInputsThatAreNotThere() throws IOException {
            given.keys("\"casePaths\": [\"cases/*.txt\"], \"inputs\": [\"lib/*.py\", \"modle.py\"]")
                    .files("cases/a.txt", "lib/a.py", "model.py");
            assertThat(given.resolve().warnings())
                    .extracting(Problem::sentence)
                    .containsExactly(
                            "no file matches \"modle.py\" [inputs-empty]. Did you mean \"model.py\"? Correct inputs.");
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
        void warnsOfWhatIsExcludedAndThereIsNot() throws IOException {
            given.keys("\"casePaths\": [\"cases/*\"], \"exclude\": [\"invoice-17\", \"draft/**\"]")
                    .files("cases/invoice-71.txt", "cases/letter.txt");
            assertThat(given.resolve().warnings())
                    .extracting(Problem::sentence)
                    .containsExactly(
                            "no case matches \"invoice-17\", so none is left out for it [exclude-empty]. Nearest:"
                                    + " invoice-71. Correct exclude.",
                            "no case matches \"draft/**\", so none is left out for it [exclude-empty]. The cases are"
                                    + " invoice-71, letter. Correct exclude.");
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
}
