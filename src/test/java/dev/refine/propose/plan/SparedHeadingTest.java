package dev.refine.propose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.propose.Edit;
import org.junit.jupiter.api.Test;

class SparedHeadingTest {

    private static final Edit RULE = append("\n## Output rules\n\n- Use ISO dates.\n");

    private static Edit append(String text) {
        return new Edit("p", "", text);
    }

    @Test
    void leavesTheHeadingWhereTheFileHasNone() {
        assertThat(SparedHeading.of(RULE, "Read it.\n")).isEqualTo(RULE);
    }

    @Test
    void goesOnWithTheListThatTheFileEndsWith() {
        assertThat(SparedHeading.of(RULE, "Read it.\n\n## Output rules\n\n- No prose.\n"))
                .isEqualTo(append("- Use ISO dates.\n"));
    }

    @Test
    void beginsANewLineAndAParagraphWhereTheSectionEndsWithText() {
        assertThat(SparedHeading.of(RULE, "## Output rules\n\nBe short.")).isEqualTo(append("\n\n- Use ISO dates.\n"));
    }

    @Test
    void leavesTheHeadingWhereAnotherSectionFollowed() {
        assertThat(SparedHeading.of(RULE, "## Output rules\n\n- No prose.\n\n## Examples\n"))
                .isEqualTo(RULE);
    }

    @Test
    void leavesTextThatIsPutInsteadOfAnother() {
        Edit replacing = new Edit("p", "No prose.", "## Output rules\n\n- No prose.");

        assertThat(SparedHeading.of(replacing, "## Output rules\n\nNo prose.\n"))
                .isEqualTo(replacing);
        assertThat(SparedHeading.bare(replacing)).isEqualTo(replacing);
    }

    @Test
    void leavesAHeadingWithNothingBelow() {
        Edit heading = append("## Output rules\n");

        assertThat(SparedHeading.of(heading, "## Output rules\n")).isEqualTo(heading);
    }

    @Test
    void knowsTheEditWithItsHeadingAndWithout() {
        Edit spared = SparedHeading.of(RULE, "## Output rules\n\nBe short.");

        assertThat(SparedHeading.bare(spared)).isEqualTo(SparedHeading.bare(RULE));
    }
}
