package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole dialogues in a real terminal: what the screen shows, and what keys do. */
@EnabledIf("dev.refine.cli.Pty#isThere")
class TerminalTest {

    private static final String ESCAPE = "\u001b";
    private static final String LEFT = ESCAPE + "[D";

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    @Test
    void leadsFromAnEmptyFolderToAnEditOnADumbTerminal() throws Exception {
        workshop.delete("refine.manifest.json");
        try (Pty pty = new Pty(folder, Map.of("TERM", "dumb"))) {
            pty.awaits("Make one now, by a few questions?")
                    .awaits("one of them: ")
                    .types("yes\n");
            pty.awaits("How deep shall the questions go?")
                    .awaits("one of them: ")
                    .types("short\n");
            for (int question = 0; question < 12; question++) {
                pty.awaits("> ").types("\n");
            }
            pty.awaits("that is enough").awaits("one or more: ").types("proceed\n");
            pty.awaits("Is this right?").awaits("one of them: ").types("confirm\n");
            pty.awaits("What next?").awaits("one of them: ").types("begin\n");
            pty.awaits("What is to become better?").awaits("[accuracy]: ").types("\n");
            pty.awaits("Baseline: 0 of 3 cases pass").awaits("[begin]: ").types("\n");
            pty.awaits("Suggestion for iteration 1").awaits("quit (q): ").types("apply\n");
            pty.awaits("iteration 1: Improved").awaits("quit (q): ").types("quit\n");

            assertThat(pty.exit()).isEqualTo(1);
            assertThat(pty.screen()).doesNotContain(ESCAPE);
            assertThat(workshop.read("prompt.md")).isNotEqualTo("Copy the card.\n");
        }
    }

    @Test
    void editsLinesAndCompletesPathsAndLosesNothingThatWasTypedAhead() throws Exception {
        workshop.delete("refine.manifest.json");
        try (Pty pty = new Pty(folder, Map.of("TERM", "xterm"), "init")) {
            pty.awaits("one of them: ").types("shrt" + LEFT + LEFT + "o\r");
            pty.awaits("1/5").awaits("> ").types("cards\r");
            pty.awaits("2/5").awaits("> ").types("pro\t").awaits("prompt.md").types("\r");
            pty.awaits("3/5").awaits("> ").resizes(40, 20).types("\r");
            pty.awaits("4/5").awaits("> ").types("ca\t").awaits("cases/").types("*.txt\r");
            for (String question : List.of("5/5", "1/4", "2/4", "3/4", "4/4", "1/3", "2/3")) {
                pty.awaits(question).awaits("> ").types("\r");
            }
            pty.awaits("3/3").awaits("> ").types(ESCAPE + "[200~fewer\rcomplaints" + ESCAPE + "[201~\r");
            pty.awaits("one or more: ").types("proceed\rconfirm\rbegin\raccuracy\rbegin\r");
            pty.awaits("Suggestion for iteration 1").awaits("quit (q): ").types("quit\r");

            assertThat(pty.exit()).isEqualTo(1);
            assertThat(workshop.read(".refine/DETAILS.md"))
                    .contains("- Choice: short\n", "- Answer: prompt.md\n", "- Answer: cases/*.txt\n")
                    .contains("- Answer: fewer complaints\n");
        }
    }

    @Test
    void keepsTheProposalWithinEightyColumnsWhateverTheLocale() throws Exception {
        try (Pty pty = new Pty(folder, Map.of("TERM", "xterm", "LC_ALL", "C", "NO_COLOR", "1"), "--mode", "accuracy")) {
            pty.awaits("[begin]: ")
                    .types("b\n")
                    .awaits("quit (q): ")
                    .types("e\n")
                    .awaits("quit (q): ")
                    .types("q\n");

            assertThat(pty.exit()).isEqualTo(1);
            String dialogue = pty.screen()
                    .substring(pty.screen().indexOf("Baseline: "), pty.screen().indexOf("Stopped: "));
            assertThat(dialogue.lines().filter(line -> line.length() > 80 && !line.contains(ESCAPE)))
                    .isEmpty();
            assertThat(pty.screen()).doesNotContain(ESCAPE + "[3");
        }
    }

