package dev.refine.critique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.problem.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageChoiceTest {

    private static List<Integer> shown(PageChoice choice, String caseId, int drawn) {
        List<Path> pages = IntStream.rangeClosed(1, drawn)
                .mapToObj(number -> Path.of("p" + number + ".png"))
                .toList();
        return choice.of(caseId, pages).stream()
                .peek(page -> assertThat(page.file()).isEqualTo(pages.get(page.number() - 1)))
                .map(Page::number)
                .toList();
    }

    @Test
    void showsAllPagesWhereNoneIsFlagged() {
        assertThat(shown(PageChoice.ALL, "a", 3)).containsExactly(1, 2, 3);
        assertThat(PageChoice.ALL.isAll()).isTrue();
    }

    @Test
    void takesNumbersAndRangesForEveryCase() {
        PageChoice choice = new PageChoice(List.of("2, 4-6", "9"));

        assertThat(shown(choice, "a", 10)).containsExactly(2, 4, 5, 6, 9);
        assertThat(shown(choice, "b", 4)).containsExactly(2, 4);
        assertThat(choice.cases()).isEmpty();
    }

    @Test
    void takesPagesOfOneCaseAndWholeCases() {
        PageChoice choice = new PageChoice(List.of("a:2-3,b/c:", "2024:1"));

        assertThat(shown(choice, "a", 5)).containsExactly(2, 3);
        assertThat(shown(choice, "b/c", 2)).containsExactly(1, 2);
        assertThat(shown(choice, "2024", 2)).containsExactly(1);
        assertThat(choice.cases()).containsExactly("a", "b/c", "2024");
        assertThat(choice.flags("d", 2)).isFalse();
        assertThat(shown(choice, "d", 2)).as("nothing is flagged of it").containsExactly(1, 2);
    }

    @Test
    void flagsNothingOfACaseThatHasNoSuchPage() {
        assertThat(new PageChoice(List.of("3")).flags("a", 2)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "3-2", "a", "a:b", "1,,2", "1.5"})
    void refusesWhatNamesNoPages(String word) {
        String item = word.equals("1,,2") ? "" : word;

        assertThatThrownBy(() -> new PageChoice(List.of(word)))
                .isInstanceOf(UsageException.class)
                .hasMessage("\"" + item + "\" names no pages [pages]. Pages are counted from 1."
                        + " Write for instance --pages 2,4-6 or, of one case, --pages invoice-7:1-3.");
    }
}
