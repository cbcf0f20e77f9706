package dev.refine.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.launcher.Checkout.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LauncherBuildsTest {

    private static final String FIRST = "building refine (first use)…\n";
    private static final String AGAIN = "building refine (sources changed)…\n";
    private static final String MAKE = "echo built >\"$jar\"";

    @TempDir
    Path folder;

    private Checkout checkout;

    @BeforeEach
    void layOutACheckoutWithoutAJar() throws IOException {
        checkout = Checkout.in(folder);
        checkout.with("REFINE_JAVA", checkout.java(folder.resolve("jdk"), "17").toString());
        checkout.maven("echo chatter", "echo complaint >&2", MAKE);
    }

    static List<List<String>> shells() {
        List<List<String>> shells = new ArrayList<>();
        for (List<String> shell :
                List.of(List.of("sh"), List.of("dash"), List.of("bash", "--posix"), List.of("busybox", "sh"))) {
            Path program = Checkout.onPath(shell.get(0));
            if (program != null) {
                List<String> command = new ArrayList<>(shell);
                command.set(0, program.toString());
                shells.add(command);
            }
        }
        return shells;
    }

    @ParameterizedTest
    @MethodSource("shells")
    void buildsOnFirstUseInAnyShellAndKeepsMavenOffTheStreams(List<String> shell) throws Exception {
        List<String> command = new ArrayList<>(shell);
        command.addAll(List.of(checkout.root.resolve("refine").toString(), "--help"));

        assertThat(Outcome.of(checkout.start(command))).isEqualTo(checkout.started(FIRST, "--help"));
        assertThat(Outcome.of(checkout.start(command))).isEqualTo(checkout.started("", "--help"));
        assertThat(checkout.builds()).isEqualTo(1);
        assertThat(checkout.jar()).hasContent("built");
        assertThat(checkout.leftovers()).containsExactly("build.log");
    }

    @Test
    void buildsAgainWhenASourceIsNewerThanTheJar() throws Exception {
        checkout.run();
        checkout.source("modes/accuracy.md", 60);

        assertThat(checkout.run()).isEqualTo(checkout.started(AGAIN));
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void doesNotBuildForeverWhenASourceIsFromTheFuture() throws Exception {
        checkout.source("src/main/java/Main.java", 3600);
        checkout.run();

        assertThat(checkout.run()).isEqualTo(checkout.started(""));
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhenASourceChangedDuringTheBuild() throws Exception {
        Path source = checkout.root.resolve("src/main/java/Main.java");
        checkout.maven(MAKE, "sleep 1", "touch '" + source + "'");
        checkout.run();
        checkout.maven(MAKE);

        assertThat(checkout.run()).isEqualTo(checkout.started(AGAIN));
    }

    @Test
    void doesNotBuildForATest() throws Exception {
        checkout.run();
        checkout.source("src/test/java/MainTest.java", 60);

        assertThat(checkout.run()).isEqualTo(checkout.started(""));
    }

    @Test
    void buildsOnceWhenTwoFirstRunsMeet() throws Exception {
        Path go = checkout.home.resolve("go");
        checkout.maven("until [ -f '" + go + "' ]; do sleep 0.1; done", MAKE);
        List<String> command = List.of(checkout.root.resolve("refine").toString());
        Process one = checkout.start(command);
        String building = firstLine(one);
        Process two = checkout.start(command);
        String waiting = firstLine(two);
        Files.createFile(go);

        assertThat(building).isEqualTo(FIRST.strip());
        assertThat(waiting).isEqualTo("waiting for process " + one.pid() + ", which builds refine…");
        assertThat(Outcome.of(one)).isEqualTo(checkout.started(""));
        assertThat(Outcome.of(two)).isEqualTo(checkout.started(""));
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void takesTheLockOfADeadBuildOver() throws Exception {
        checkout.run();
        Process dead = checkout.start(List.of(checkout.tools.resolve("sleep").toString(), "0"));
        dead.waitFor();
        Path lock = Files.createDirectory(checkout.workshop().resolve("lock"));
        Files.writeString(lock.resolve("holder"), dead.pid() + " 1\n");
        Files.delete(checkout.jar());

        assertThat(checkout.run()).isEqualTo(checkout.started(FIRST));
        assertThat(checkout.leftovers()).containsExactly("build.log");
    }

    @Test
    void takesTheLockOverWhenItsPidNowBelongsToAnotherProcess() throws Exception {
        checkout.run();
        Path lock = Files.createDirectory(checkout.workshop().resolve("lock"));
        Files.writeString(lock.resolve("holder"), ProcessHandle.current().pid() + " 1\n");
        Files.delete(checkout.jar());

        assertThat(checkout.run()).isEqualTo(checkout.started(FIRST));
    }

    @Test
    void leavesNothingBehindWhenTerminatedDuringTheBuild() throws Exception {
        checkout.maven("kill -TERM $PPID", "exec sleep 100");

        assertThat(checkout.run()).isEqualTo(new Outcome(143, "", FIRST));
        assertThat(checkout.leftovers()).containsExactly("build.log");
        assertThat(checkout.jar()).doesNotExist();
    }

    @Test
    void startsAnInstalledJarWithoutBuilding() throws Exception {
        Path jar = checkout.source("lib/refine.jar", -3600);

        assertThat(checkout.run()).isEqualTo(checkout.started("", jar));
        assertThat(checkout.builds()).isZero();
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8), 1).readLine();
    }
}
