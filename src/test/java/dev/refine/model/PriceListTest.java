package dev.refine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceListTest {

    @TempDir
    Path folder;

    private PriceList list(String text) throws IOException {
        return PriceList.read(Files.writeString(folder.resolve("prices.json"), text));
    }

    private PriceList usual() throws IOException {
        return list("""
                {"sample_spec": {"mode": "chat"},
                 "small-1": {"input_cost_per_token": 1e-6, "output_cost_per_token": 4e-6,
                             "cache_read_input_token_cost": 1e-7},
                 "openai/plain": {"input_cost_per_token": 2e-6, "output_cost_per_token": 2e-6}}""");
    }

    @Test
    void countsCachedTokensAtTheirOwnPrice() throws IOException {
        Usage usage = usual().priced("anthropic/small-1", Usage.ofTokens(1000L, 400L, 100L));

        assertThat(usage.costUsd().orElseThrow()).isCloseTo(600e-6 + 40e-6 + 400e-6, within(1e-12));
        assertThat(usage.basis()).isEqualTo(Usage.CostBasis.COMPUTED);
    }

    @Test
    void findsAModelWithItsProvider() throws IOException {
        assertThat(usual().priced("openai/plain", Usage.ofTokens(10L, null, 5L))
                        .costUsd()
                        .orElseThrow())
                .isCloseTo(30e-6, within(1e-12));
    }

    /** Whoever named it has to correct the name: that is no fault of the disk. */
    @Test
    void isNamedWhereItIsNotThere() throws IOException {
        Path none = folder.resolve("price.json");
        Path latin = Files.write(folder.resolve("latin.json"), new byte[] {'{', '"', (byte) 0xe9, '"'});

        assertThatThrownBy(() -> PriceList.read(none))
                .isInstanceOf(UsageException.class)
                .hasMessage(none + ": there is no such list of prices [price-file]. The \"prices\" of a model or"
                        + " REFINE_MODEL_PRICES names it. Correct the path.");
        assertThatThrownBy(() -> PriceList.read(folder))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> PriceList.read(latin))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("it is not valid UTF-8.");
    }

    @Test
    void leavesTheUnknownUnknown() throws IOException {
        Usage unlisted = Usage.ofTokens(10L, 0L, 5L);

        assertThat(usual().priced("openai/other", unlisted)).isEqualTo(unlisted);
        assertThat(usual().priced("x/small-1", Usage.unknown())).isEqualTo(Usage.unknown());
        assertThat(PriceList.EMPTY.priced("x/small-1", unlisted)).isEqualTo(unlisted);
    }

    @Test
    void keepsACostThatWasReported() throws IOException {
        Usage reported = Usage.ofTokens(10L, 0L, 5L).withCost(0.2, Usage.CostBasis.REPORTED);

        assertThat(usual().priced("x/small-1", reported)).isEqualTo(reported);
    }

    @Test
    void refusesWhatIsNoPriceList() {
        assertThatThrownBy(() -> list("{\"small-1\": 3}"))
                .isInstanceOf(UsageException.class)
                .hasMessage(folder.resolve("prices.json") + ": is no list of prices [price-file]. no model in it has"
                        + " input_cost_per_token and output_cost_per_token. It is an object of model names, each with"
                        + " its dollars per token.");
    }
}
