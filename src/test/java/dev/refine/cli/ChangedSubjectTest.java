package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session about something that has changed says what has, and each way out that it names is one. */
class ChangedSubjectTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    /** What the runs of the loop's own sessions depend on, one kind after the other. */
    @ParameterizedTest
    @ValueSource(strings = {"the manifest (retries)", "the manifest (concurrency), the manifest (env)", "case bob"})
    void namesItsIterationAsTheWayOut(String change) {
        workshop.proposes(Workshop.NO_MARKS).proposes(Workshop.WITH_TOTAL).auto("--iterations", "2");
        String session = workshop.session().getFileName().toString();
        switch (change) {
            case "the manifest (retries)" -> workshop.with(own -> own.put("retries", 0));
            case "case bob" -> workshop.given("bob", "Bob", 9);
            default ->
                workshop.with(own -> own.put("concurrency", 2).putArray("env").add("PATH"));
        }

        assertThat(workshop.auto("--continue"))
                .isEqualTo(new Outcome(
                        4,
                        "",
                        "the session " + session + " cannot go on: what it measured has changed [session-changed]."
                                + " Changed: " + change + ". Put it back as it was, or branch a new session off from"
                                + " this one: --fork 2.\n"));
        assertThat(workshop.auto("--fork", "2", "--iterations", "0").exit()).isIn(0, 1);
    }

    @Test
    void aPromptThatIsNewIsNeitherTriedNorGoneOnWith() {
        workshop.write("prompts/a.md", "A\n")
                .with(own -> own.withArray("promptPaths").add("prompts/*.md"))
                .auto("--iterations", "0");
        String session = workshop.session().getFileName().toString();
        workshop.write("prompts/b.md", "B\n");

        Outcome refused = new Outcome(
                4,
                "",
                "the session " + session + " cannot go on: what it measured has changed [session-changed]. Changed: new"
                        + " file prompts/b.md. Put it back as it was, or branch a new session off from this one: --fork"
                        + " 0.\n");
        assertThat(workshop.refine("try")).isEqualTo(refused);
        assertThat(workshop.auto("--continue", "--iterations", "1")).isEqualTo(refused);
    }

    /** What a mended script makes better is no merit of an edit. */
    @Nested
    class WhatTheCommandReads {

        private static final String ALIKE =
                ": results from before and from now on do not compare; a new session measures all cases alike\n";

        @Test
        void isNamedWhenItChangesBetweenMeasurements() {
            workshop.proposes(Workshop.NO_MARKS);
            workshop.write("propose.sh", "echo '# mended' >> model.sh\n" + workshop.read("propose.sh"));

            Outcome outcome = workshop.auto("--iterations", "1");

            String told = "model.sh, which the command reads, changed after cases had run" + ALIKE;
            assertThat(outcome.err()).containsOnlyOnce(told);
            assertThat(workshop.inSession("REFINE_LOG.md")).containsOnlyOnce("- Insight: " + told);
        }

        @Test
        void isToldOfWhenItHasChangedSinceTheSessionWasLeft() {
            workshop.proposes("Be careful.\n").proposes(Workshop.NO_MARKS).proposes(Workshop.WITH_TOTAL);
            workshop.auto("--iterations", "1");
            assertThat(workshop.auto("--continue", "--iterations", "2").err()).doesNotContain("do not compare");
            workshop.write("model.sh", workshop.read("model.sh") + "# mended\n");

            assertThat(workshop.auto("--continue", "--iterations", "3").err())
                    .contains(
                            "what the command reads (inputs) or a variable that it is given has changed since the best"
                                    + " state was measured" + ALIKE);
        }
    }

    @Test
    void anExpectedFileThatIsGoneInTheMiddleIsAFailureOfStorage() {
        workshop.model("rm -f expected/bob.json", "echo '{}' > \"$2\"");

        assertThat(workshop.auto("--concurrency", "1").exit()).isEqualTo(74);
        assertThat(workshop.refine("check").exit())
                .as("missing from the beginning")
                .isEqualTo(2);
    }

    /** Whoever reads that the budget is used up goes to where it stands. */
    @Test
    void goesOnWithALargerBudgetInTheManifest() {
        workshop.proposes(Workshop.NO_MARKS).with(own -> {
            own.putObject("budget").put("runs", 2);
            own.put("maxIterations", 1);
        });
        assertThat(workshop.auto().out()).startsWith("Budget: ");
        workshop.with(own -> {
            own.putObject("budget").put("runs", 100);
            own.put("maxIterations", 2);
        });

        Outcome outcome = workshop.auto("--continue", "--json");

        assertThat(outcome.json().path("end").asText()).as(outcome.err()).isEqualTo("max");
        assertThat(outcome.json().path("iterations").size()).isEqualTo(2);
        assertThat(workshop.sessions()).hasSize(1);
    }

    /** A check can be continued or branched off from when it is named, and then the way out names it, too. */
    @Nested
    class FromACheckAlone {

        private String check;
        private String named;

        @BeforeEach
        void onlyACheck() {
            workshop.refine("check");
            named = workshop.session().toString();
            check = workshop.session().getFileName().toString();
        }

        @ParameterizedTest
        @ValueSource(strings = {"case ada", "new case dora", "case cleo is gone"})
        void saysWhichWayOutThereIsAndItIsOne(String change) {
            changeTo(change);

            Outcome refused = workshop.auto("--continue", "--session", named);

            assertThat(refused)
                    .isEqualTo(new Outcome(
                            4,
                            "",
                            "the session " + check + " cannot go on: what it measured has changed [session-changed]."
                                    + " Changed: " + change + ". Put it back as it was, or branch a new session off"
                                    + " from this one: --fork 0 --session DIR/sessions/" + check + ".\n"));
            Outcome forked = workshop.auto("--fork", "0", "--session", named, "--iterations", "0");
            assertThat(forked.exit()).as(forked.err()).isIn(0, 1);
            assertThat(workshop.sessions()).hasSize(2);
        }

        private void changeTo(String change) {
            switch (change) {
                case "case ada" -> workshop.given("ada", "Ada", 8);
                case "new case dora" -> workshop.given("dora", "Dora", 6);
                default -> workshop.delete("cases/cleo.txt").delete("expected/cleo.json");
            }
        }

        @Test
        void judgesAgainWhenOnlyAnExpectedFileHasChanged() {
            workshop.write("expected/ada.json", "{\"name\": \"Adam\"}");

            Outcome judged = workshop.auto("--continue", "--session", named, "--iterations", "0");

            assertThat(judged.err())
                    .contains("judged again: since " + check + " began, this has changed: expected file of ada. A new"
                            + " session takes over from it; what ran there is not run again.\n");
            assertThat(workshop.sessions()).hasSize(2);
        }

        @Test
        void goesByItsOwnManifestAndTheForkByTheOneThatStandsThere() {
            workshop.with(manifest -> manifest.put("runCommand", "sh ./model.sh {case} {output}"));

            Outcome forked = workshop.auto("--fork", "0", "--session", named, "--iterations", "0", "--json");

            assertThat(forked.json().at("/executions/total").asInt())
                    .as(forked.err())
                    .isEqualTo(3);
            assertThat(workshop.auto("--continue", "--session", named, "--iterations", "0")
                            .err())
                    .doesNotContain("[session-changed]");
        }

        @Test
        void isTakenUpByNobodyWhoDoesNotNameIt() {
            for (String[] wish : new String[][] {{"--continue", "continue"}, {"--fork", "branch off from"}}) {
                Outcome outcome = wish[0].equals("--fork") ? workshop.auto(wish[0], "0") : workshop.auto(wish[0]);

                assertThat(outcome)
                        .isEqualTo(new Outcome(
                                2,
                                "",
                                "there is no session to " + wish[1] + " [session-none]. Below DIR/sessions there are"
                                        + " only checks, which change no file. Start one: leave " + wish[0]
                                        + " away.\n"));
            }
        }
    }
}
