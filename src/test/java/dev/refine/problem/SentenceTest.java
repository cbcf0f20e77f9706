package dev.refine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentenceTest {

    @Test
    void beginsWithACapitalLetterAndEndsWithOneFullStop() {
        assertThat(Sentence.of("it is no JSON object")).isEqualTo("It is no JSON object.");
        assertThat(Sentence.of("it is not JSON: line 1.")).isEqualTo("It is not JSON: line 1.");
    }
}
