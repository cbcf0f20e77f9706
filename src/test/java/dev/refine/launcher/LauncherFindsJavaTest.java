package dev.refine.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.launcher.Checkout.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherFindsJavaTest {

    private static final String UTF_8_KEPT = "LC_ALL=unset user=unset";

    @TempDir
    Path folder;

    private Checkout checkout;

    @BeforeEach
    void layOutABuiltCheckout() throws IOException {
        checkout = Checkout.in(folder);
        Files.createDirectories(checkout.jar().getParent());
        Files.writeString(checkout.jar(), "jar");
    }

    @Test
    void takesTheJavaOnPathThroughItsLinks() throws Exception {
        Files.createSymbolicLink(checkout.tools.resolve("java"), checkout.java(folder.resolve("jdk"), "17.0.1"));

        assertThat(checkout.run("--mode", "a b")).isEqualTo(started("17.0.1", UTF_8_KEPT, "--mode", "a b"));
    }

    @Test
    void prefersJavaHomeToPath() throws Exception {
        Files.createSymbolicLink(checkout.tools.resolve("java"), checkout.java(folder.resolve("jdk"), "17.0.1"));
        checkout.java(folder.resolve("jdk 21"), "21.0.2");
        checkout.with("JAVA_HOME", folder.resolve("jdk 21").toString());

        assertThat(checkout.run()).isEqualTo(started("21.0.2", UTF_8_KEPT));
    }

    @Test
    void prefersItsOwnRuntimeToJavaHome() throws Exception {
        checkout.java(folder.resolve("jdk"), "21.0.2");
        checkout.java(checkout.root.resolve("runtime"), "25");
        checkout.with("JAVA_HOME", folder.resolve("jdk").toString());

        assertThat(checkout.run()).isEqualTo(started("25", UTF_8_KEPT));
    }

    @Test
    void prefersRefineJavaToAllWhetherHomeOrProgram() throws Exception {
        checkout.java(checkout.root.resolve("runtime"), "25");
        Path program = checkout.java(folder.resolve("jdk"), "18");

        assertThat(checkout.with("REFINE_JAVA", program.toString()).run()).isEqualTo(started("18", UTF_8_KEPT));
        assertThat(checkout.with("REFINE_JAVA", folder.resolve("jdk").toString())
                        .run())
                .isEqualTo(started("18", UTF_8_KEPT));
    }

    @Test
    void asksJavaItselfWhereNoReleaseFileTells() throws Exception {
        Checkout.script(
                checkout.tools.resolve("java"),
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"1.8.0_292\"' >&2; exit 0; fi",
                "echo started");

        assertThat(checkout.run())
                .isEqualTo(
                        new Outcome(
                                2,
                                "",
                                "refine: Java 1.8.0_292 is too old [java-old]. PATH leads to "
                                        + checkout.tools.resolve("java")
                                        + ", and refine needs Java 17 or newer. Install one, or set REFINE_JAVA to its java.\n"));
    }

    @Test
    void refusesATooOldJavaInsteadOfPassingItOver() throws Exception {
        Files.createSymbolicLink(checkout.tools.resolve("java"), checkout.java(folder.resolve("jdk"), "17.0.1"));
        checkout.java(folder.resolve("jdk11"), "11.0.22");
        checkout.with("JAVA_HOME", folder.resolve("jdk11").toString());

        assertThat(checkout.run("--version"))
                .isEqualTo(
                        new Outcome(
                                2,
                                "",
                                "refine: Java 11.0.22 is too old [java-old]. JAVA_HOME leads to "
                                        + folder.resolve("jdk11/bin/java")
                                        + ", and refine needs Java 17 or newer. Install one, or set REFINE_JAVA to its java.\n"));
    }

    @Test
    void saysWhereItLookedWhenThereIsNoJava() throws Exception {
        checkout.with("JAVA_HOME", folder.resolve("nowhere").toString());

        assertThat(checkout.run())
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "refine: no Java was found [java-missing]. Neither REFINE_JAVA, runtime/, JAVA_HOME nor PATH"
                                + " leads to one. Install Java 17 or newer, or set REFINE_JAVA to its java.\n"));
    }

    @Test
    void refusesARefineJavaThatIsNoProgram() throws Exception {
        checkout.with("REFINE_JAVA", "/nowhere/java");

        assertThat(checkout.run())
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "refine: REFINE_JAVA names no program [java-missing]. It is \"/nowhere/java\"."
                                + " Set it to the java of Java 17 or newer, or to the folder that holds bin/java.\n"));
    }

    @Test
    void startsThroughARelativeLinkFromAnotherFolder() throws Exception {
        checkout.with("REFINE_JAVA", checkout.java(folder.resolve("jdk"), "17").toString());
        Path link = checkout.home.resolve("refine");
        Files.createSymbolicLink(link, link.getParent().relativize(checkout.root.resolve("refine")));

        assertThat(Outcome.of(checkout.start(List.of("./refine", "x")))).isEqualTo(started("17", UTF_8_KEPT, "x"));
    }

    @Test
    void givesJavaAUtf8LocaleAndKeepsTheUsersOwn() throws Exception {
        checkout.with("REFINE_JAVA", checkout.java(folder.resolve("jdk"), "17").toString());

        assertThat(checkout.with("LANG", "C").run()).isEqualTo(started("17", "LC_ALL=C.UTF-8 user="));
        assertThat(checkout.with("LC_ALL", "de_DE.ISO-8859-1").run())
                .isEqualTo(started("17", "LC_ALL=C.UTF-8 user=de_DE.ISO-8859-1"));
    }

    /** As ssh brings one along: by its name it is UTF-8, and without its files it is C. */
    @Test
    void takesALocaleThatIsNotInstalledForC() throws Exception {
        checkout.with("REFINE_JAVA", checkout.java(folder.resolve("jdk"), "17").toString());
        Checkout.script(checkout.tools.resolve("locale"), "echo ${CHARSET-ANSI_X3.4-1968}");

        assertThat(checkout.with("LC_ALL", "tr_TR.UTF-8").run())
                .isEqualTo(started("17", "LC_ALL=C.UTF-8 user=tr_TR.UTF-8"));
        assertThat(checkout.with("CHARSET", "UTF-8").run()).isEqualTo(started("17", "LC_ALL=tr_TR.UTF-8 user=unset"));
    }

    @Test
    void passesTheTemporaryFolderOnWhereThereIsOne() throws Exception {
        checkout.with("REFINE_JAVA", checkout.java(folder.resolve("jdk"), "17").toString());

        assertThat(checkout.with("TMPDIR", checkout.home.toString()).run().out())
                .contains("\n-Djava.io.tmpdir=" + checkout.home + "\n");
        assertThat(checkout.with("TMPDIR", "/no/such").run().out()).doesNotContain("tmpdir");
    }

    @Test
    void passesTheUsersOptionsAndTheirCollectorOn() throws Exception {
        checkout.with("REFINE_JAVA", checkout.java(folder.resolve("jdk"), "17").toString());
        checkout.with("REFINE_JAVA_OPTS", "-Xmx1g -XX:+UseParallelGC");

        assertThat(checkout.run().out())
                .isEqualTo("java 17\n-XX:TieredStopAtLevel=1\n-XX:CICompilerCount=1\n"
                        + "-XX:CompileThresholdScaling=0.2\n-Xshare:auto\n-Xlog:disable\n-Xmx1g\n-XX:+UseParallelGC\n-Drefine.launcher=\n-jar\n"
                        + checkout.jar()
                        + "\n" + UTF_8_KEPT + "\n");
    }

    @Test
    void leavesTheCompilersToAUserWhoChoosesThem() throws Exception {
        checkout.with("REFINE_JAVA", checkout.java(folder.resolve("jdk"), "17").toString());
        checkout.with("REFINE_JAVA_OPTS", "-XX:TieredStopAtLevel=4");

        assertThat(checkout.run().out())
                .isEqualTo(
                        "java 17\n-XX:+UseSerialGC\n-XX:MinHeapFreeRatio=10\n-XX:MaxHeapFreeRatio=30\n-XX:MarkSweepDeadRatio=0\n"
                                + "-Xms32m\n-Xmn12m\n-Xshare:auto\n-Xlog:disable\n-XX:TieredStopAtLevel=4\n"
                                + "-Drefine.launcher=\n-jar\n" + checkout.jar() + "\n" + UTF_8_KEPT + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx24m", "-Xms1g", "-XX:MaxHeapSize=24m", "-XX:MaxRAMPercentage=5"})
    void leavesTheHeapToAUserWhoChoosesIt(String option) throws Exception {
        checkout.with("REFINE_JAVA", checkout.java(folder.resolve("jdk"), "17").toString());
        checkout.with("REFINE_JAVA_OPTS", option);

        assertThat(checkout.run().out()).contains("\n" + option + "\n").doesNotContain("-Xms32m", "-Xmn12m");
    }

    @Test
    void choosesHowMuchIsInlinedOnlyWhereThereIsSurelyACompiler() throws Exception {
        Path jdk = folder.resolve("jdk");
        checkout.with("REFINE_JAVA", checkout.java(jdk, "17").toString());
        for (String arch : List.of("x86_64", "aarch64", "riscv64")) {
            Files.writeString(jdk.resolve("release"), "OS_ARCH=\"" + arch + "\"\nJAVA_VERSION=\"17\"\n");

            boolean common = !arch.equals("riscv64");
            assertThat(checkout.run().out().contains("\n-XX:C1MaxInlineSize=20\n-XX:C1MaxInlineLevel=4\n"))
                    .as(arch)
                    .isEqualTo(common);
        }
    }

    private Outcome started(String version, String locale, String... arguments) {
        return Checkout.started(version, checkout.jar(), locale, "", arguments);
    }

    /** A file that Java opened would stand there, and be written to. */
    @Test
    void leavesNoStreamClosed() throws Exception {
        Path java = checkout.java(folder.resolve("jdk"), "17");
        Checkout.script(
                java,
                "{ read -r word; } 2>/dev/null; echo read $? >said",
                "{ echo out; } 2>/dev/null; echo out $? >>said",
                "{ true 4>&0 5>&1 6>&2; } 2>/dev/null; echo open $? >>said");
        checkout.with("REFINE_JAVA", java.toString());

        Outcome outcome = Outcome.of(checkout.start(List.of(
                "sh",
                "-c",
                "\"$0\" >&- 2>&- <&-",
                checkout.root.resolve("refine").toString())));

        assertThat(outcome.exit()).isZero();
        assertThat(checkout.home.resolve("said")).hasContent("read 1\nout 1\nopen 0\n");
    }
}
