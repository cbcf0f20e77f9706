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
import org.junit.jupiter.api.Nested;
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

        assertThat(Outcome.of(checkout.start(command))).isEqualTo(started(FIRST, "--help"));
        assertThat(Outcome.of(checkout.start(command))).isEqualTo(started("", "--help"));
        assertThat(checkout.builds()).isEqualTo(1);
        assertThat(checkout.jar()).hasContent("built");
        assertThat(leftovers()).containsExactly("build.log");
    }

    @Test
    void buildsAgainWhenASourceIsNewerThanTheJar() throws Exception {
        checkout.run();
        checkout.source("modes/accuracy.md", 60);

        assertThat(checkout.run()).isEqualTo(started(AGAIN));
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void doesNotBuildForeverWhenASourceIsFromTheFuture() throws Exception {
        checkout.source("src/main/java/Main.java", 3600);
        checkout.run();

        assertThat(checkout.run()).isEqualTo(started(""));
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhenASourceChangedDuringTheBuild() throws Exception {
        Path source = checkout.root.resolve("src/main/java/Main.java");
        checkout.maven(MAKE, "sleep 1", "touch '" + source + "'");
        checkout.run();
        checkout.maven(MAKE);

        assertThat(checkout.run()).isEqualTo(started(AGAIN));
    }

    @Test
    void doesNotBuildForATest() throws Exception {
        checkout.run();
        checkout.source("src/test/java/MainTest.java", 60);

        assertThat(checkout.run()).isEqualTo(started(""));
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
        assertThat(Outcome.of(one)).isEqualTo(started(""));
        assertThat(Outcome.of(two)).isEqualTo(started(""));
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void takesTheLockOfADeadBuildOver() throws Exception {
        checkout.run();
        Process dead = checkout.start(List.of(checkout.tools.resolve("sleep").toString(), "0"));
        dead.waitFor();
        Path lock = Files.createDirectory(workshop().resolve("lock"));
        Files.writeString(lock.resolve("holder"), dead.pid() + " 1\n");
        Files.delete(checkout.jar());

        assertThat(checkout.run()).isEqualTo(started(FIRST));
        assertThat(leftovers()).containsExactly("build.log");
    }

    @Test
    void takesTheLockOverWhenItsPidNowBelongsToAnotherProcess() throws Exception {
        checkout.run();
        Path lock = Files.createDirectory(workshop().resolve("lock"));
        Files.writeString(lock.resolve("holder"), ProcessHandle.current().pid() + " 1\n");
        Files.delete(checkout.jar());

        assertThat(checkout.run()).isEqualTo(started(FIRST));
    }

    @Test
    void leavesNothingBehindWhenTerminatedDuringTheBuild() throws Exception {
        checkout.maven("kill -TERM $PPID", "exec sleep 100");

        assertThat(checkout.run()).isEqualTo(new Outcome(143, "", FIRST));
        assertThat(leftovers()).containsExactly("build.log");
        assertThat(checkout.jar()).doesNotExist();
    }

    @Nested
    class WhenItCannotBuild {

        @Test
        void showsTheEndOfTheLogWhenMavenFails() throws Exception {
            checkout.maven("echo '[ERROR] no such artifact'", "exit 1");

            assertThat(checkout.run())
                    .isEqualTo(new Outcome(
                            2,
                            "",
                            FIRST + "[ERROR] no such artifact\nrefine: building refine failed [build-failed]."
                                    + " The last lines of the log are above. The whole log: "
                                    + workshop().resolve("build.log") + "\n"));
            assertThat(leftovers()).containsExactly("build.log");
        }

        @Test
        void saysThatMavenIsMissing() throws Exception {
            Files.delete(checkout.tools.resolve("mvn"));

            assertThat(checkout.run())
                    .isEqualTo(new Outcome(
                            2,
                            "",
                            "refine: mvn was not found [maven-missing]. refine builds itself from its sources on first"
                                    + " use and after they change. Install Maven 3.8 or newer, or put it on PATH.\n"));
        }

        @Test
        void saysThatBuildingIsForbidden() throws Exception {
            checkout.with("REFINE_NO_BUILD", "1");

            assertThat(checkout.run())
                    .isEqualTo(new Outcome(
                            2,
                            "",
                            "refine: the program is not built [jar-missing]. There is no " + checkout.jar()
                                    + ", and REFINE_NO_BUILD forbids to build it."
                                    + " Unset REFINE_NO_BUILD, or run: mvn -q package\n"));
        }

        @Test
        void takesAStaleJarWhenBuildingIsForbidden() throws Exception {
            checkout.run();
            checkout.source("pom.xml", 60);
            checkout.with("REFINE_NO_BUILD", "1");

            assertThat(checkout.run()).isEqualTo(started(""));
        }

        @Test
        void keepsTheJarInTheCacheWhenTheCheckoutCannotBeWritten() throws Exception {
            Files.writeString(checkout.root.resolve("target"), "not a folder");

            Outcome first = checkout.run();
            Path jar = workshop().resolve("refine.jar");

            assertThat(first).isEqualTo(started(FIRST, jar));
            assertThat(checkout.run()).isEqualTo(started("", jar));
            assertThat(checkout.builds()).isEqualTo(1);
        }

        @Test
        void buildsInTheCheckoutWhenThereIsNoCache() throws Exception {
            checkout.without("HOME");

            assertThat(checkout.run()).isEqualTo(started(FIRST));
            assertThat(checkout.home.resolve(".cache")).doesNotExist();
        }

        @Test
        void saysSoWhenNothingCanBeWritten() throws Exception {
            Files.writeString(checkout.root.resolve("target"), "not a folder");
            checkout.with("XDG_CACHE_HOME", "/dev/null");

            assertThat(checkout.run())
                    .isEqualTo(new Outcome(
                            2,
                            "",
                            "refine: the program cannot be built [build-folder]. Neither "
                                    + checkout.root.resolve("target")
                                    + " nor a cache can be written. Set XDG_CACHE_HOME to a folder that can, or"
                                    + " REFINE_NO_BUILD=1 to take a jar as it is.\n"));
        }

        @Test
        void saysThatAnInstallWithoutJarIsIncomplete() throws Exception {
            Files.delete(checkout.root.resolve("pom.xml"));

            assertThat(checkout.run())
                    .isEqualTo(new Outcome(
                            2,
                            "",
                            "refine: the program is missing [jar-missing]. There is no lib/refine.jar in "
                                    + checkout.root + ", nor a pom.xml to build it from. Install refine again.\n"));
        }
    }

    @Test
    void startsAnInstalledJarWithoutBuilding() throws Exception {
        Path jar = checkout.source("lib/refine.jar", -3600);

        assertThat(checkout.run()).isEqualTo(started("", jar));
        assertThat(checkout.builds()).isZero();
    }

    private Path workshop() throws IOException {
        try (var folders = Files.list(checkout.home.resolve(".cache/refine/build"))) {
            return folders.findFirst().orElseThrow();
        }
    }

    private List<String> leftovers() throws IOException {
        try (var files = Files.list(workshop())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8), 1).readLine();
    }

    private Outcome started(String err, String... arguments) {
        return started(err, checkout.jar(), arguments);
    }

    private static Outcome started(String err, Path jar, String... arguments) {
        String tail = arguments.length == 0 ? "" : String.join("\n", arguments) + "\n";
        return new Outcome(
                0,
                "java 17\n-XX:+UseSerialGC\n-XX:TieredStopAtLevel=1\n-Xshare:auto\n-Xlog:disable\n-jar\n" + jar + "\n"
                        + tail + "LC_ALL=unset user=unset\n",
                err);
    }
}
