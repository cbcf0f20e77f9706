package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.Event;
import dev.refine.journal.Purpose;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.Session;
import dev.refine.run.CaseOutcome;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationTest {

    private static final String NO_OUTPUT = "case c1: runCommand left no output after 0.0 s [run-no-output]."
            + " Run it alone: refine validate --manifest refine.manifest.json.";

    @TempDir
    Path folder;

    private final ScriptedPerson person = new ScriptedPerson();
    private Lab lab;

    @BeforeEach
    void twoCases() {
        lab = new Lab(folder).given("c1", "a").given("c2", "a");
    }

    @Test
    void aWrongAnswerIsNormalRed() {
        SessionState state = lab.run().state();

        assertThat(state.isValidated()).isTrue();
        assertThat(state.iterations().get(0).scorecard().passing()).isZero();
    }

    @Test
    void autoModeFailsAtTheFirstAttemptAndRunsNothingElse() {
        lab.runner.outcomes.put("c1", CaseOutcome.NO_OUTPUT);

        SessionState state = lab.run().state();

        assertThat(state.end()).contains(SessionEnd.VALIDATION_FAILED);
        assertThat(state.validationFailure()).contains(new Event.ValidationFailed("c1", NO_OUTPUT));
        assertThat(lab.runner.runs).containsExactly("c1");
        assertThat(state.ledger().started(Purpose.BASELINE)).isEqualTo(1);
    }

    @Test
    void theUserMayRepairAndTryAgain() {
        lab.runner.outcomes.put("c1", CaseOutcome.NO_OUTPUT);
        lab.person = Optional.of(person.repairs(() -> {}).repairs(lab.runner.outcomes::clear));

        SessionState state = lab.run().state();

        assertThat(person.shown).startsWith("validation 1 of 3: " + NO_OUTPUT, "validation 2 of 3: " + NO_OUTPUT);
        assertThat(state.isValidated()).isTrue();
        assertThat(state.validationFailure()).isEmpty();
        assertThat(lab.runner.runs).containsExactly("c1", "c1", "c1", "c2");
    }

    @Test
    void anInterruptAtTheQuestionIsNoFailureOfTheWorkload() {
        lab.runner.outcomes.put("c1", CaseOutcome.NO_OUTPUT);
        lab.person = Optional.of(person.interrupts(lab.stop));

        SessionState state = lab.run().state();

        assertThat(person.shown).hasSize(1);
        assertThat(state.validationFailure()).isEmpty();
        assertThat(state.end()).isEmpty();
    }

    @Test
    void theThirdFailureIsTheLast() {
        lab.runner.outcomes.put("c1", CaseOutcome.NO_OUTPUT);
        lab.person = Optional.of(person.repairs(() -> {}).repairs(() -> {}).repairs(() -> {}));

        SessionState state = lab.run().state();

        assertThat(state.end()).contains(SessionEnd.VALIDATION_FAILED);
        assertThat(person.shown).hasSize(2);
        assertThat(lab.runner.runs).containsExactly("c1", "c1", "c1");
        assertThat(state.ledger().total()).isEqualTo(3);
    }

    @Test
    void triesNoOftenerThanTheBudgetBears() {
        lab.with(manifest -> manifest.putObject("budget").put("runs", 2));
        lab.runner.outcomes.put("c1", CaseOutcome.NO_OUTPUT);
        lab.run().close();
        goOnWith(Optional.of(SessionEnd.VALIDATION_FAILED));
        goOnWith(Optional.of(SessionEnd.BUDGET));
        assertThat(lab.runner.runs).containsExactly("c1", "c1");

        lab.with(manifest -> manifest.putObject("budget").put("runs", 99));
        lab.runner.outcomes.clear();
        goOnWith(Optional.of(SessionEnd.PLATEAU));
    }

    private void goOnWith(Optional<SessionEnd> end) {
        try (Session session = lab.reopened()) {
            session.append(new Event.SessionContinued(5));
            lab.goOn(session);
            assertThat(session.state().end()).isEqualTo(end);
        }
    }

    @Test
    void afterARepairTheSessionGoesOnFromItsFailedValidation() {
        lab.runner.outcomes.put("c1", CaseOutcome.NO_OUTPUT);
        lab.run().close();
        lab.runner.outcomes.clear();

        try (Session session = lab.reopened()) {
            session.append(new Event.SessionContinued(5));
            lab.goOn(session);

            assertThat(session.state().isValidated()).isTrue();
            assertThat(session.state().end()).isPresent().isNotEqualTo(Optional.of(SessionEnd.VALIDATION_FAILED));
        }
    }
}
