package dev.refine.cli.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.propose.Edit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SmallestEditTest {

    private static final long SEED = 30_117L;

    @Test
    void isTheChangedLineWhenItStandsAlone() {
        assertThat(SmallestEdit.between("p", "a\nb\nc\n", "a\nB\nc\n")).isEqualTo(new Edit("p", "b\n", "B\n"));
    }

    @Test
    void growsUntilItCanBeFoundOnlyOnce() {
        assertThat(SmallestEdit.between("p", "x\na\nx\nb\n", "x\na\ny\nb\n"))
                .isEqualTo(new Edit("p", "a\nx\nb\n", "a\ny\nb\n"));
    }

    @Test
    void anchorsAnInsertionAtItsNeighbours() {
        assertThat(SmallestEdit.between("p", "a\nb\nc\n", "a\nb\nnew\nc\n"))
                .isEqualTo(new Edit("p", "b\nc\n", "b\nnew\nc\n"));
        assertThat(SmallestEdit.between("p", "a\nb", "a\nb\nc")).isEqualTo(new Edit("p", "b", "b\nc"));
    }

    @Test
    void appendsToAnEmptyFile() {
        assertThat(SmallestEdit.between("p", "", "a\n")).isEqualTo(new Edit("p", "", "a\n"));
    }

    @Test
    void alwaysTurnsTheOneTextIntoTheOther() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 5_000; round++) {
            String before = text(random);
            String after = text(random);
            Edit edit = SmallestEdit.between("p", before, after);
            String applied = edit.search().isEmpty() ? before + edit.replace() : replaceOnly(before, edit);
            assertThat(applied)
                    .as("seed %d, round %d: %s to %s by %s", SEED, round, before, after, edit)
                    .isEqualTo(after);
        }
    }

    private static String replaceOnly(String text, Edit edit) {
        int at = text.indexOf(edit.search());
        assertThat(at).isNotNegative().isEqualTo(text.lastIndexOf(edit.search()));
        return text.substring(0, at)
                + edit.replace()
                + text.substring(at + edit.search().length());
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append("ab ".charAt(random.nextInt(3))).append(random.nextInt(4) == 0 ? "" : "\n");
        }
        return text.toString();
    }
}
