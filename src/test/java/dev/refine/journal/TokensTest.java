package dev.refine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.json.Json;
import org.junit.jupiter.api.Test;

class TokensTest {

    @Test
    void showsWhatIsKnownAndNothingElse() {
        assertThat(Tokens.of(1200L, 300L, 0.5).counts()).isEqualTo("1200 in, 300 out");
        assertThat(Tokens.of(0L, null, 0.5).counts()).isEqualTo("0 in, unknown out");
        assertThat(Tokens.of(null, 7L, null).counts()).isEqualTo("unknown in, 7 out");
        assertThat(Tokens.of(null, null, 0.5).counts()).isEqualTo("not reported");
    }

    @Test
    void readsOlderJournalsWithOneFlagForAllThree() {
        assertThat(read("{\"input\":5,\"output\":7,\"costUsd\":0.5,\"known\":true}"))
                .isEqualTo(Tokens.of(5L, 7L, 0.5));
        assertThat(read("{\"input\":5,\"output\":7,\"costUsd\":0.5,\"known\":false}"))
                .isEqualTo(Tokens.of(null, null, null));
    }

    @Test
    void comesBackWithEachPartKnownByItself() {
        Tokens tokens = Tokens.of(5L, null, 0.5);

        assertThat(Json.compact(tokens)).isEqualTo("{\"input\":5,\"output\":null,\"costUsd\":0.5,\"known\":false}");
        assertThat(read(Json.compact(tokens))).isEqualTo(tokens);
    }

    private static Tokens read(String json) {
        return Json.bind(Json.parse(json), Tokens.class);
    }
}
