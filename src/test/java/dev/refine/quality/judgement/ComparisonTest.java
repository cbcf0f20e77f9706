package dev.refine.quality.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.quality.criterion.CriteriaReader;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.judgement.Comparison.Outcome;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static final List<Criterion> CRITERIA = CriteriaReader.read(
            "[{\"text\": \"a\", \"category\": \"primary\"}, \"b\", {\"text\": \"c\", \"category\": \"stretch\"}]",
            "here");

    /** What the candidate did on the primary, the standard and the stretch criterion: W or L, big or small, or =. */
    @ParameterizedTest
    @CsvSource({
        "W w w, PASS",
        "= w =, PASS",
        "= = =, NO_CHANGE",
        "L W W, FAIL",
        "W L W, FAIL",
        "l = =, FAIL",
        "= = L, FAIL",
        "= = l, FAIL",
        "l w =, MIXED",
        "W l l, MIXED",
        "= w L, MIXED",
        "L w L, FAIL"
    })
    void verdictIsReadOffTheTable(String standings, Outcome outcome) {
        assertThat(read(standings, "A").outcome()).isEqualTo(outcome);
        assertThat(read(standings, "B").outcome()).isEqualTo(outcome);
    }

    @Test
    void labelsChangeNothing() {
        for (int seed = 0; seed < 1_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String standings = "";
            for (int i = 0; i < CRITERIA.size(); i++) {
                standings += "WwLl=".charAt(random.nextInt(5)) + " ";
            }
            assertThat(read(standings, "A")).as("seed " + seed).isEqualTo(read(standings, "B"));
        }
    }

    @Test
    void ordersThatDisagreeAreEquivalent() {
        Comparison first = read("W = L", "A");

        assertThat(first.confirmedBy(read("L = L", "B")).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(first.confirmedBy(read("W = W", "B")).outcome()).isEqualTo(Outcome.PASS);
        assertThat(first.confirmedBy(read("= = =", "B")).outcome()).isEqualTo(Outcome.NO_CHANGE);
    }

    @Test
    void everyCriterionMustBeComparedAndADifferenceNeedsEvidence() {
        ObjectNode json = Json.object();
        json.putArray("dimensions")
                .addObject()
                .put("criterion", "E1")
                .put("stronger", "A")
                .put("evidence", " ");
        json.withArray("dimensions").addObject().put("criterion", "E2").put("stronger", "the newer one");

        assertThat(Comparison.read(json, CRITERIA, "A").faults())
                .containsExactly(
                        "the difference on criterion E1 has no evidence",
                        "\"stronger\" of criterion E2 must be A, B or equivalent",
                        "criterion E3 was not compared");
    }

    private static Comparison read(String standings, String candidate) {
        ObjectNode json = Json.object().put("summary", "s");
        String[] each = standings.strip().split(" ");
        for (int i = 0; i < each.length; i++) {
            String other = candidate.equals("A") ? "B" : "A";
            boolean win = each[i].equalsIgnoreCase("w");
            json.withArray("dimensions")
                    .addObject()
                    .put("criterion", "E" + (i + 1))
                    .put("stronger", each[i].equals("=") ? "equivalent" : win ? candidate : other)
                    .put("difference", each[i].equals("w") || each[i].equals("l") ? "marginal" : "substantial")
                    .put("evidence", "seen");
        }
        return Comparison.read(json, CRITERIA, candidate).comparison().orElseThrow();
    }
}
