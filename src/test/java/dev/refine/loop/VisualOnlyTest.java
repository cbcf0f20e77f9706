package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.CaseDiagnosis;
import dev.refine.journal.CaseResult;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import dev.refine.process.Processes;
import dev.refine.propose.Reply;
import dev.refine.run.CaseOutcome;
import dev.refine.score.Standing;
import dev.refine.score.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No expected files: two validators say whether an output is right. */
class VisualOnlyTest {

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void twoCasesAndTwoValidators() {
        lab = new Lab(folder).given("c1", "a", "b").given("c2", "b").withoutExpected();
        lab.with(manifest -> manifest.putArray("validationScripts")
                .add("refuses-bad-a {output}")
                .add("refuses-bad-b {output}"));
        lab.processes = new Validators();
    }

    @Test
    void theScoreIsTheShareOfValidatorsThatPassed() {
        SessionState state =
                lab.with(manifest -> manifest.put("maxIterations", 1)).run().state();

        CaseResult first = state.iterations().get(0).results().get("c1");
        CaseResult second = state.iterations().get(0).results().get("c2");
        assertThat(first.score()).isZero();
        assertThat(first.wrong()).containsExactly("check:refuses-bad-a {output}", "check:refuses-bad-b {output}");
        assertThat(second.score()).isEqualTo(0.5);
        assertThat(second.failedChecks())
                .containsExactly(new CaseDiagnosis.FailedCheck("refuses-bad-b {output}", "b is bad"));
    }

    @Test
    void aValidatorThatTurnsGreenIsAGainAndAllGreenConverges() {
        lab.proposes("a", "c1").proposes("b", "c1", "c2");

        SessionState state = lab.run().state();

        assertThat(state.end()).contains(SessionEnd.CONVERGED);
        assertThat(state.iterations().get(1).verdict()).contains(Verdict.IMPROVED);
        assertThat(lab.prompt()).isEqualTo("Extract.\na\nb\n");
    }

    @Test
    void theMessageOfAValidatorIsAFailureGroupForTheProposer() {
        lab.with(manifest -> manifest.put("maxIterations", 1)).proposes("b", "c1");

        lab.run();

        assertThat(lab.requests.get(0).groups()).anySatisfy(group -> {
            assertThat(group.category()).isEqualTo("check");
            assertThat(group.cases()).containsExactly("c1", "c2");
        });
    }

    @Test
    void anOutputThatFailsACheckIsNoLossAgainstNoOutputAtAll() {
        lab.with(manifest -> manifest.put("maxIterations", 1).put("measure", "full"));
        lab.write("prompt.md", "Extract.\nb\n");
        lab.given("c0", "b").withoutExpected();
        lab.runner.outcomes.put("c1", CaseOutcome.NO_OUTPUT);
        lab.replies.add(request -> {
            lab.runner.outcomes.clear();
            return new Reply.Candidates(List.of(Lab.proposal("x", "c1")));
        });

        SessionState state = lab.run().state();

        assertThat(state.iterations().get(0).results().get("c1").standing()).isEqualTo(Standing.FAILED);
        assertThat(state.iterations().get(1).verdict()).contains(Verdict.IMPROVED);
    }

    /** {@code refuses-bad-x FILE} refuses an output whose x is bad. */
    private static final class Validators implements Processes {

        @Override
        public Execution run(Command command) {
            String script = String.join(" ", command.argv());
            String rule = script.replaceAll("(?s).*refuses-bad-(\\w).*", "$1");
            String output = command.environment().get("REFINE_OUTPUT");
            boolean bad = read(Path.of(output)).contains("\"" + rule + "\":\"bad\"");
            return new Execution(
                    ProcessEnd.EXITED, bad ? 1 : 0, Duration.ofMillis(1), bad ? rule + " is bad\n" : "", "", "");
        }

        private static String read(Path file) {
            try {
                return Files.readString(file, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }
}
