package dev.refine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlobExpandTest {

    @TempDir
    Path root;

    private void write(String... names) throws IOException {
        for (String name : names) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    private List<String> found(String glob) {
        return Glob.of(glob).expand(root).stream().map(GlobMatch::relative).toList();
    }

    @Test
    void findsFilesInOrderOfTheirBytes() throws IOException {
        write("c/b.txt", "c/B.txt", "c/a.txt", "c/é.txt", "c/.x.txt", "c/other.md", "c/sub/z.txt");
        assertThat(found("c/*.txt")).containsExactly("c/.x.txt", "c/B.txt", "c/a.txt", "c/b.txt", "c/é.txt");
    }

    @Test
    void ordersCharactersAboveTheSurrogatesFirst() {
        assertThat(PathOrder.BYTES.compare("\uFF41", "\uD83D\uDE00")).isNegative();
        assertThat(PathOrder.BYTES.compare("a", "ab")).isNegative();
    }

    @Test
    void descendsAnyNumberOfFolders() throws IOException {
        write("c/a.txt", "c/x/b.txt", "c/x/y/c.txt", "d/e.txt");
        assertThat(found("c/**/*.txt")).containsExactly("c/a.txt", "c/x/b.txt", "c/x/y/c.txt");
        assertThat(found("**/*.txt")).containsExactly("c/a.txt", "c/x/b.txt", "c/x/y/c.txt", "d/e.txt");
        assertThat(found("c/**")).containsExactly("c/a.txt", "c/x/b.txt", "c/x/y/c.txt");
    }

    @Test
    void findsPlainPathsAndPathsOutside() throws IOException {
        write("in/a.txt", "out/b.txt");
        Path in = root.resolve("in");
        assertThat(Glob.of("a.txt").expand(in)).extracting(GlobMatch::relative).containsExactly("a.txt");
        assertThat(Glob.of("../out/*.txt").expand(in))
                .extracting(GlobMatch::relative)
                .containsExactly("../out/b.txt");
        assertThat(Glob.of(root + "/out/*").expand(in))
                .extracting(GlobMatch::relative)
                .containsExactly("../out/b.txt");
        assertThat(found("in/missing.txt")).isEmpty();
        assertThat(found("missing/*.txt")).isEmpty();
    }

    @Test
    void countsFileFoundByTwoBranchesOnce() throws IOException {
        write("c/a.txt");
        assertThat(found("c/{a,*}.txt")).containsExactly("c/a.txt");
        assertThat(found("**/**/*.txt")).containsExactly("c/a.txt");
    }

    @Test
    void followsLinksToFilesAndEntersNoCycle() throws IOException {
        write("c/a.txt", "far/b.txt");
        Files.createSymbolicLink(root.resolve("c/link.txt"), root.resolve("far/b.txt"));
        Files.createSymbolicLink(root.resolve("c/loop"), root.resolve("c"));
        Files.createSymbolicLink(root.resolve("c/dangling.txt"), root.resolve("nowhere"));
        assertThat(found("c/**/*.txt")).containsExactly("c/a.txt", "c/link.txt");
        assertThat(found("c/loop/a.txt")).containsExactly("c/loop/a.txt");
    }

    @Test
    void leavesOutFolders() throws IOException {
        write("c/a.txt/inner", "c/b.txt");
        assertThat(found("c/*.txt")).containsExactly("c/b.txt");
    }

    @Test
    void marksNameThatIsNotText() throws Exception {
        Files.createDirectories(root.resolve("c"));
        Process shell = new ProcessBuilder("sh", "-c", "printf x > \"$(printf 'c/\\377.txt')\"")
                .directory(root.toFile())
                .start();
        assumeThat(shell.waitFor()).as("the file system takes any bytes").isZero();
        assertThat(Glob.of("c/*.txt").expand(root))
                .singleElement()
                .satisfies(match -> assertThat(match.readable()).isFalse());
    }

    @Test
    void saysWhichFolderCannotBeRead() throws IOException {
        write("c/a.txt");
        Path folder = root.resolve("c");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
        try {
            assumeThat(Files.isReadable(folder)).as("run as root").isFalse();
            assertThatThrownBy(() -> found("c/*.txt"))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("the folder " + folder + " cannot be read [folder-unreadable]. Give yourself permission"
                            + " to read it, or correct the glob that leads there.");
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
