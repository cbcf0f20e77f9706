package dev.refine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a {@code /proc} of our own, in which a process stays in the middle of its exec for as long as we like. */
@Timeout(20)
class TreeTest {

    private static final String MARK = "session-7.";
    private static final ProcessHandle SELF = ProcessHandle.current();

    @TempDir
    Path proc;

    @TempDir
    Path files;

    private Tree tree;

    @BeforeEach
    void needsMarks() {
        Isolation isolation = Isolation.ofThisMachine();
        assumeTrue(isolation.marks(), "needs /proc");
        tree = new Tree(isolation, "session", proc);
    }

    @Test
    void waitsForAProcessInTheMiddleOfItsExec() throws Exception {
        process("", 0, "0 0");
        CompletableFuture<Integer> found =
                CompletableFuture.supplyAsync(() -> tree.marked(MARK).size());
        long until = System.nanoTime() + Duration.ofMillis(100).toNanos();
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(found).isNotDone();

        marked(MARK);

        assertThat(found.get()).isEqualTo(1);
    }

    @Test
    void doesNotWaitForAKernelThread() throws IOException {
        process("", 0x0020_8040, "0 0");

        assertThat(tree.marked(MARK)).isEmpty();

        marked(MARK);
        assertThat(tree.marked(MARK)).as("not looked at again").isEmpty();
    }

    @Test
    void doesNotWaitForAProcessThatWasStartedWithNothing() throws IOException {
        process("", 0, "7000 7000");

        assertThat(tree.marked(MARK)).isEmpty();

        marked(MARK);
        assertThat(tree.marked(MARK)).as("not looked at again").isEmpty();
    }

    @Test
    void looksOnlyOnceAtAProcessThatHidesItsEnvironment() throws IOException {
        process("", 0, "0 0");
        Path environment = proc.resolve(String.valueOf(SELF.pid())).resolve("environ");
        Files.delete(environment);
        assertThat(tree.marked(MARK)).isEmpty();

        marked(MARK);
        assertThat(tree.marked(MARK)).as("not looked at again").isEmpty();
    }

    @Test
    void looksAgainAtAProcessOfTheSameSession() throws IOException {
        marked("session-guard");
        assertThat(tree.marked(MARK)).isEmpty();

        marked(MARK);

        assertThat(tree.marked(MARK)).containsExactly(SELF);
    }

    @Test
    void looksAtAGuardOnlyOnceItIsGone() throws IOException {
        AtomicBoolean gone = new AtomicBoolean();
        tree.spare(SELF.pid(), gone::get);
        marked(MARK);
        assertThat(tree.marked(MARK)).isEmpty();

        gone.set(true);

        assertThat(tree.marked(MARK)).as("another one by that number").containsExactly(SELF);
    }

    /** For a moment of exec the environment begins and ends at one address, before the code has an end. */
    @Test
    void waitsForAProcessWhoseCodeHasNoEndYet() throws IOException {
        process("", 0, "0", "7000 7000");
        long begun = System.nanoTime();

        assertThat(tree.marked(MARK)).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
    }

    /** What is read of such a process in two pieces belongs to two. */
    @Test
    void findsAProcessThatNeverStopsBecomingAnother() throws Exception {
        Path again = Files.writeString(files.resolve("again.sh"), "exec sh \"$0\"\n");
        ProcessBuilder builder = new ProcessBuilder("sh", again.toString());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", Commands.PATH, "REFINE_RUN_ID", MARK));
        Process process = builder.start();
        try {
            for (int look = 0; look < 200; look++) {
                Tree fresh = new Tree(Isolation.ofThisMachine(), "session");
                assertThat(fresh.marked(MARK)).as("look " + look).contains(process.toHandle());
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** A number below the leader's was given before, to somebody else; that it is not found shows that nobody looked there. */
    @Test
    void looksOnlyAtNumbersThatWereGivenSinceABriefCommandBegan() throws IOException {
        marked(MARK);

        last(SELF.pid() + 20);
        assertThat(tree.hasLeft(SELF.pid() - 3, MARK, true)).isTrue();
        assertThat(tree.hasLeft(SELF.pid() + 1, MARK, true)).isFalse();
        assertThat(tree.hasLeft(SELF.pid() + 1, MARK, false)).as("not brief").isTrue();
    }

    @Test
    void looksAtAllWhereTheLastNumberSaysNothing() throws IOException {
        marked(MARK);

        assertThat(tree.hasLeft(SELF.pid() + 1, MARK, true)).as("no such file").isTrue();
        for (String line : List.of("", "0.20 0.18 0.12 1/80", "0.20 0.18 0.12 1/80 x")) {
            Files.writeString(proc.resolve("loadavg"), line);
            assertThat(tree.hasLeft(SELF.pid() + 1, MARK, true)).as(line).isTrue();
        }
        last(SELF.pid() - 1);
        assertThat(tree.hasLeft(SELF.pid() + 1, MARK, true)).as("began anew").isTrue();
        last(SELF.pid() + 1000);
        assertThat(tree.hasLeft(SELF.pid() + 1, MARK, true)).as("far away").isTrue();
        last(SELF.pid() + 20);
        assertThat(tree.hasLeft(-1, MARK, true)).as("no leader").isTrue();
    }

    private void last(long number) throws IOException {
        Files.writeString(proc.resolve("loadavg"), "0.20 0.18 0.12 1/80 " + number + "\n");
    }

    /** Its number is that of this process, since only a live one has a handle. */
    private void process(String environment, int flags, String environmentAt) throws IOException {
        process(environment, flags, "5000", environmentAt);
    }

    private void process(String environment, int flags, String codeEnd, String environmentAt) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(String.valueOf(SELF.pid())));
        String between = " 0".repeat(17) + " " + codeEnd + " 0".repeat(22);
        write(
                folder.resolve("stat"),
                SELF.pid() + " (a ) name) S 1 1 1 0 -1 " + flags + between + " " + environmentAt + " 0");
        write(folder.resolve("environ"), environment);
    }

    private void marked(String mark) throws IOException {
        process("REFINE_RUN_ID=" + mark, 0, "7000 7040");
    }

    private void write(Path file, String text) throws IOException {
        Path fresh = Files.writeString(files.resolve(file.getFileName()), text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
