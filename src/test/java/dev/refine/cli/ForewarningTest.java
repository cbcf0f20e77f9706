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
}
