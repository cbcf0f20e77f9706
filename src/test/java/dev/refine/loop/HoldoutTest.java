package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.SessionState;
import dev.refine.journal.session.Session;
import dev.refine.json.Json;
import dev.refine.propose.Reply;
import dev.refine.run.CaseOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldoutTest {

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void twoCasesAndTwoHeldOut() {
        lab = new Lab(folder)
                .given("c1", "a")
                .given("c2", "b")
                .given("held-1", "secret")
                .given("held-2", "secret");
        lab.with(manifest -> {
            manifest.put("maxIterations", 1);
            manifest.putArray("holdout").add("cases/held-*.txt");
        });
        lab.write("prompt.md", "Extract.\nsecret\n");
    }

    @Test
    void noProposerEverSeesIt() {
        lab.write("prompt.md", "Extract.\n");
        lab.proposes("x", "c1")
                .with(manifest -> manifest.put("maxIterations", 3))
                .proposes("a", "c1");

        lab.run();

        assertThat(lab.requests)
                .hasSizeGreaterThan(1)
                .allSatisfy(request -> assertThat(Json.compact(request.groups())
                                + Json.compact(request.evidence())
                                + request.history()
                                + request.metrics()
                                + request.notes()
                                + request.refusal())
                        .contains("c1")
                        .doesNotContain("held", "secret"));
        assertThat(lab.requests.get(0).metrics().baseline().cases()).isEqualTo(2);
    }

    @Test
    void isMeasuredAtTheBaselineAndUnderTheBestStateAtTheEnd() {
        lab.proposes("a", "c1");

        SessionState state = lab.run().state();

        assertThat(state.holdout()).containsOnlyKeys(0, 1);
        assertThat(state.insights()).isEmpty();
        assertThat(state.best().orElseThrow().results()).containsOnlyKeys("c1", "c2");
    }

    @Test
    void aFallWhileTheRestRoseIsOverfitting() {
        lab.proposes("a\nbreak secret", "c1");

        assertThat(lab.run().state().insights())
                .containsExactly("overfitting: the holdout fell from 2 to 0 of 2 passing"
                        + " while the cases the proposer saw improved");
    }

    @Test
    void aFallOfTheScoreAloneIsToldInScores() {
        lab.given("held-1", "secret", "never").given("held-2", "never");
        lab.proposes("a\nbreak secret", "c1");

        assertThat(lab.run().state().insights())
                .containsExactly("overfitting: the holdout fell from 0.250 to 0.000 in score"
                        + " while the cases the proposer saw improved");
    }

    @Test
    void anErrorIsNoFall() {
        lab.replies.add(request -> {
            lab.runner.outcomes.put("held-1", CaseOutcome.TIMEOUT);
            return new Reply.Candidates(List.of(Lab.proposal("a", "c1")));
        });

        SessionState state = lab.run().state();

        assertThat(state.holdout().get(1).get("held-1").outcome()).isEqualTo(CaseOutcome.TIMEOUT);
        assertThat(state.insights()).isEmpty();
    }

    @Test
    void aStopInTheMiddleOfAMeasurementGivesTheSameSessionOnceItIsContinued() {
        lab.proposes("a", "c1");
        lab.replies.addFirst(request -> {
            lab.stop.request();
            return new Reply.Candidates(List.of(Lab.proposal("a", "c1")));
        });
        try (Session stopped = lab.run()) {
            assertThat(stopped.state().end()).isEmpty();
            assertThat(stopped.state().current().hypothesis()).isEqualTo(Optional.empty());
        }

        Lab again = new Lab(folder).with(manifest -> {
            manifest.put("maxIterations", 1);
            manifest.putArray("holdout").add("cases/held-*.txt");
        });
        again.write("prompt.md", "Extract.\nsecret\n");
        again.proposes("a", "c1");
        try (Session session = again.reopened()) {
            again.goOn(session);

            assertThat(session.state().end()).isPresent();
            assertThat(session.state().holdout()).containsOnlyKeys(0, 1);
            assertThat(again.runner.runs).containsExactlyInAnyOrder("c1", "c2", "held-1", "held-2");
        }
    }
}
