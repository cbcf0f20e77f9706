package dev.refine.quality.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeMergeTest {

    private static final FileTree BASE = tree("abcdefgh");

    /** Each letter is a line. */
    @ParameterizedTest
    @CsvSource({
        "Abcdefgh, abcdefgH, AbcdefgH",
        "abcdefgh, xyz, xyz",
        "abcxdefgh, abcdefghyz, abcxdefghyz",
        "bcdefgh, abcdefg, bcdefg",
        "abXdefgh, abXdefgY, abXdefgY"
    })
    void changesInDifferentPlacesComeTogether(String first, String second, String merged) {
        expect(TreeMerge.of(BASE, tree(first), tree(second)), tree(merged));
        expect(TreeMerge.of(BASE, tree(second), tree(first)), tree(merged));
    }

    @ParameterizedTest
    @CsvSource({"abXdefgh, abYdefgh", "abXdefgh, abdefgh", "abcxdefgh, abcydefgh", "abXYefgh, abcdZfgh"})
    void changesInTheSamePlaceDoNot(String first, String second) {
        TreeMerge.Merged merged = TreeMerge.of(BASE, tree(first), tree(second));

        assertThat(merged.conflicts()).containsExactly("text");
        assertThat(merged.tree().digest()).isEqualTo(tree(first).digest());
    }

    @Test
    void filesComeAndGoOnEitherSide() {
        FileTree base = FileTree.EMPTY.with("a", "1").with("b", "1").with("c", "1");
        FileTree first = FileTree.EMPTY.with("b", "1").with("c", "1").with("d", "1");
        FileTree second = FileTree.EMPTY.with("a", "1").with("b", "2").with("c", "1");

        expect(
                TreeMerge.of(base, first, second),
                FileTree.EMPTY.with("b", "2").with("c", "1").with("d", "1"));
    }

    @Test
    void fileThatOneChangedAndTheOtherTookAwayIsAConflict() {
        assertThat(TreeMerge.of(BASE, FileTree.EMPTY, tree("x")).conflicts()).containsExactly("text");
        assertThat(TreeMerge.of(BASE, tree("x"), FileTree.EMPTY).conflicts()).containsExactly("text");
    }

    @Test
    void whatIsNoTextIsNeverMergedByLines() {
        FileTree base = bytes(1, 0, '\n', 2);

        assertThat(TreeMerge.of(base, bytes(9, 0, '\n', 2), bytes(1, 0, '\n', 9))
                        .conflicts())
                .containsExactly("data");
        expect(TreeMerge.of(base, base, bytes(7)), bytes(7));
    }

    @Test
    void permissionAndContentMayComeFromDifferentSides() {
        FileTree executable = FileTree.EMPTY.with(
                Map.of("text", new TreeFile(tree("abcdefgh").files().get("text").bytes(), true)));

        TreeFile merged =
                TreeMerge.of(BASE, executable, tree("abX")).tree().files().get("text");

        assertThat(merged.executable()).isTrue();
        assertThat(merged.text()).isEqualTo("a\nb\nX\n");
    }

    @Test
    void sideThatChangedNothingChangesNothing() {
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            FileTree base = tree(letters(random));
            FileTree other = tree(letters(random));

            for (TreeMerge.Merged merged : List.of(
                    TreeMerge.of(base, base, other),
                    TreeMerge.of(base, other, base),
                    TreeMerge.of(base, other, other))) {
                assertThat(merged.conflicts()).as("seed " + seed).isEmpty();
                assertThat(merged.tree().digest()).as("seed " + seed).isEqualTo(other.digest());
            }
        }
    }

    private static void expect(TreeMerge.Merged merged, FileTree tree) {
        assertThat(merged.conflicts()).isEmpty();
        assertThat(merged.tree().digest()).isEqualTo(tree.digest());
    }

    private static String letters(SplittableRandom random) {
        List<String> letters = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            letters.add("abc".charAt(random.nextInt(3)) + "");
        }
        return String.join("", letters);
    }

    private static FileTree tree(String letters) {
        return FileTree.EMPTY.with("text", letters.replaceAll("(.)", "$1\n"));
    }

    private static FileTree bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return FileTree.EMPTY.with(Map.of("data", new TreeFile(bytes, false)));
    }
}
