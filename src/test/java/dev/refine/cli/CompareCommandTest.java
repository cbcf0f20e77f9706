package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed between two iterations or sessions, as a user asks for it. */
class CompareCommandTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    @Nested
    class OneSession {

        @BeforeEach
        void refine() {
            workshop.auto();
        }

        @Test
        void tellsWhatTheSessionBrought() {
            Outcome outcome = workshop.refine("compare", "baseline", "last");

            assertThat(outcome.exit()).isZero();
            assertThat(outcome.out().replaceAll("\\d{4}_\\d\\d_\\d\\d", "DAY").replaceAll("\\d+\\.\\d s", "N s"))
                    .isEqualTo("""
                            A: baseline, iteration 0 of DAY_CARDS_REFINE: 0 of 3 cases passing, score 0.000
                            B: last, iteration 2 of DAY_CARDS_REFINE: 3 of 3 cases passing, score 1.000
                            compared: 3 cases
                            pass rate: +100.0 points (95 % interval +20.6 to +100.0); 3 better, 0 worse, exact test p = 0.250
                            field score: +1.000 (no interval: the cases do not vary); 3 better, 0 worse, exact test p = 0.250
                            small sample: of 3 cases 3 flipped, and with fewer than 6 chance cannot be ruled out
                            now passing: ada, bob, cleo
                            now failing: none
                            fields fixed:
                              /name in 3 cases: ada, bob, cleo
                              /total in 3 cases: ada, bob, cleo
                            fields broken: none
                            fields that nobody expects: none
                            cost of these cases in A: 3 runs, N s, tokens not reported, cost not reported
                            cost of these cases in B: 3 runs, N s, tokens not reported, cost not reported
                            nothing regressed
                            """);
        }

        @Test
        void endsWithOneWhenSomethingWasLost() {
            Outcome outcome = workshop.refine("compare", "2", "1", "--json");

            JsonNode result = Shape.checked("compare-result.schema.json", outcome);
            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(result.path("regressed").asBoolean()).isTrue();
            assertThat(result.path("flipped").path("worse")).hasSize(3);
            assertThat(result.path("fields")).hasSize(1);
            assertThat(result.path("results").get(0).path("broken")).hasSize(1);
            assertThat(result.path("evidence").path("passRate").path("p").asDouble())
                    .isEqualTo(0.25);
            assertThat(result.path("a").path("iteration").asInt()).isEqualTo(2);
        }

        @Test
        void runsAndWritesNothing() {
            var before = workshop.tree();

            workshop.refine("compare", "0", "2");

            assertThat(workshop.tree()).isEqualTo(before);
        }

        @Test
        void takesEveryNameOfTheSameState() {
            Path session = workshop.session();
            String name = session.getFileName().toString();

            for (String b : new String[] {
                "2", "last", "last:2", name, name + ":2", session.toString(), "sessions/" + name + "/runs/2"
            }) {
                Outcome outcome = workshop.refine("compare", "last:baseline", b, "--json");
                assertThat(outcome.exit()).as(outcome.toString()).isZero();
                assertThat(outcome.json().path("b").path("iteration").asInt()).isEqualTo(2);
            }
        }

        @Test
        void listsWhatThereIsWhenAskedForSomethingElse() {
            Outcome outcome = workshop.refine("compare", "baseline", "yesterday");

            String name = workshop.session().getFileName().toString();
            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo("there is no iteration or session \"yesterday\" [compare-unknown]. There are: iterations"
                            + " 0 to 2 and baseline of " + name + "; the sessions last, " + name + ".\n");
            assertThat(workshop.refine("compare", "0", "7").err())
                    .isEqualTo("the session " + name
                            + " has no iteration 7 [iteration-unknown]. It has 0 to 2. See refine status.\n");
        }
    }

    @Nested
    class TwoSessions {

        @Test
        void comparesTwoChecks() {
            workshop.refine("check");
            workshop.write("prompt.md", Workshop.NO_MARKS);
            workshop.refine("check");
            String first = workshop.sessions().get(0).getFileName().toString();

            JsonNode result =
                    Shape.checked("compare-result.schema.json", workshop.refine("compare", first, "last", "--json"));

            assertThat(result.path("fields").findValuesAsText("path")).containsExactly("/name");
            assertThat(result.path("warnings")).isEmpty();
            assertThat(result.path("b").path("sessionCost").path("runs").asInt())
                    .isEqualTo(3);
        }

        @Test
        void judgesBothAgainWhenTheExpectedFilesChanged() {
            workshop.write("prompt.md", Workshop.WITH_TOTAL + Workshop.NO_MARKS);
            workshop.refine("check");
            workshop.write("expected/ada.json", "{\"name\": \"Ada\", \"total\": 99}");
            workshop.model("exit 9").write("model.sh", Workshop.MODEL);
            workshop.refine("check");
            String first = workshop.sessions().get(0).getFileName().toString();

            Outcome outcome = workshop.refine("compare", first, "last", "--json");

            JsonNode result = Shape.checked("compare-result.schema.json", outcome);
            assertThat(outcome.exit()).isZero();
            assertThat(result.path("a").path("passing").asInt()).isEqualTo(2);
            assertThat(result.path("b").path("passing").asInt()).isEqualTo(2);
            assertThat(result.path("warnings").get(0).asText())
                    .isEqualTo(
                            "judged again by the rules of B and the expected files as they are now, since they changed");
        }

        @Test
        void namesWhatOnlyOneSideMeasured() {
            workshop.refine("check", "--case", "ada");
            workshop.refine("check");
            String first = workshop.sessions().get(0).getFileName().toString();

            JsonNode result =
                    workshop.refine("compare", first, "last", "--json").json();

            assertThat(result.path("cases").asInt()).isEqualTo(1);
            assertThat(result.path("onlyInB").toString()).isEqualTo("[\"bob\",\"cleo\"]");
            assertThat(workshop.refine("compare", first, "last").out())
                    .contains("compared: 1 case; only in B: bob, cleo\n");
        }

        @Test
        void refusesTwoWithoutACommonCase() {
            workshop.refine("check", "--case", "ada");
            workshop.refine("check", "--case", "bob");
            String first = workshop.sessions().get(0).getFileName().toString();

            Outcome outcome = workshop.refine("compare", first, "last");

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo(first + " and last have no case in common [compare-disjoint]. There is nothing to"
                            + " compare. Choose two of the same workload.\n");
        }
    }

    @Test
    void saysThatThereIsNoSession() {
        Outcome outcome = workshop.refine("compare", "baseline", "last");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("there is no iteration or session \"baseline\" [compare-unknown]. No session lies below"
                        + " sessions. Run refine or refine check first, or name the manifest with --manifest.\n");
    }
}