    @Test
    void takesALongPasteAndLettersOfEveryLanguage() throws Exception {
        workshop.delete("refine.manifest.json");
        String pasted = "Grüße und Zahlen ".repeat(150).strip();
        try (Pty pty = new Pty(folder, Map.of("LC_ALL", "C", "TERM", "nobody-knows"), "init", "--depth", "short")) {
            for (int question = 0; question < 11; question++) {
                pty.awaits("> ").types("\n");
            }
            pty.awaits("3/3 ").awaits("> ").types(pasted + "\n");
            pty.awaits("one or more: ").types("p\n").awaits("one of them: ").types("c\n");
            pty.awaits("one of them: ").types("stop\n");

            assertThat(pty.exit()).isZero();
            assertThat(workshop.read(".refine/DETAILS.md")).contains("- Answer: " + pasted + "\n");
            assertThat(pty.screen()).startsWith("I looked at ").doesNotContain(ESCAPE, "jline");
        }
    }

    /** A question that held the program would be cut off before it could write its debrief. */
    @Test
    void endsAtOnceWhenThePersonInterruptsAQuestion() throws Exception {
        try (Pty pty = new Pty(folder, Map.of(), "--mode", "accuracy")) {
            pty.awaits("[begin]: ").types("b\n").awaits("quit (q): ");
            pty.interrupts();

            assertThat(pty.exit()).isEqualTo(130);
            assertThat(workshop.inSession("REFINE.md")).contains("- Status: Interrupted\n");
            assertThat(workshop.has(".refine/holder.json")).isFalse();
        }
        try (Pty pty = new Pty(folder, Map.of(), "--continue")) {
            pty.awaits("Suggestion for iteration 1").awaits("quit (q): ").types("quit\n");

            assertThat(pty.exit()).isEqualTo(1);
        }
    }

    @Test
    void takesNoInterruptionForAWordAboutACritique() throws Exception {
        workshop.with(manifest -> {
            manifest.remove("expectedPaths");
            manifest.put("critiqueScript", "echo '{\"overallScore\": 40}'");
        });
        for (List<String> options : List.of(List.of("--auto"), List.of("--auto", "--continue"))) {
            List<String> all = new ArrayList<>(options);
            all.add("--manual-critique");
            try (Pty pty = new Pty(folder, Map.of(), all.toArray(String[]::new))) {
                pty.awaits("ada: the critic gives 40.0").awaits("reject (r): ").interrupts();

                assertThat(pty.exit()).isEqualTo(130);
                assertThat(workshop.inSession("REFINE_LOG.md")).doesNotContain("- Review:");
            }
        }
    }

