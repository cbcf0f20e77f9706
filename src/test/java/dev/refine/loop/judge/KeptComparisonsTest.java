package dev.refine.loop.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.compare.Comparison;
import dev.refine.files.FileStamp;
import dev.refine.loop.judge.KeptComparisons.Stamps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptComparisonsTest {

    private static final Comparison WRONG =
            new Comparison(false, 0.5, 0.5, 0.5, List.of(), Set.of("/a"), Set.of(), List.of(), List.of());

    @TempDir
    Path folder;

    private final KeptComparisons kept = new KeptComparisons();

    @Test
    void keepsWhatWasFoundWhileBothFilesAreAsTheyWere() throws IOException {
        Path expected = write("expected.json", "{\"a\": 1}");
        Path output = write("output.json", "{\"a\": 2}");
        Stamps then = stamps(expected, output);
        kept.keep(output, then, WRONG);

        assertThat(kept.of(output, stamps(expected, output))).containsSame(WRONG);

        write("output.json", "{\"a\": 1}");
        Files.setLastModifiedTime(output, FileTime.fromMillis(1));
        assertThat(kept.of(output, stamps(expected, output))).isEmpty();
    }

    @Test
    void forgetsWhenTheExpectedFileIsReplacedOrGone() throws IOException {
        Path expected = write("expected.json", "{\"a\": 1}");
        Path output = write("output.json", "{\"a\": 2}");
        kept.keep(output, stamps(expected, output), WRONG);

        Files.delete(expected);
        assertThat(kept.of(output, stamps(expected, output))).isEmpty();
        write("expected.json", "{\"a\": 1, \"b\": 2}");
        assertThat(kept.of(output, stamps(expected, output))).isEmpty();
    }

    @Test
    void keepsNothingOfEqualFiles() throws IOException {
        Path output = write("output.json", "{}");
        kept.keep(output, stamps(output, output), Comparison.SAME);

        assertThat(kept.of(output, stamps(output, output))).isEmpty();
    }

    @Test
    void forgetsTheOldestWhereTheFilesAreLarge() throws IOException {
        Path expected = write("expected.json", "[]");
        Path small = write("small.json", "[1]");
        kept.keep(small, stamps(expected, small), WRONG);
        for (int i = 0; i < 5; i++) {
            Path large = write("large-" + i + ".json", " ".repeat(1_000_000) + "[2]");
            kept.keep(large, stamps(expected, large), WRONG);
            assertThat(kept.of(large, stamps(expected, large))).containsSame(WRONG);
        }

        assertThat(kept.of(small, stamps(expected, small))).isEmpty();
        Path first = folder.resolve("large-0.json");
        assertThat(kept.of(first, stamps(expected, first))).isEmpty();

        Path huge = write("huge.json", " ".repeat(5_000_000));
        kept.keep(huge, stamps(expected, huge), WRONG);
        assertThat(kept.of(huge, stamps(expected, huge))).isEmpty();
    }

    private static Stamps stamps(Path expected, Path output) {
        return new Stamps(FileStamp.of(expected), FileStamp.of(output));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
