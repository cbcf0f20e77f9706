package dev.refine.cli.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.loop.Person;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionDialogueTest {

    private static final String QUESTION = "apply (a), modify (m), skip (s), another (n), explain (e), quit (q): ";

    private static final String BEFORE = "Extract the invoice.\nUse dates.\n";
    private static final String AFTER = "Extract the invoice.\nUse ISO dates.\n";
    private static final String DIFF =
            "--- prompts/extract.md\n+++ prompts/extract.md\n@@ -1,2 +1,2 @@\n Extract the invoice.\n"
                    + "-Use dates.\n+Use ISO dates.\n";

    private static final Suggestion SUGGESTION = suggestion(
            new Hypothesis(
                    "In 7 of 9 failing cases the field /issueDate holds the day as it was printed on the invoice",
                    "no format is named",
                    new Prediction(List.of("a", "b"), List.of()),
                    "High"),
            DIFF,
            List.of(new FailureGroup.Example("a", "/issueDate", "\"2026-01-31\"", "\"31.01.2026\"")));

    private final StringWriter screen = new StringWriter();

    @Test
    void showsHypothesisPredictionAndDiffInEightyColumns() {
        assertThat(answer("apply\n")).isEqualTo(new Person.Answer.Apply());
        assertThat(screen).hasToString("""

                        Suggestion for iteration 3, by rules
                          Observation: In 7 of 9 failing cases the field /issueDate holds the day as it
                            was printed on the invoice
                          Theory: no format is named
                          Prediction: fixes a, b; at risk: none named
                          Confidence: High
                          Impact: two cases
                          Fails today              expected                  got
                            a /issueDate           "2026-01-31"              "31.01.2026"

                        --- prompts/extract.md
                        +++ prompts/extract.md
                        @@ -1,2 +1,2 @@
                         Extract the invoice.
                        -Use dates.
                        +Use ISO dates.

                        """ + QUESTION);
    }

    @Test
    void coloursTheDiffOnlyWhenAsked() {
        dialogue("q\n", true, file -> 0).ask(SUGGESTION);
        assertThat(screen.toString())
                .contains("\u001b[1m--- prompts/extract.md\u001b[0m\n\u001b[1m+++ prompts/extract.md\u001b[0m\n"
                        + "\u001b[36m@@ -1,2 +1,2 @@\u001b[0m\n Extract the invoice.\n"
                        + "\u001b[31m-Use dates.\u001b[0m\n\u001b[32m+Use ISO dates.\u001b[0m\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A", "apply", "Apply ", " ap"})
    void takesWordsBeginningsAndLetters(String typed) {
        assertThat(answer(typed + "\n")).isEqualTo(new Person.Answer.Apply());
    }

    @Test
    void knowsEveryOtherAnswer() {
        assertThat(answer("n\n")).isEqualTo(new Person.Answer.Another());
        assertThat(answer("another\n")).isEqualTo(new Person.Answer.Another());
        assertThat(answer("quit\n")).isEqualTo(new Person.Answer.Quit());
        assertThat(answer("s\n too risky \n")).isEqualTo(new Person.Answer.Skip("too risky"));
        assertThat(answer("skip too risky\n")).isEqualTo(new Person.Answer.Skip("too risky"));
        assertThat(answer("skip\n\n")).isEqualTo(new Person.Answer.Skip(""));
    }

    @Test
    void asksAgainOnEnterAloneAndOnOtherWords() {
        assertThat(answer("\n\nwhat?\nq\n")).isEqualTo(new Person.Answer.Quit());
        assertThat(screen.toString())
                .endsWith("\n\n" + QUESTION + QUESTION + QUESTION + "\"what?\" is none of these.\n" + QUESTION);
    }

    @Test
    void takesTheEndOfTheInputForQuit() {
        assertThat(answer("")).isEqualTo(new Person.Answer.Quit());
        assertThat(screen.toString()).endsWith(QUESTION + "\n");
    }

    @Test
    void explainsWithTheEvidenceAndAsksAgain() {
        assertThat(answer("e\na\n")).isEqualTo(new Person.Answer.Apply());
        assertThat(screen.toString())
                .endsWith(QUESTION + "\n  a /issueDate: expected \"2026-01-31\", got \"31.01.2026\"\n\n" + QUESTION);
    }

    @Test
    void showsWhatAModelWouldHide() {
        Hypothesis hostile = new Hypothesis(
                "\u001b[2Jall well\napply", "\u202etxt", new Prediction(List.of("a\u0007"), List.of()), "High");
        dialogue("q\n", false, file -> 0).ask(suggestion(hostile, "@@ -0,0 +1 @@\n+\u009b31m\n", List.of()));
        assertThat(screen.toString())
                .contains("Observation: \\u001b[2Jall well apply\n")
                .contains("Theory: \\u202etxt\n")
                .contains("fixes a\\u0007;")
                .contains("+\\u009b31m\n");
    }

    @Nested
    class Modify {

        @Test
        void givesTheUsersOwnEdit() {
            SuggestionEditor editor = file -> {
                assertThat(file.getFileName()).hasToString("extract.md");
                assertThat(file).hasContent(AFTER);
                Files.writeString(file, AFTER.replace("ISO", "my"));
                return 0;
            };
            assertThat(dialogue("m\n", false, editor).ask(SUGGESTION))
                    .isEqualTo(new Person.Answer.Modify(
                            List.of(new Edit("prompts/extract.md", "Use dates.\n", "Use my dates.\n"))));
        }

        /** What is refused is asked about again. */
        @Test
        void goesOnWithWhatTheUserWroteBefore() {
            List<String> seen = new ArrayList<>();
            SuggestionDialogue dialogue = dialogue("m\nm\n", false, file -> {
                seen.add(Files.readString(file));
                Files.writeString(file, seen.get(seen.size() - 1) + "Mine.\n");
                return 0;
            });

            dialogue.ask(SUGGESTION);
            dialogue.ask(SUGGESTION);

            assertThat(seen).containsExactly(AFTER, AFTER + "Mine.\n");
        }

        @Test
        void leavesNoFileBehind() {
            Path[] seen = new Path[1];
            dialogue("m\n", false, file -> {
                        seen[0] = file;
                        Files.writeString(file.resolveSibling("extract.md~"), "backup");
                        Files.writeString(file, "own");
                        return 0;
                    })
                    .ask(SUGGESTION);
            assertThat(seen[0].getParent()).doesNotExist();
        }

        @Test
        void saysWhatWentWrongAndAsksAgain() {
            assertThat(afterModify(file -> 3)).isEqualTo("The editor ended with exit code 3; nothing was changed.\n");
            assertThat(afterModify(file -> {
                        throw new IOException("no such program");
                    }))
                    .isEqualTo("The editor failed: no such program. Nothing was changed.\n");
            assertThat(afterModify(file -> {
                        Files.write(file, new byte[] {(byte) 0xC3, 0x28});
                        return 0;
                    }))
                    .isEqualTo("The edited file is not UTF-8 text; nothing was changed.\n");
            assertThat(afterModify(file -> {
                        Files.writeString(file, BEFORE);
                        return 0;
                    }))
                    .isEqualTo("Nothing would change any more.\n");
            assertThat(afterModify(file -> {
                        Files.delete(file);
                        return 0;
                    }))
                    .isEqualTo("The editor left no file; nothing was changed.\n");
        }

        @Test
        void decidesNothingWhenTheEditorChangedNothing() {
            assertThat(afterModify(file -> 0)).isEqualTo("""
                            The editor came back with nothing changed; apply takes the suggestion as it is.
                              An editor that does not wait for you needs to be told to, such as code --wait.
                            """);
        }

        private String afterModify(SuggestionEditor editor) {
            screen.getBuffer().setLength(0);
            assertThat(dialogue("modify\nq\n", false, editor).ask(SUGGESTION)).isEqualTo(new Person.Answer.Quit());
            String text = screen.toString();
            String from = text.substring(text.indexOf(QUESTION) + QUESTION.length());
            return from.substring(0, from.indexOf(QUESTION));
        }

        @Test
        void runsTheEditorOfTheUserWithItsArguments(@TempDir Path folder) throws Exception {
            Path script = folder.resolve("my editor");
            Files.writeString(script, "#!/bin/sh\nprintf '%s' \"$1\" > \"$2\"\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();
            Path file = Files.writeString(folder.resolve("a b.md"), "old");
            int exit = SuggestionEditor.of(Map.of("VISUAL", "'" + script + "' new", "EDITOR", "false"))
                    .edit(file);
            assertThat(exit).isZero();
            assertThat(file).hasContent("new");
        }
    }

    private static Suggestion suggestion(Hypothesis hypothesis, String diff, List<FailureGroup.Example> evidence) {
        Edit edit = new Edit("prompts/extract.md", "Use dates.", "Use ISO dates.");
        return new Suggestion(
                3,
                new Proposal(hypothesis, List.of(edit), "", "two cases", "rules"),
                List.of(new Suggestion.FileChange("prompts/extract.md", BEFORE, AFTER, diff)),
                evidence);
    }

    private Person.Answer answer(String typed) {
        return dialogue(typed, false, file -> 0).ask(SUGGESTION);
    }

    private SuggestionDialogue dialogue(String typed, boolean colour, SuggestionEditor editor) {
        return new SuggestionDialogue(new BufferedReader(new StringReader(typed)), screen, colour, editor);
    }
}
