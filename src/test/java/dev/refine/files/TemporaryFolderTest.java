package dev.refine.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {

    /** Larger than any system gives to a process. */
    private static final String NOBODY = "999999999";

    @TempDir
    Path home;

    @Test
    void aNewOneIsEmptyAndNamesItsProcess() throws IOException {
        Path made = TemporaryFolder.make();
        try {
            assertThat(made).isEmptyDirectory();
            assertThat(made.getFileName().toString())
                    .matches("refine-[0-9a-f]{8}-" + ProcessHandle.current().pid() + "-[0-9a-f]{8}-\\d+");
        } finally {
            Folders.remove(made);
        }
    }

    @Test
    void whatDeadProcessesLeftGoesAndNothingElse() throws IOException {
        Path made = TemporaryFolder.make();
        String name = made.getFileName().toString();
        Files.delete(made);
        String realm = name.substring(0, "refine-".length() + 8);
        long parent = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L);
        Path own = folder(name);
        List<Path> kept = List.of(
                own,
                folder(realm + "-" + parent + "-00000000-1"),
                folder("refine-" + ("refine-ffffffff".equals(realm) ? "eeeeeeee" : "ffffffff") + "-" + NOBODY
                        + "-00000000-1"),
                folder(realm + "-" + NOBODY + "-mine"),
                folder("refine-" + NOBODY));
        Path elsewhere = folder("elsewhere");
        Files.writeString(elsewhere.resolve("kept"), "x");
        Files.createSymbolicLink(home.resolve(realm + "-" + NOBODY + "-00000000-2"), elsewhere);
        Path dead = folder(realm + "-" + NOBODY + "-00000000-1");
        Files.createSymbolicLink(dead.resolve("link"), elsewhere);
        Files.writeString(Files.createDirectory(dead.resolve("work")).resolve("text"), "x");
        folder(realm + "-" + ProcessHandle.current().pid() + "-00000000-1");

        TemporaryFolder.sweep(own);

        try (Stream<Path> left = Files.list(home)) {
            assertThat(left)
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    kept.stream(),
                                    Stream.of(elsewhere, home.resolve(realm + "-" + NOBODY + "-00000000-2")))
                            .toList());
        }
        assertThat(elsewhere.resolve("kept")).hasContent("x");
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectory(home.resolve(name));
    }
}
