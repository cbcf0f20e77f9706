package dev.refine.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.files.Sha256;
import dev.refine.problem.RefineException;
import dev.refine.problem.SessionException;
import dev.refine.propose.Edit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proposals that try to write anywhere but into the listed files, by name and by swapping what a name leads to. */
class OutsideWriteTest {

    @TempDir
    Path root;

    private Path folder;
    private EditingFolder editing;

    @BeforeEach
    void makeTree() throws IOException {
        folder = Files.createDirectories(root.resolve("work"));
        editing =
                new EditingFolder(folder).file("prompts/extract.md", "Read.\n").file("schema.json", "{}\n");
        Files.createDirectories(folder.resolve("prompts-evil"));
        Files.writeString(folder.resolve("prompts-evil/extract.md"), "Read.\n");
        Files.writeString(root.resolve("secret.md"), "Read.\n");
        Files.writeString(folder.resolve("prompts/other.md"), "Read.\n");
        Files.createDirectories(folder.resolve("expected"));
        Files.writeString(folder.resolve("expected/a.json"), "Read.\n");
        Files.createSymbolicLink(folder.resolve("prompts/link.md"), root.resolve("secret.md"));
        Files.createSymbolicLink(folder.resolve("prompts/dangling.md"), root.resolve("new.md"));
        Files.createSymbolicLink(folder.resolve("out"), root);
        Files.createLink(folder.resolve("prompts/hard.md"), root.resolve("secret.md"));
    }

    private List<String> hostilePaths() {
        List<String> paths = new ArrayList<>(List.of(
                "",
                " ",
                ".",
                "..",
                "/",
                "~",
                "~/.bashrc",
                "prompts",
                "prompts/",
                "new.md",
                "prompts/new.md",
                "../secret.md",
                "prompts/../../secret.md",
                "./prompts/extract.md",
                "prompts/./extract.md",
                "prompts//extract.md",
                "/prompts/extract.md",
                "prompts/extract.md/",
                "prompts/extract.md/.",
                "prompts/../prompts/extract.md",
                "prompts-evil/extract.md",
                "prompts-evil/../prompts/extract.md",
                "prompts/link.md",
                "prompts/dangling.md",
                "prompts/hard.md",
                "prompts/other.md",
                "out/secret.md",
                "expected/a.json",
                "prompts/extract.md\u0000",
                "prompts/extract.md\u0000.png",
                "prompts/extract.md\n",
                "\nprompts/extract.md",
                " prompts/extract.md",
                "prompts/extract.md ",
                "prompts/extract.md.",
                "PROMPTS/EXTRACT.MD",
                "prompts/Extract.md",
                "prompts\\extract.md",
                "..\\secret.md",
                "C:\\prompts\\extract.md",
                "C:/prompts/extract.md",
                "file:prompts/extract.md",
                "file:///etc/passwd",
                "http://example.org/x",
                "prompts/extract.md::$DATA",
                "prompts/*.md",
                "*",
                "prompts/ext?act.md",
                "{prompts/extract.md}",
                "${HOME}/x",
                "$(pwd)/prompts/extract.md",
                "prompts%2Fextract.md",
                "prompts/..%2f..%2fsecret.md",
                "prompts/e\u0301xtract.md",
                "prompts\u2215extract.md",
                "prompts/extract.md\u200B",
                "prompts/\u202Eextract.md",
                "/dev/null",
                "/dev/full",
                "/dev/stdout",
                "/proc/self/mem",
                "CON",
                "NUL",
                "0",
                "1",
                "-rf",
                "refine.manifest.json",
                ".refine/lock",
                ".git/hooks/pre-commit"));
        paths.add(root.resolve("secret.md").toString());
        paths.add(folder.resolve("prompts/extract.md").toString());
        paths.add("a/".repeat(5_000) + "x");
        paths.add("../".repeat(200) + "etc/passwd");
        return paths;
    }

