package dev.refine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts as they should be, in {@code src/test/resources/golden}. {@code -Dgolden.write} writes what the program makes
 * now; the diff is then the thing to review.
 */
public final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    /** @param name of the file, for instance {@code log/REFINE_LOG.md} */
    public static void isAs(String name, String text) {
        Path file = FOLDER.resolve(name);
        try {
            if (System.getProperty("golden.write") != null) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertThat(text).as(name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
