package dev.refine.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LeafWordsTest {

    @Test
    void saysWhatAChangeIsAboutWithoutNamesThatNoDocumentHas() {
        assertThat(LeafWords.changed(List.of(
                        "+#fence", "+/dueDate", "+/lines/+0/note", "+/lines/+1/note", "/lines#order", "/lines/2/sku")))
                .containsExactly("fence", "extra /dueDate", "extra /lines/*/note", "order of /lines", "/lines/2/sku");
    }

    @Test
    void leavesChecksAndKeysAsTheyAre() {
        assertThat(LeafWords.changed(List.of("check:sh check.sh {output}", "critique", "/no#1", "/+1/x")))
                .containsExactly("check:sh check.sh {output}", "critique", "/no#1", "/+1/x");
    }

    @Test
    void countsWhatAnExtraRowHoldsToTheRowAndNotToTheFieldsOfOthers() {
        assertThat(LeafWords.field("/lines/+0/note")).isEqualTo("/lines/*");
        assertThat(LeafWords.field("/lines/12/note")).isEqualTo("/lines/*/note");
        assertThat(LeafWords.field("/lines/3#order")).isEqualTo("/lines/*#order");
        assertThat(LeafWords.field("/total")).isEqualTo("/total");
    }

    @Test
    void aFieldIsAPathOrWhatIsSaidOfTheWholeOutputOrOfAnOrder() {
        assertThat(LeafWords.ofField("/total")).isEqualTo("/total");
        assertThat(LeafWords.ofField("#fence")).isEqualTo("fence");
        assertThat(LeafWords.ofField("/lines/*#order")).isEqualTo("order of /lines/*");
        assertThat(LeafWords.ofField("/c#sharp")).isEqualTo("/c#sharp");
    }
}
