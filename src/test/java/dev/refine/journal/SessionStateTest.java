package dev.refine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.score.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionStateTest {

    private final SessionState whole = Story.state(Story.whole());

    @Test
    void theBestIsTheLastAcceptedCandidateWithItsFilesAndResults() {
        BestState best = whole.best().orElseThrow();

        assertThat(best.iteration()).isEqualTo(1);
        assertThat(best.verified()).isTrue();
        assertThat(best.files()).containsEntry("prompt.md", "1".repeat(64)).isEqualTo(whole.files());
        assertThat(best.scorecard().passing()).isEqualTo(2);
    }

    @Test
    void eachIterationKnowsWhatBecameOfIt() {
        assertThat(whole.iterations())
                .extracting(Iteration::fate)
                .containsExactly("Neutral", "Improved", "Mixed", "Skipped", "Stopped");
        assertThat(whole.iterations()).extracting(Iteration::isSpent).containsExactly(false, true, true, true, false);
        assertThat(whole.iterations().get(1).refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.hypothesis()).isNull());
    }

    @Test
    void theHoldoutIsKeptApartByTheStateItWasMeasuredUnder() {
        assertThat(whole.holdout()).containsOnlyKeys(0, 1);
        assertThat(whole.iterations())
                .noneMatch(iteration -> iteration.results().containsKey("held"));
    }

    @Test
    void countsEveryStartForItsPurposeAndTheHoldoutWhereItWasMeasured() {
        Ledger ledger = whole.ledger();

        assertThat(ledger.started(Purpose.BASELINE)).isEqualTo(4);
        assertThat(ledger.started(Purpose.FOCUS)).isEqualTo(3);
        assertThat(ledger.started(Purpose.GUARD)).isEqualTo(1);
        assertThat(ledger.started(Purpose.VERIFY)).isEqualTo(2);
        assertThat(ledger.total()).isEqualTo(10);
        assertThat(ledger.proposals()).isEqualTo(4);
        assertThat(ledger.meanMillis()).isEqualTo(250);
        assertThat(ledger.meanUsd()).isEmpty();
    }

    @Test
    void aRememberedResultCostsNothing() {
        SessionState state = Story.state(Story.untilBaseline());
        int before = state.ledger().total();

        state.apply(new Event.CaseMeasured(
                1, Purpose.FOCUS, "inv-1", 1, "key", Story.result().recalled(), null));

        assertThat(state.ledger().total()).isEqualTo(before);
        assertThat(state.ledger().remembered()).isEqualTo(1);
    }

    @Test
    void onlyTheFirstResultWithAnOutputIsRememberedForItsKey() {
        SessionState state = Story.state(List.of(Story.start(0)));
        state.apply(new Event.CaseMeasured(0, Purpose.BASELINE, "inv-1", 1, "key", Story.result("/a"), null));
        state.apply(new Event.CaseMeasured(0, Purpose.BASELINE, "inv-1", 1, "key", Story.result(), null));

        assertThat(state.remembered("key")).contains(Story.result("/a"));
        assertThat(state.remembered("other")).isEmpty();
    }

    @Test
    void aContinuedSessionIsOpenAgainWithThePlateauAtZero() {
        SessionState state = Story.state(Story.whole());
        assertThat(state.end()).contains(SessionEnd.STOPPED);

        state.apply(new Event.SessionContinued(9));

        assertThat(state.end()).isEmpty();
        assertThat(state.maxIterations()).isEqualTo(9);
        assertThat(state.iterationsForPlateau()).isEmpty();
        state.apply(new Event.IterationStarted(5, 2, 3, 0.9));
        assertThat(state.iterationsForPlateau()).extracting(Iteration::number).containsExactly(5);
    }

    @Test
    void anUnmeasuredBaselineIsOpenAgainWhenTheUserContinues() {
        List<Event> events = new ArrayList<>(Story.untilBaseline());
        events.replaceAll(event -> event instanceof Event.ResultJudged
                ? new Event.ResultJudged(
                        0, Verdict.UNMEASURED, 3, 1, 3, 0, 0, true, List.of(), List.of(), List.of(), null, null)
                : event);
        events.set(
                events.size() - 1, new Event.IterationCompleted(0, "Unmeasured", SessionEnd.STOPPED, 0, false, null));
        SessionState state = Story.state(events);

        state.apply(new Event.SessionContinued(5));

        assertThat(state.best()).isEmpty();
        assertThat(state.current().result()).isEmpty();
        assertThat(state.current().results()).containsOnlyKeys("inv-1", "inv-2", "inv-3");
    }

    @Test
    void anOpenSessionOnlyGoesByOtherTerms() {
        SessionState state = Story.state(Story.untilBaseline());
        state.apply(new Event.IterationStarted(1, 1, 3, 0.5));
        state.apply(new Event.IterationCompleted(1, "Neutral", null, 0, true, null));

        state.apply(new Event.SessionContinued(2, false, null));

        assertThat(state.terms().isAuto()).isFalse();
        assertThat(state.maxIterations()).isEqualTo(2);
        assertThat(state.iterationsForPlateau()).extracting(Iteration::number).containsExactly(1);
    }

    @Test
    void aBaselineThatLacksCasesIsNotVerified() {
        List<Event> events = new ArrayList<>(Story.untilBaseline());
        events.removeIf(
                event -> event instanceof Event.CaseMeasured e && e.caseId().equals("inv-2"));

        assertThat(Story.state(events).best().orElseThrow().verified()).isFalse();
    }
}
