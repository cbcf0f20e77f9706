package dev.refine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.problem.SessionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentStoreTest {

    @TempDir
    Path session;

    private Path folder;
    private ContentStore store;

    @BeforeEach
    void makeStore() {
        folder = session.resolve("files");
        store = new ContentStore(folder);
    }

    @Test
    void givesBackWhatWasPut() {
        SplittableRandom random = new SplittableRandom(7);
        for (int length : new int[] {0, 1, 1_000, 100_000}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String sha = store.put(bytes);
            assertThat(sha).isEqualTo(Sha256.of(bytes));
            assertThat(store.get(sha)).isEqualTo(bytes);
            assertThat(folder.resolve(sha)).hasBinaryContent(bytes);
        }
    }

    @Test
    void keepsSameBytesOnceAndMendsDamagedCopy() throws IOException {
        String sha = store.put(AtomicFileTest.bytes("text"));
        Object key = Files.getAttribute(folder.resolve(sha), "unix:ino");
        store.put(AtomicFileTest.bytes("text"));
        assertThat(Files.getAttribute(folder.resolve(sha), "unix:ino")).isEqualTo(key);

        Files.writeString(folder.resolve(sha), "tex!");
        store.put(AtomicFileTest.bytes("text"));
        assertThat(folder.resolve(sha)).hasContent("text");
    }

    @Test
    void refusesDamagedCopy() throws IOException {
        String sha = store.put(AtomicFileTest.bytes("text"));
        Files.writeString(folder.resolve(sha), "tex!");
        assertThatThrownBy(() -> store.get(sha))
                .isInstanceOf(SessionException.class)
                .hasMessage(folder + ": the saved copy " + sha + " is damaged [content-damaged]."
                        + " The session cannot go on without it."
                        + " Put the file back from a backup of the session folder, or start a new session.");
    }

    @Test
    void refusesUnknownHashAndAnythingThatIsNone() throws IOException {
        Files.writeString(session.resolve("secret"), "x");
        for (String sha : new String[] {Sha256.of("never put"), "../secret", "", "secret\u0000"}) {
            assertThatThrownBy(() -> store.get(sha))
                    .isInstanceOf(SessionException.class)
                    .hasMessage(folder + ": the saved copy " + sha + " is missing [content-missing]."
                            + " The session cannot go on without it."
                            + " Put the file back from a backup of the session folder, or start a new session.");
        }
    }
}
