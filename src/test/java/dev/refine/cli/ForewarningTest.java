package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot come to be with a workload is said before anything runs, and it runs. */
class ForewarningTest {

    @TempDir
    Path folder;

    private Workshop shop;

    @BeforeEach
    void open() {
        shop = new Workshop(folder);
    }

    @Nested
    class OfLookingAfterACritic {

        private static final String WARNING = "warning: --manual-critique has no effect [option-idle]. The manifest has"
                + " neither \"critiqueScript\" nor \"critic\", so there is no critique to look at. Add one of them, or"
                + " leave --manual-critique away.\n";

        @Test
        void whereThereIsNoneIsSaidOnceAndTheRunGoesOn() {
            Outcome outcome = shop.typing("", "--auto", "--manual-critique");

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(outcome.err()).startsWith(WARNING + "forecast:").containsOnlyOnce("option-idle");
        }

        @Test
        void isSaidByADryRunAndWhereASessionGoesOnAndNotWhereItIsOver() {
            assertThat(shop.typing("", "--auto", "--manual-critique", "--dry-run")
                            .err())
                    .isEqualTo(WARNING);
            shop.auto("--iterations", "0");

            assertThat(shop.typing("", "--continue", "--auto", "--manual-critique")
                            .err())
                    .doesNotContain("option-idle");
            assertThat(shop.typing("", "--continue", "--auto", "--manual-critique", "--iterations", "5")
                            .err())
                    .startsWith(WARNING);
        }

        @Test
        void isNotSaidWhereThereIsOne() {
            shop.write("critic.sh", "cat > /dev/null; echo '{\"overallScore\": 90}'\n")
                    .with(own -> own.put("critiqueScript", "sh critic.sh"));

            assertThat(shop.typing("", "--auto", "--manual-critique", "--iterations", "0")
                            .err())
                    .doesNotContain("option-idle");
        }
    }

    @Nested
    class OfARunWithoutATarget {

        private static final String WARNING = "warning: refine.manifest.json: there is no target for %s"
                + " [objective-target]. In %s mode only a target ends a run as converged; without one it ends by"
                + " plateau, maximum or budget, with exit 1. Add a \"target\" to \"objective\".\n";

        @Test
        void thatOnlyATargetCouldEndIsSaidOnce() {
            Outcome outcome = shop.auto("--mode", "custom");

            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.out()).contains("3 of 3 cases pass");
            assertThat(outcome.err())
                    .startsWith(WARNING.formatted("fieldScore", "custom"))
                    .containsOnlyOnce("objective-target");
            assertThat(shop.auto("--mode", "speed", "--dry-run").err())
                    .isEqualTo(WARNING.formatted("promptTokens", "speed"));
        }

        @Test
        void isNotSaidWhereThereIsOneOrAllPassingIsEnough() {
            assertThat(shop.auto("--iterations", "0").err()).doesNotContain("objective-target");
            shop.write("modes/custom.md", "---\nmetric: fieldScore\ntarget: 0.9\n---\nBetter!\n");
            assertThat(shop.auto("--mode", "custom", "--dry-run").err()).isEmpty();
            shop.delete("modes/custom.md")
                    .with(own ->
                            own.putObject("objective").put("metric", "passRate").put("target", 1));
            assertThat(shop.auto("--mode", "custom", "--dry-run").err()).isEmpty();
        }

        @Test
        void isNotSaidToSomebodyWhoIsAsked() {
            assertThat(shop.typing("", "--mode", "custom", "--dry-run").err()).isEmpty();
        }
    }
}