    @Test
    void noNameButAListedOneIsEverWritten() throws IOException {
        Map<String, String> before = tree();
        List<String> paths = hostilePaths();
        assertThat(paths).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
        for (String path : paths) {
            for (Edit edit : List.of(new Edit(path, "Read.", "Owned."), new Edit(path, "", "Owned."))) {
                assertThat(editing.refusal(edit))
                        .as(path)
                        .isEqualTo("edit refused: " + Quoted.of(path) + " is not a file that may be edited"
                                + " [edit-path]. These may: prompts/extract.md, schema.json. Nothing was written.");
            }
        }
        assertThat(editing.refusal(new Edit(null, "", "Owned."))).contains("[edit-path]");
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void noFolderSwappedForALinkIsFollowed() throws IOException {
        ListedFiles listed = editing.listed();
        ChangedFile change = editing.change(new Edit("prompts/extract.md", "Read.", "Owned."));
        Files.move(folder.resolve("prompts"), folder.resolve("moved"));
        Files.createSymbolicLink(folder.resolve("prompts"), folder.resolve("prompts-evil"));
        Map<String, String> before = tree();

        assertChanged(() -> new EditPlanner(listed).plan(List.of(new Edit("prompts/extract.md", "Read.", "Owned."))));
        assertChanged(() -> EditingFolder.apply(new FileEditor(listed), change));
        assertChanged(() -> new FileEditor(listed).restore("prompts/extract.md", change.after()));
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void noFolderSwappedForALinkIsFollowedEvenWhenTheFileIsGone() throws IOException {
        ListedFiles listed = editing.listed();
        Files.move(folder.resolve("prompts"), folder.resolve("moved"));
        Files.delete(folder.resolve("prompts-evil/extract.md"));
        Files.createSymbolicLink(folder.resolve("prompts"), folder.resolve("prompts-evil"));
        Map<String, String> before = tree();

        assertChanged(() -> new FileEditor(listed).restore("prompts/extract.md", new byte[] {1}));
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void noFileSwappedForALinkIsFollowed() throws IOException {
        Path file = folder.resolve("prompts/extract.md");
        for (Path target : List.of(root.resolve("secret.md"), root.resolve("new.md"), Path.of("/dev/null"))) {
            Files.deleteIfExists(file);
            Files.writeString(file, "Read.\n");
            ListedFiles listed = editing.listed();
            ChangedFile change = editing.change(new Edit("prompts/extract.md", "Read.", "Owned."));
            Files.delete(file);
            Files.createSymbolicLink(file, target);
            Map<String, String> before = tree();

            assertChanged(() -> EditingFolder.apply(new FileEditor(listed), change));
            assertThat(tree()).as(target.toString()).isEqualTo(before);
            Files.delete(file);
        }
    }

    /** The race itself: whatever the moment of the swap, the file outside keeps its bytes. */
    @Test
    void noSwapDuringTheWriteReachesTheFileOutside() throws Exception {
        Path file = folder.resolve("prompts/extract.md");
        Path spare = folder.resolve("prompts/spare");
        ListedFiles listed = editing.listed();
        ChangedFile change = editing.change(new Edit("prompts/extract.md", "Read.", "Owned."));
        Thread swapper = new Thread(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    Files.deleteIfExists(spare);
                    Files.createSymbolicLink(spare, root.resolve("secret.md"));
                    Files.move(spare, file, StandardCopyOption.ATOMIC_MOVE);
                    Files.writeString(spare, "Read.\n");
                    Files.move(spare, file, StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        swapper.start();
        FileEditor editor = new FileEditor(listed);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            try {
                EditingFolder.apply(editor, change);
            } catch (RefineException e) {
                refused++;
            }
        }
        swapper.interrupt();
        swapper.join();
        assertThat(refused).isPositive();
        EditingFolder.apply(editor, change);
        assertThat(file).hasContent("Owned.\n");
        assertThat(root.resolve("secret.md")).hasContent("Read.\n");
    }

    private static void assertChanged(ThrowingCallable write) {
        assertThatThrownBy(write)
                .isInstanceOf(SessionException.class)
                .hasMessageStartingWith("prompts/extract.md: changed outside of the session [file-changed].");
    }

    private Map<String, String> tree() throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> found = Files.walk(root)) {
            for (Path path : (Iterable<Path>) found::iterator) {
                String name = root.relativize(path).toString();
                if (Files.isSymbolicLink(path)) {
                    tree.put(name, "-> " + Files.readSymbolicLink(path));
                } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    tree.put(name, Sha256.of(Files.readAllBytes(path)));
                } else {
                    tree.put(name, "folder");
                }
            }
        }
        return tree;
    }
}
