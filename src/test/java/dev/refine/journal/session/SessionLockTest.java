package dev.refine.journal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.problem.BusyException;
import dev.refine.problem.StorageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionLockTest {

    private static final int RACES = 50;

    @TempDir
    Path manifestFolder;

    private Path folder;
    private final List<Contender> contenders = new ArrayList<>();

    @BeforeEach
    void nameFolder() {
        folder = manifestFolder.resolve(".refine");
    }

    @AfterEach
    void stopContenders() throws InterruptedException {
        for (Contender contender : contenders) {
            contender.kill();
        }
    }

    /** A child process that races for the lock. */
    private final class Contender {

        private final Process process;
        private final PrintWriter commands;
        private final BufferedReader answers;

        Contender() throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xshare:auto",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LockContender.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            commands = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            contenders.add(this);
            assertThat(answers.readLine()).isEqualTo("ready");
        }

        void say(String command) {
            commands.println(command);
        }

        String answer() throws IOException {
            return answers.readLine();
        }

        String busy() {
            return busySentence(process.toHandle());
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    private String busySentence(ProcessHandle holder) {
        Instant started =
                Instant.ofEpochSecond(holder.info().startInstant().orElseThrow().getEpochSecond());
        return manifestFolder + ": another session is running here [session-busy]. It is process " + holder.pid()
                + ", started " + started + ", a test. Wait for it or stop it. Nothing was changed.";
    }

    @Test
    void leavesAFolderAloneToWhichALinkLeads() throws IOException {
        Path elsewhere = Files.createDirectory(manifestFolder.resolve("elsewhere"));
        Files.createSymbolicLink(folder, elsewhere);

        SessionLock.acquire(folder, "check").close();
        SessionLock.acquire(folder, "check").close();

        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void isNotHeldByAnotherWhereALinkLeadsNowhere() throws IOException {
        Files.createSymbolicLink(folder, manifestFolder.resolve("nowhere"));

        assertThatThrownBy(() -> SessionLock.acquire(folder, "check"))
                .isInstanceOf(StorageException.class)
                .hasMessage(folder.resolve("lock") + ": cannot be written [write-failed]. The system says: A file is in"
                        + " the way. What was there before is unchanged.");
    }

    @Test
    void leavesNothingBehind() {
        SessionLock lock = SessionLock.acquire(folder, "a test");
        assertThat(folder).isDirectoryContaining("glob:**/lock").isDirectoryContaining("glob:**/holder.json");
        lock.close();
        lock.close();
        assertThat(folder).doesNotExist();
    }

    @Test
    void keepsWhatElseIsInTheFolder() throws IOException {
        try (SessionLock lock = SessionLock.acquire(folder, "a test")) {
            assertThat(lock).isNotNull();
            Files.createDirectories(folder.resolve("cache"));
        }
        assertThat(folder.resolve("cache")).isDirectory();
        assertThat(folder.resolve("lock")).doesNotExist();
        assertThat(folder.resolve("holder.json")).doesNotExist();
    }

    @Test
    void isBusyForTheSameProcessAlsoThroughALink() throws IOException {
        Path link = manifestFolder.resolve("link");
        try (SessionLock lock = SessionLock.acquire(folder, "a test")) {
            assertThat(lock).isNotNull();
            Files.createSymbolicLink(link, folder);
            assertThatThrownBy(() -> SessionLock.acquire(folder, "another"))
                    .isInstanceOf(BusyException.class)
                    .hasMessage(busySentence(ProcessHandle.current()));
            assertThatThrownBy(() -> SessionLock.acquire(link, "another")).isInstanceOf(BusyException.class);

            Contender other = new Contender();
            other.say("acquire");
            assertThat(other.answer())
                    .as("the refused attempts must not have dropped the lock")
                    .isEqualTo(busySentence(ProcessHandle.current()));
        }
    }

    @Test
    void exactlyOneOfTwoProcessesWinsEachRaceAndTheOtherNamesIt() throws IOException {
        Contender a = new Contender();
        Contender b = new Contender();
        for (int race = 0; race < RACES; race++) {
            a.say("acquire");
            b.say("acquire");
            String first = a.answer();
            String second = b.answer();
            Contender winner = first.equals("held") ? a : b;
            assertThat(winner == a ? second : first).as("race %s", race).isEqualTo(winner.busy());
            assertThat(winner == a ? first : second).as("race %s", race).isEqualTo("held");
            winner.say("release");
            assertThat(winner.answer()).isEqualTo("released");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void neverHasTwoHoldersWhileOneReleasesAndAnotherAcquires() throws IOException {
        Contender a = new Contender();
        Contender b = new Contender();
        a.say("acquire");
        assertThat(a.answer()).isEqualTo("held");
        Contender holder = a;
        for (int race = 0; race < RACES; race++) {
            Contender other = holder == a ? b : a;
            holder.say("release");
            other.say("acquire");
            assertThat(holder.answer()).isEqualTo("released");
            if (!other.answer().equals("held")) {
                other.say("acquire");
                assertThat(other.answer()).as("race %s", race).isEqualTo("held");
            }
            holder.say("acquire");
            assertThat(holder.answer()).as("race %s", race).isEqualTo(other.busy());
            holder = other;
        }
    }

    @Test
    void isFreeAfterItsHolderWasKilled() throws IOException, InterruptedException {
        Contender holder = new Contender();
        holder.say("acquire");
        assertThat(holder.answer()).isEqualTo("held");
        assertThatThrownBy(() -> SessionLock.acquire(folder, "mine"))
                .isInstanceOf(BusyException.class)
                .hasMessage(holder.busy());

        holder.kill();

        SessionLock lock = SessionLock.acquire(folder, "mine");
        assertThat(LockHolder.read(folder.resolve("holder.json")).orElseThrow().pid())
                .isEqualTo(ProcessHandle.current().pid());
        lock.close();
    }

    @Test
    void saysThatTheFolderCannotBeMade() throws IOException {
        Files.writeString(folder, "a file");
        assertThatThrownBy(() -> SessionLock.acquire(folder, "mine"))
                .isInstanceOf(StorageException.class)
                .hasMessage(folder.resolve("lock") + ": cannot be written [write-failed]."
                        + " The system says: A file is in the way. What was there before is unchanged.");
    }
}
