package dev.refine.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.launcher.Checkout.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LauncherCannotBuildTest {

    private static final String FIRST = "building refine (first use)…\n";

    @TempDir
    Path folder;

    private Checkout checkout;

    @BeforeEach
    void layOutACheckoutWithoutAJar() throws IOException {
        checkout = Checkout.in(folder);
        checkout.with("REFINE_JAVA", checkout.java(folder.resolve("jdk"), "17").toString());
        checkout.maven("echo built >\"$jar\"");
    }

    @Test
    void showsTheEndOfTheLogWhenMavenFails() throws Exception {
        checkout.maven("echo '[ERROR] no such artifact'", "exit 1");

        assertThat(checkout.run())
                .isEqualTo(new Outcome(
                        2,
                        "",
                        FIRST + "[ERROR] no such artifact\nrefine: building refine failed [build-failed]."
                                + " The last lines of the log are above. The whole log: "
                                + checkout.workshop().resolve("build.log") + "\n"));
        assertThat(checkout.leftovers()).containsExactly("build.log");
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

        assertThat(checkout.run()).isEqualTo(checkout.started(""));
    }

    @Test
    void keepsTheJarInTheCacheWhenTheCheckoutCannotBeWritten() throws Exception {
        Files.writeString(checkout.root.resolve("target"), "not a folder");

        Outcome first = checkout.run();
        Path jar = checkout.workshop().resolve("refine.jar");

        assertThat(first).isEqualTo(checkout.started(FIRST, jar));
        assertThat(checkout.run()).isEqualTo(checkout.started("", jar));
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void buildsInTheCheckoutWhenThereIsNoCache() throws Exception {
        checkout.without("HOME");

        assertThat(checkout.run()).isEqualTo(checkout.started(FIRST));
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
                        "refine: the program is missing [jar-missing]. There is no lib/refine.jar in " + checkout.root
                                + ", nor a pom.xml to build it from. Install refine again.\n"));
    }
}
