package dev.refine.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.files.Sha256;
import dev.refine.problem.SessionException;
import dev.refine.propose.Edit;
import dev.refine.workload.EditableFile;
import dev.refine.workload.FileRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEditorTest {

    private static final String WAYS_OUT = " It was not touched. Put the session's copy back with \"refine restore N\","
            + " or start a new session from the file as it is.";

    @TempDir
    Path folder;

    private EditingFolder editing;

    @BeforeEach
    void makeFolder() {
        editing = new EditingFolder(folder);
    }

    /** BOM × CRLF × final line end × mode × link × region. */
    @Test
    void applyThenRestoreGivesTheSameFileInEveryCombination() throws IOException {
        int combinations = 0;
        for (int bits = 0; bits < 64; bits++) {
            Shape shape = new Shape(
                    (bits & 1) != 0,
                    (bits & 2) != 0,
                    (bits & 4) != 0,
                    (bits & 8) != 0,
                    (bits & 16) != 0,
                    (bits & 32) != 0);
            shape.check(folder.resolve("f" + bits));
            combinations++;
        }
        assertThat(combinations).isEqualTo(64);
    }

    private record Shape(boolean mark, boolean crlf, boolean ended, boolean executable, boolean link, boolean region) {

        void check(Path folder) throws IOException {
            EditingFolder editing = new EditingFolder(folder);
            String text = (mark ? "\uFEFF" : "") + "from\nRead it.\nGive the dåte.\nto\nlast" + (ended ? "\n" : "");
            String bytes = crlf ? text.replace("\n", "\r\n") : text;
            EditableFile.Region markers = region ? new EditableFile.Region("from\n", "to\n", false) : null;
            Path real = folder.resolve("real.md");
            editing.file("real.md", FileRole.PROMPT, markers, bytes);
            String name = link ? "link.md" : "real.md";
            if (link) {
                Files.createSymbolicLink(folder.resolve("link.md"), Path.of("real.md"));
                editing = new EditingFolder(folder).list("link.md", FileRole.PROMPT, markers);
            }
            String mode = executable ? "rwxr-x---" : "rw-r--r--";
            Files.setPosixFilePermissions(real, PosixFilePermissions.fromString(mode));

            ListedFiles listed = editing.listed();
            ChangedFile change = editing.change(new Edit(name, "Read it.\n", "Read all of it.\nTwice.\n"));
            FileEditor editor = new FileEditor(listed);
            assertThat(EditingFolder.apply(editor, change)).isEmpty();

            String expected = bytes.replace("Read it.", crlf ? "Read all of it.\r\nTwice." : "Read all of it.\nTwice.");
            check(real, expected, mode);
            assertThat(editor.restore(name, change.before())).isEmpty();
            check(real, bytes, mode);
        }

        private void check(Path real, String text, String mode) throws IOException {
            assertThat(Files.readString(real)).as(toString()).isEqualTo(text);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                    .as(toString())
                    .isEqualTo(mode);
            assertThat(Files.isSymbolicLink(real)).isFalse();
            if (link) {
                assertThat(Files.readSymbolicLink(real.resolveSibling("link.md")))
                        .isEqualTo(Path.of("real.md"));
            }
        }
    }

    /** Random files, random edits: what is planned changes nothing but the place, and restoring gives the bytes. */
    @Test
    void randomEditsAreUndoneExactly() throws IOException {
        List<String> pieces = List.of("a", "b", " ", "\n", "\r\n", "\r", "é", "😀", "\t", "{x}", "x\n", "");
        int planned = 0;
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
            for (int i = random.nextInt(30); i >= 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            editing.file("p.md", text.toString());
            byte[] before = text.toString().getBytes(StandardCharsets.UTF_8);
            String shown = editing.shown("p.md");
            int from = random.nextInt(shown.length() + 1);
            int to = random.nextInt(from, shown.length() + 1);
            Edit edit = new Edit("p.md", shown.substring(from, to), pieces.get(random.nextInt(pieces.size())) + "new");
            ListedFiles listed = editing.listed();
            if (new EditPlanner(listed).plan(List.of(edit)) instanceof EditPlan.Planned plan) {
                planned++;
                FileEditor editor = new FileEditor(listed);
                EditingFolder.apply(editor, plan.changes().get(0));
                assertThat(Files.readAllBytes(folder.resolve("p.md")))
                        .isEqualTo(plan.changes().get(0).after());
                editor.restore("p.md", before);
            }
            assertThat(Files.readAllBytes(folder.resolve("p.md")))
                    .as("seed %s", seed)
                    .isEqualTo(before);
        }
        assertThat(planned).isGreaterThan(50);
    }

    @Test
    void decodingAndEncodingIsTheIdentity() {
        for (int seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> pieces = new ArrayList<>(List.of("\uFEFF", "\r", "\n", "\r\n", "a", "é", "😀", "\u0000"));
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(SourceText.decode(bytes).orElseThrow().encode())
                    .as("seed %s", seed)
                    .isEqualTo(bytes);
        }
        assertThat(SourceText.decode(new byte[] {'a', (byte) 0xC3})).isEmpty();
    }

    @Nested
    class WhenTheFileChangedOutside {

        @Test
        void bringsNothing() throws IOException {
            editing.file("p.md", "mine\n");
            FileEditor editor = new FileEditor(editing.listed());
            assertThatThrownBy(() -> editor.bring("p.md", Sha256.of("a\n"), "b\n".getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(SessionException.class)
                    .hasMessage("p.md: changed outside of the session [file-changed]. It has sha256 "
                            + Sha256.of("mine\n") + ", and the session left it with " + Sha256.of("a\n") + " or "
                            + Sha256.of("b\n") + "." + WAYS_OUT);
            assertThat(folder.resolve("p.md")).hasContent("mine\n");
        }

        @Test
        void restoresWhatTheSessionSaved() throws IOException {
            editing.file("p.md", "a\n");
            FileEditor editor = new FileEditor(editing.listed());
            Files.writeString(folder.resolve("p.md"), "mine\n");
            editor.restore("p.md", "a\n".getBytes(StandardCharsets.UTF_8));
            assertThat(folder.resolve("p.md")).hasContent("a\n");
            Files.delete(folder.resolve("p.md"));
            editor.restore("p.md", "a\n".getBytes(StandardCharsets.UTF_8));
            assertThat(folder.resolve("p.md")).hasContent("a\n");
        }
    }

    @Nested
    class AfterACrash {

        private final byte[] after = "b\n".getBytes(StandardCharsets.UTF_8);

        @Test
        void doesAnAnnouncedChangeAgain() {
            editing.file("p.md", "a\n");
            assertThat(new FileEditor(editing.listed()).bring("p.md", Sha256.of("a\n"), after))
                    .isEmpty();
            assertThat(folder.resolve("p.md")).hasContent("b\n");
        }

        @Test
        void confirmsAChangeThatWasMade() {
            editing.file("p.md", "b\n");
            assertThat(new FileEditor(editing.listed()).bring("p.md", Sha256.of("a\n"), after))
                    .isEmpty();
            assertThat(folder.resolve("p.md")).hasContent("b\n");
        }
    }

    @Test
    void warnsOfHardLinks() throws IOException {
        editing.file("p.md", "a\n");
        Files.createLink(folder.resolve("twin.md"), folder.resolve("p.md"));
        assertThat(EditingFolder.apply(new FileEditor(editing.listed()), editing.change(new Edit("p.md", "a", "b"))))
                .containsExactly(folder.toRealPath().resolve("p.md") + " had 2 names (hard links). Only this one has"
                        + " the new text; the others keep the old one.");
    }

    @Test
    void readersNeverSeePartOfAnEdit() throws Exception {
        String big = "line of text\n".repeat(5_000);
        editing.file("p.md", big + "a\n");
        ListedFiles listed = editing.listed();
        ChangedFile change = editing.change(new Edit("p.md", "a\n", "b\n"));
        Thread writer = new Thread(() -> {
            FileEditor editor = new FileEditor(listed);
            for (int i = 0; i < 100; i++) {
                EditingFolder.apply(editor, change);
                editor.restore("p.md", change.before());
            }
        });
        writer.start();
        int reads = 0;
        while (writer.isAlive() || reads < 1_000) {
            byte[] seen = Files.readAllBytes(folder.resolve("p.md"));
            reads++;
            assertThat(Arrays.equals(seen, change.before()) || Arrays.equals(seen, change.after()))
                    .as("read %s", reads)
                    .isTrue();
        }
        writer.join();
        assertThat(folder.resolve("p.md")).hasContent(big + "a\n");
    }
}
