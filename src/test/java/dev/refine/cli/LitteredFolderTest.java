package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.cli.terminal.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command may do what it likes in the folder of its run: that is its own affair, and the session's files are not there. */
class LitteredFolderTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void answersAtOnce() {
        workshop = new Workshop(folder)
                .write("prompt.md", Workshop.NO_MARKS + Workshop.WITH_TOTAL)
                .write("elsewhere/precious", "kept")
                .with(own -> own.putArray("validationScripts").add("true"));
    }

    @Test
    void takesNamesThatRefineNeedsForItself() {
        workshop.model(
                Workshop.MODEL,
                "home=$PWD",
                "cd \"${2%/*}\"",
                "case $1 in",
                "*ada.txt) mkdir -p publish.part/x result.json/x; : > check-1 ;;",
                "*bob.txt) ln -s \"$home/prompt.md\" result.json; ln -s /no/such publish.part ;;",
                "*cleo.txt) rm stdout stderr; mkdir stdout stderr; : > stdout/x; : > stderr/x ;;",
                "esac");

        Outcome outcome = workshop.refine("check");

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(workshop.read("prompt.md")).isEqualTo(Workshop.NO_MARKS + Workshop.WITH_TOTAL);
        assertThat(workshop.has("out/ada.json")).isTrue();
    }

    @Test
    void takesItsFolderAway() {
        workshop.with(own -> own.put("retries", 1))
                .model(
                        "echo \"$1\" >> starts",
                        "home=$PWD",
                        "cd \"${2%/*}\" && here=$PWD",
                        "case $1 in",
                        "*ada.txt) rm -rf \"$here\" ;;",
                        "*bob.txt) rm -rf \"$here\"; ln -s \"$home/elsewhere\" \"$here\" ;;",
                        "*cleo.txt) test -e ../retry-1 || ln -s \"$home/elsewhere\" retry-1; kill -KILL $$ ;;",
                        "esac");

        Outcome outcome = workshop.refine("check");

        assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(ExitCode.WORKLOAD);
        assertThat(outcome.out()).contains("runCommand left no output").contains("1 error");
        assertThat(workshop.read("starts").lines()).hasSize(4);
        assertThat(workshop.tree().keySet().stream().filter(path -> path.startsWith("elsewhere/")))
                .containsExactly("elsewhere/precious");
    }

    /** A formatter that writes in place, and worse: the answer stays the one that the workload gave. */
    @Test
    void takesTheOutputFromUnderItsValidators() {
        workshop.with(own -> own.putArray("validationScripts")
                .add(
                        "case {caseId} in ada) rm {output} ;; bob) echo '{}' > {output} ;; *) rm -r \"${REFINE_OUTPUT%/*}\" ;; esac")
                .add("grep -q name {output}; true"));

        Outcome outcome = workshop.refine("check");

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(workshop.inSession("runs/0/bob/1/output.json")).isEqualTo(workshop.read("out/bob.json"));
    }
}