    @Test
    void leavesEveryLineThatIsTypedIntoTheEditorToTheEditor() throws Exception {
        workshop.write("editor.sh", """
                echo '<editor>'
                for line in 1 2 3 4; do read -r typed; echo "- $typed" >> "$1"; echo "<line $line>"; done
                """);
        try (Pty pty = new Pty(folder, Map.of("EDITOR", "sh editor.sh"), "--mode", "accuracy")) {
            pty.awaits("[begin]: ")
                    .types("b\n")
                    .awaits("quit (q): ")
                    .types("m\n")
                    .awaits("<editor>");
            pty.types("one\n").awaits("<line 1>").types("two\n").awaits("<line 2>");
            pty.types("three\n")
                    .awaits("<line 3>")
                    .types("four\n")
                    .awaits("quit (q): ")
                    .types("quit\n");

            assertThat(pty.exit()).isEqualTo(1);
        }
        assertThat(workshop.read("prompt.md")).endsWith("- one\n- two\n- three\n- four\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"expect", "--mode=accuracy", "plan"})
    void endsAnEditorThatIsOpenAndKeepsWhatWasWritten(String command) throws Exception {
        workshop.write("editor.sh", """
                case $1 in *PLAN*) ;; *) echo 'hours of work' > "$1";; esac
                trap 'echo told >> editor' TERM
                echo $$ > pids; sleep 60 & echo $! >> pids
                echo '<editor>'
                while :; do wait; done
                """);
        List<String> keys = Map.of("expect", List.of("e"), "--mode=accuracy", List.of("b", "m"), "plan", List.of("r"))
                .get(command);
        try (Pty pty = new Pty(folder, Map.of("EDITOR", "sh editor.sh"), command)) {
            for (String key : keys) {
                pty.awaits("): ").types(key + "\n");
            }
            pty.awaits("<editor>");
            final long sent = System.nanoTime();
            pty.signals("TERM");

            assertThat(pty.exit()).isEqualTo(143);

            assertThat((System.nanoTime() - sent) / 1_000_000)
                    .as("two seconds, where nobody works beside")
                    .isLessThan(4_000);
            assertThat(workshop.read("editor")).isEqualTo("told\n");
            // Of one that is dead and not yet buried no command is known.
            assertThat(workshop.read("pids")
                            .lines()
                            .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                            .filter(left -> left.info().command().isPresent()))
                    .isEmpty();
            String screen = pty.screen().replaceAll("\\s+", " ");
            if (!command.equals("plan")) {
                Matcher kept = Pattern.compile("what it left is in (\\S+), nothing else was changed\\.")
                        .matcher(screen);
                assertThat(kept.find()).as(screen).isTrue();
                try (Stream<Path> files = Files.list(Path.of(kept.group(1)))) {
                    List<Path> left = files.toList();
                    assertThat(left).hasSize(1);
                    assertThat(left.get(0)).hasContent("hours of work\n");
                    Files.delete(left.get(0));
                }
                Files.delete(Path.of(kept.group(1)));
            }
            assertThat(workshop.read("expected/ada.json")).contains("Ada");
            assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n");
        }
    }

    @Test
    void asksNobodyWhereTheQuestionsGoIntoAFile() throws Exception {
        try (Pty pty = new Pty(folder, Map.of(), "2> err.txt", List.of("--mode", "accuracy"))) {
            assertThat(pty.exit()).isEqualTo(2);
            assertThat(workshop.read("err.txt")).contains("[no-terminal]");
        }
    }

    @Test
    void asksWhereOnlyTheResultsGoIntoAFile() throws Exception {
        try (Pty pty = new Pty(folder, Map.of("TERM", "xterm"), "> out.txt", List.of("--mode", "accuracy"))) {
            pty.awaits("[begin]: ").types("b\n").awaits("quit (q): ").types("quit\n");

            assertThat(pty.exit()).isEqualTo(1);
            assertThat(workshop.read("out.txt")).contains("0 of 3 cases pass").doesNotContain(ESCAPE);
        }
        try (Pty pty = new Pty(folder, Map.of("TERM", "xterm"), "> help.txt", List.of("--help"))) {
            assertThat(pty.exit()).isZero();
            assertThat(workshop.read("help.txt")).contains("Usage:").doesNotContain(ESCAPE);
        }
    }

    @Test
    void takesAnInterruptedInterviewUpAgain() throws Exception {
        workshop.delete("refine.manifest.json");
        try (Pty pty = new Pty(folder, Map.of("TERM", "xterm"), "init", "--depth", "short")) {
            pty.awaits("> ").types("my cards\n").awaits("2/5 ").awaits("> ").interrupts();
            assertThat(pty.exit()).isEqualTo(130);
            assertThat(pty.screen()).contains("What you said is kept: refine init goes on from here.\n");
            assertThat(workshop.has(".refine/holder.json")).isFalse();
        }
        try (Pty pty = new Pty(folder, Map.of("TERM", "xterm"), "init")) {
            pty.awaits("not finished")
                    .awaits("one of them: ")
                    .types("continue\n")
                    .awaits("2/5 ")
                    .awaits("> ")
                    .types("\u0004");
            assertThat(pty.exit()).isEqualTo(1);
            assertThat(pty.screen()).contains("What you said is kept");
        }
    }

    /**
     * Ctrl-C ends every program of the terminal, also the {@code stty} that is about to change its ways.
     *
     * @param call of stty: the first of them put back what the first question changed, the others prepare the next one
     */
    @ParameterizedTest
    @ValueSource(ints = {11, 12, 14, 18})
    void leavesAUsualTerminalWhenThePersonInterruptsBetweenTwoQuestions(int call) throws Exception {
        workshop.delete("refine.manifest.json").write("bin/stty", """
                #!/bin/sh
                PATH=${PATH#*:}
                echo >> calls.txt
                echo "<stty $(wc -l < calls.txt)>" > /dev/tty
                sleep 0.2
                echo "$*" >> stty.txt
                exec stty "$@"
                """);
        assertThat(folder.resolve("bin/stty").toFile().setExecutable(true)).isTrue();
        String path = folder.resolve("bin") + ":" + System.getenv("PATH");
        try (Pty pty = new Pty(folder, Map.of("TERM", "xterm", "PATH", path), "init", "--depth", "short")) {
            pty.awaits("> ").types("my cards\n").awaits("<stty " + call + ">").interrupts();

            assertThat(pty.exit()).as(pty.screen()).isEqualTo(130);
            assertThat(pty.screen()).doesNotContain("defect", "Exception");
        }
        List<String> changes = workshop.read("stty.txt")
                .lines()
                .filter(line -> !line.endsWith("-a"))
                .toList();
        assertThat(changes.get(changes.size() - 1)).contains(" icanon");
    }

    @Test
    void saysOfAnInterruptedInterviewWhatThereIsOfIt() throws Exception {
        workshop.delete("refine.manifest.json");
        for (String kind : List.of("dumb", "xterm")) {
            try (Pty pty = new Pty(folder, Map.of("TERM", kind), "init")) {
                pty.awaits("one of them: ").interrupts();
                assertThat(pty.exit()).isEqualTo(130);
                assertThat(pty.screen()).contains("Nothing was answered yet: refine init begins anew.\n");
            }
        }
        try (Pty pty = new Pty(folder, Map.of("TERM", "dumb"), "init", "--depth", "short")) {
            for (int question = 0; question < 12; question++) {
                pty.awaits("> ").types("\n");
            }
            pty.awaits("one or more: ")
                    .types("proceed\n")
                    .awaits("one of them: ")
                    .types("confirm\n");
            pty.awaits("What next?").awaits("one of them: ").interrupts();
            assertThat(pty.exit()).isEqualTo(130);
            assertThat(pty.screen()).endsWith("\nThe manifest is written: refine goes on with it.\n");
        }
    }

    @Test
    void saysOfAnInterruptedReviewWhatIsWritten() throws Exception {
        workshop.write("expected/ada.json", "{\"name\": \"A.\", \"total\": 3}\n");
        try (Pty pty = new Pty(folder, Map.of("TERM", "dumb"), "expect")) {
            pty.awaits("Case 1 of 3").awaits("quit (q): ").types("accept\n");
            pty.awaits("Case 2 of 3").awaits("quit (q): ").interrupts();

            assertThat(pty.exit()).isEqualTo(130);
            assertThat(pty.screen())
                    .contains("\n1 expected file written, 2 cases left as before\n")
                    .endsWith("\ninterrupted after 1 expected file, which stays; go on with: refine expect\n");
            assertThat(workshop.inSession("REFINE_LOG.md")).contains("- File: expected/ada.json\n");
        }
        workshop.model("sleep 600");
        try (Pty pty = new Pty(folder, Map.of("TERM", "xterm"), "expect", "--case", "ada")) {
            pty.awaits("baseline 0/1").interrupts();

            assertThat(pty.exit()).isEqualTo(130);
            assertThat(pty.screen())
                    .endsWith(
                            "\ninterrupted before any expected file was written; go on with: refine expect --case ada\n");
        }
    }
}
