package dev.refine.diagnose.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchedTextTest {

    @Test
    void isReadOnceHoweverManyValuesAreLookedForInIt() {
        String text = "On 3 May 2024 it was 7,50.";
        SearchedText first = new SearchedText(text);

        assertThat(first.dates()).hasSize(1).isSameAs(first.dates());
        assertThat(first.numbers()).isNotEmpty().isSameAs(first.numbers());
        assertThat(first.lowered()).isEqualTo("on 3 may 2024 it was 7,50.").isSameAs(first.lowered());
        assertThat(first.letters()).isEqualTo(Plain.letters(text)).isSameAs(first.letters());
    }
}
