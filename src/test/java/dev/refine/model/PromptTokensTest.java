package dev.refine.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromptTokensTest {

    @Test
    void countsWhatAModelReads() {
        assertThat(PromptTokens.count("")).isZero();
        assertThat(PromptTokens.count("Copy the card.")).isEqualTo(4);
        assertThat(PromptTokens.count("Straßenbahnhaltestelle 東京 🚃")).isGreaterThan(8);
    }

    @Test
    void takesSpecialTokensForOrdinaryText() {
        assertThat(PromptTokens.count("<|endoftext|>")).isGreaterThan(1);
    }
}
