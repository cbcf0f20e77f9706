package dev.refine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.problem.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void assertNoTempLeft() throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            assertThat(found).noneMatch(path -> path.toString().endsWith(".tmp"));
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Nested
    class Writing {

        @Test
        void createsFoldersAndReplaces() throws IOException {
            Path file = folder.resolve("a/b/c.txt");
            AtomicFile.write(file, bytes("one"));
            AtomicFile.write(file, bytes("two"));
            assertThat(file).hasContent("two");
            assertNoTempLeft();
        }

        @Test
        void worksInInterruptedThreadAndKeepsTheInterrupt() {
            Path file = folder.resolve("c.txt");
            Thread.currentThread().interrupt();
            AtomicFile.write(file, bytes("one"));
            AtomicFile.replaceKeeping(file, bytes("two"));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(file).hasContent("two");
        }

        @Test
        void saysWhyItFailedAndLeavesNothing() throws IOException {
            Path inTheWay = Files.writeString(folder.resolve("file"), "x");
            Path file = inTheWay.resolve("c.txt");
            assertThatThrownBy(() -> AtomicFile.write(file, bytes("one")))
                    .isInstanceOf(StorageException.class)
                    .hasMessage(file + ": cannot be written [write-failed]. The system says: A file is in the way."
                            + " What was there before is unchanged.");
            assertThat(inTheWay).hasContent("x");
            assertNoTempLeft();
        }

        @Test
        void doesNotReplaceFolder() throws IOException {
            Path file = Files.createDirectories(folder.resolve("full/inner")).getParent();
            assertThatThrownBy(() -> AtomicFile.write(file, bytes("one"))).isInstanceOf(StorageException.class);
            assertThat(file.resolve("inner")).isDirectory();
            assertNoTempLeft();
        }
    }

    @Nested
    class ReplacingUsersFile {

        @Test
        void keepsModeAndLink() throws IOException {
            Path real = Files.writeString(
                    Files.createDirectories(folder.resolve("real")).resolve("p.md"), "one");
            Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r--r-x"));
            Files.setAttribute(real, "unix:mode", 02645);
            Path link = Files.createSymbolicLink(folder.resolve("link.md"), Path.of("real/p.md"));
            Path second = Files.createSymbolicLink(folder.resolve("second.md"), Path.of("link.md"));

            assertThat(AtomicFile.replaceKeeping(second, bytes("two"))).isEmpty();

            assertThat(real).hasContent("two");
            assertThat((int) Files.getAttribute(real, "unix:mode") & 07777).isEqualTo(02645);
            assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("real/p.md"));
            assertThat(Files.readSymbolicLink(second)).isEqualTo(Path.of("link.md"));
            assertNoTempLeft();
        }

        @Test
        void keepsOwnerAndGroupWhereTheSystemLetsIt() throws IOException {
            Path file = Files.writeString(folder.resolve("p.md"), "one");
            Path probe = Files.writeString(folder.resolve("probe"), "");
            int owner = mayGiveAway(probe) ? 12_345 : (int) Files.getAttribute(probe, "unix:uid");
            int group = mayGiveAway(probe) ? 23_456 : (int) Files.getAttribute(probe, "unix:gid");
            Files.setAttribute(file, "unix:gid", group);
            Files.setAttribute(file, "unix:uid", owner);

            assertThat(AtomicFile.replaceKeeping(file, bytes("two"))).isEmpty();

            assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(owner);
            assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(group);
        }

        private boolean mayGiveAway(Path probe) {
            try {
                Files.setAttribute(probe, "unix:uid", 12_345);
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        @Test
        void warnsOfHardLinks() throws IOException {
            Path file = Files.writeString(folder.resolve("p.md"), "one");
            Path other = Files.createLink(folder.resolve("other.md"), file);

            assertThat(AtomicFile.replaceKeeping(file, bytes("two")))
                    .containsExactly(file.toRealPath() + " had 2 names (hard links). Only this one has the new text;"
                            + " the others keep the old one.");

            assertThat(file).hasContent("two");
            assertThat(other).hasContent("one");
        }

        @Test
        void doesNotFollowLinkThatTookThePlaceOfTheRealFile() throws IOException {
            Path outside = Files.writeString(folder.resolve("outside.md"), "mine");
            Path file = Files.createSymbolicLink(folder.resolve("p.md"), outside);
            assertThatThrownBy(() -> AtomicFile.replaceReal(file, bytes("two"), () -> {}))
                    .isInstanceOf(StorageException.class)
                    .hasMessage(file + ": cannot be written [write-failed]. The system says: not a regular file."
                            + " What was there before is unchanged.");
            assertThat(outside).hasContent("mine");
        }

        @Test
        void lastLookCanStopIt() throws IOException {
            Path file = Files.writeString(folder.resolve("p.md"), "one");
            assertThatThrownBy(() -> AtomicFile.replaceReal(file, bytes("two"), () -> {
                        throw new IllegalStateException("stop");
                    }))
                    .hasMessage("stop");
            assertThat(file).hasContent("one");
            assertNoTempLeft();
        }

        @Test
        void temporaryFileIsNeverReadableByMoreThanTheFile() throws IOException {
            Path file = Files.writeString(folder.resolve("p.md"), "one");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
            AtomicReference<String> seen = new AtomicReference<>();
            AtomicFile.replaceReal(file, bytes("two"), () -> {
                try (Stream<Path> found = Files.list(folder)) {
                    Path temp = found.filter(path -> path.toString().endsWith(".tmp"))
                            .findFirst()
                            .orElseThrow();
                    seen.set(mode(temp));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(seen).hasValue("rw-r-----");
        }

        @Test
        void readerSeesOldOrNewBytesOnly() throws Exception {
            Path file = folder.resolve("p.md");
            byte[] a = new byte[40_000];
            byte[] b = new byte[50_000];
            Arrays.fill(a, (byte) 'a');
            Arrays.fill(b, (byte) 'b');
            Files.write(file, a);
            AtomicBoolean done = new AtomicBoolean();
            Thread writer = new Thread(() -> {
                for (int i = 0; i < 200; i++) {
                    AtomicFile.replaceKeeping(file, i % 2 == 0 ? b : a);
                }
                done.set(true);
            });
            writer.start();
            int reads = 0;
            int torn = 0;
            while (!done.get() && writer.isAlive() || reads < 1_000) {
                byte[] seen = Files.readAllBytes(file);
                reads++;
                if (!Arrays.equals(seen, a) && !Arrays.equals(seen, b)) {
                    torn++;
                }
            }
            writer.join();
            assertThat(done).isTrue();
            assertThat(torn).as("partial reads of %s", reads).isZero();
        }
    }

    @Nested
    class Sweeping {

        @Test
        void removesWhatKilledProcessesLeftAndNothingElse() throws Exception {
            Process ended = new ProcessBuilder("true").start();
            ended.waitFor();
            long self = ProcessHandle.current().pid();
            Path dead = Files.writeString(folder.resolve(".refine-" + ended.pid() + "-0123abcd-89abcdef.tmp"), "");
            Path earlierLife = Files.writeString(folder.resolve(".refine-" + self + "-00000000-89abcdef.tmp"), "");
            Path users = Files.writeString(folder.resolve(".refine-notes.tmp"), "");
            Path parent = Files.writeString(
                    folder.resolve(".refine-"
                            + ProcessHandle.current().parent().orElseThrow().pid() + "-0123abcd-89abcdef.tmp"),
                    "");
            Path mine = TempFile.beside(folder.resolve("p.md"));

            assertThat(AtomicFile.sweep(folder)).isEqualTo(2);

            assertThat(dead).doesNotExist();
            assertThat(earlierLife).doesNotExist();
            assertThat(users).exists();
            assertThat(parent).as("its process lives").exists();
            assertThat(mine).exists();
        }

        @Test
        void findsNothingInFolderThatIsNotThere() {
            assertThat(AtomicFile.sweep(folder.resolve("none"))).isZero();
        }
    }
}
