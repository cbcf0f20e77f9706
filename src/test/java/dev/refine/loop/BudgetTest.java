package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.refine.journal.Event;
import dev.refine.journal.Purpose;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.Session;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.Proposer;
import dev.refine.propose.ProposerRace;
import dev.refine.propose.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetTest {

    private static final Duration HANGING = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void fourCases() {
        lab = new Lab(folder).given("c1", "a").given("c2", "a").given("c3", "b").given("c4", "r");
        lab.write("prompt.md", "Extract.\nr\n");
    }

    @Test
    void tooSmallForTheBaselineItEndsTheSession() {
        runs(3);

        SessionState state = run();

        assertThat(state.end()).contains(SessionEnd.BUDGET);
        assertThat(state.ledger().total()).isEqualTo(1);
        assertThat(reason(state)).isEqualTo("1 of 3 runs are used and the next step needs 3");
    }

    @Test
    void aBaselineThatTheBudgetCutShortIsMeasuredOnceThereIsMore() {
        runs(3);
        run();
        runs(100);
        lab.proposes("a", "c1").proposes("b", "c3");

        try (Session session = lab.reopened()) {
            session.append(new Event.SessionContinued(5));
            Assertions.assertTimeoutPreemptively(HANGING, () -> lab.goOn(session));

            assertThat(session.state().end()).contains(SessionEnd.CONVERGED);
            assertThat(lab.runner.runs.subList(0, 4)).containsExactlyInAnyOrder("c1", "c2", "c3", "c4");
        }
    }

    @Test
    void aProposerIsNotAskedWhenNothingIsLeft() {
        runs(4);
        lab.proposes("a", "c1");

        SessionState state = run();

        assertThat(lab.requests).isEmpty();
        assertThat(state.end()).contains(SessionEnd.BUDGET);
        assertThat(reason(state)).isEqualTo("4 of 4 runs are used and the next step needs 1");
    }

    @Test
    void aProposerIsNotAskedWhenNoRunIsLeftForItsAnswer() {
        runs(5);
        lab.proposes("a", "c1");

        SessionState state = lab.run().state();

        assertThat(state.end()).contains(SessionEnd.BUDGET);
        assertThat(lab.requests).isEmpty();
        assertThat(reason(state)).isEqualTo("4 of 5 runs are used and the next step needs 2");
    }

    @Test
    void countsEveryProposerOfARace() {
        runs(9);
        lab.proposes("a", "c1").proposes("b", "c3");
        lab.proposer = new ProposerRace(List.of(lab.proposer, new Silent(), new Silent()));

        SessionState state = run();

        assertThat(lab.requests).hasSize(1);
        assertThat(state.ledger().proposals()).isEqualTo(3);
        assertThat(state.ledger().total()).isLessThanOrEqualTo(6);
        assertThat(state.end()).contains(SessionEnd.BUDGET);
    }

    @Test
    void doesNotBeginARaceThatItDoesNotReachFor() {
        runs(6);
        lab.proposes("a", "c1");
        lab.proposer = new ProposerRace(List.of(lab.proposer, new Silent(), new Silent()));

        SessionState state = run();

        assertThat(lab.requests).isEmpty();
        assertThat(reason(state)).isEqualTo("4 of 6 runs are used and the next step needs 3");
    }

    @Test
    void countsNobodyForWhatAnEarlierAnswerHasLeft() {
        runs(99);
        lab.proposes("x", "c1").with(manifest -> manifest.put("maxIterations", 2));
        lab.proposer = new ProposerRace(List.of(lab.proposer, new Constant("y")));

        SessionState state = run();

        assertThat(state.iterations()).hasSize(3);
        assertThat(lab.requests).hasSize(1);
        assertThat(state.ledger().proposals()).isEqualTo(2);
    }

    @Test
    void bundlesWhatARaceHasLeftWhereTheBudgetBearsNoOtherRace() {
        runs(12);
        lab.proposes("a", "c1").with(manifest -> manifest.put("bundle", 2));
        lab.proposer = new ProposerRace(List.of(lab.proposer, new Constant("b")));

        SessionState state = run();

        assertThat(lab.requests).hasSize(1);
        assertThat(state.iterations()).hasSize(2);
        assertThat(state.end()).contains(SessionEnd.CONVERGED);
        assertThat(state.ledger().total() + state.ledger().proposals()).isEqualTo(10);
    }

    @Test
    void countsACallThatAnInterruptionCutShort() {
        runs(99);
        lab.replies.add(request -> {
            lab.stop.request();
            return new Reply.Failed("the proposer was cancelled", "");
        });
        lab.run().close();
        lab.stop = new StopSignal();
        lab.proposes("a", "c1").with(manifest -> manifest.put("maxIterations", 1));

        try (Session session = lab.reopened()) {
            assertThat(session.state().ledger().proposals()).isEqualTo(1);
        }
    }

    @Test
    void letsAProposerThatCannotAnswerNowBeAskedAgainAsOftenAsItReaches() {
        runs(7);
        Constant proposer = new Constant("b");
        lab.proposer = proposer;

        run();

        assertThat(proposer.retries).isEqualTo(2);
    }

    /** Always the same line. */
    private static final class Constant implements Proposer {

        private final String line;
        private int retries = -1;

        Constant(String line) {
            this.line = line;
        }

        @Override
        public String name() {
            return "constant";
        }

        @Override
        public void limitFurtherCalls(int most) {
            retries = Math.max(retries, most);
        }

        @Override
        public Reply propose(ProposalRequest request) {
            return new Reply.Candidates(List.of(Lab.proposal(line, "c3")));
        }
    }

    private static final class Silent implements Proposer {

        @Override
        public String name() {
            return "silent";
        }

        @Override
        public Reply propose(ProposalRequest request) {
            return new Reply.Nothing("it has nothing to say");
        }
    }

    @Test
    void leavesEnoughForTheHoldoutAtTheEnd() {
        lab.given("h1", "a").given("h2", "b").with(manifest -> {
            manifest.putArray("holdout").add("cases/h*.txt");
            manifest.put("maxIterations", 1);
        });
        runs(13);
        lab.proposes("a", "c1");

        SessionState state = run();

        assertThat(state.end()).contains(SessionEnd.MAX);
        assertThat(state.holdout()).containsOnlyKeys(0, 1);
        assertThat(state.ledger().total() + state.ledger().proposals()).isEqualTo(13);
    }

    @Test
    void neverExceedsAnyNumberOfRuns() {
        for (int runs = 1; runs <= 16; runs++) {
            Path home = folder.resolve("budget-" + runs);
            lab = new Lab(home)
                    .given("c1", "a")
                    .given("c2", "b")
                    .given("c3", "r")
                    .given("h1", "a");
            lab.write("prompt.md", "Extract.\nr\n");
            lab.with(manifest -> manifest.putArray("holdout").add("cases/h*.txt"));
            runs(runs);
            lab.proposes("a", "c1").proposes("b\nbreak r", "c2").proposes("b", "c2");

            SessionState state = run();

            assertThat(state.end()).as("%d runs", runs).isPresent();
            assertThat(state.ledger().total() + state.ledger().proposals())
                    .as("%d runs", runs)
                    .isLessThanOrEqualTo(runs);
        }
    }

    @Test
    void countsTheDollarsOfTheHoldoutToo() {
        lab.given("h1", "a").with(manifest -> {
            manifest.putArray("holdout").add("cases/h*.txt");
            manifest.putObject("budget").put("costUsd", 0.65);
            manifest.putObject("caseEstimate").put("usd", 0.1);
        });
        lab.runner.usd = 0.1;
        lab.proposes("a", "c1");

        SessionState state = run();

        assertThat(state.ledger().usd()).isLessThanOrEqualTo(0.65);
        assertThat(state.ledger().started(Purpose.BASELINE)).isEqualTo(5);
        assertThat(reason(state)).isEqualTo("$0.5000 of $0.6500 are spent and the next step would cost about $0.2000");
    }

    @Test
    void countsRunsThatReportNothingAtTheirEstimate() {
        lab.with(manifest -> {
            manifest.putObject("budget").put("costUsd", 5);
            manifest.putObject("caseEstimate").put("usd", 1);
        });
        lab.proposes("a", "c1").proposes("b", "c3");

        SessionState state = run();

        assertThat(state.ledger().total()).isEqualTo(5);
        assertThat(state.end()).contains(SessionEnd.BUDGET);
        assertThat(reason(state))
                .isEqualTo("about $5.0000 of $5.0000 are spent and the next step would cost about $1.0000");
    }

    @Test
    void countsWhatRetriesCost() {
        dollarsThatRunsReport(5);
        lab.runner.usd = 0.5;
        lab.runner.attempts = 2;
        lab.proposes("a", "c1");

        SessionState state = run();

        assertThat(state.ledger().total()).isEqualTo(10);
        assertThat(state.ledger().usd()).isEqualTo(5);
        assertThat(state.ledger().meanUsd()).hasValue(0.5);
        assertThat(state.ledger().unpriced()).isZero();
    }

    @Test
    void reachesForAsManyEstimatesAsAddUpToTheDollars() {
        lab.with(manifest -> {
            manifest.putObject("budget").put("costUsd", 0.3);
            manifest.putObject("caseEstimate").put("usd", 0.1);
            manifest.putArray("exclude").add("cases/c4.txt");
        });

        SessionState state = run();

        assertThat(state.ledger().started(Purpose.BASELINE)).isEqualTo(3);
        assertThat(reason(state))
                .isEqualTo("about $0.3000 of $0.3000 are spent and the next step would cost about $0.1000");
    }

    @Test
    void countsRunsThatReportNothingLikeThoseThatDid() {
        dollarsThatRunsReport(3);
        lab.runner.usd = 0.5;
        lab.runner.meanwhile = task -> lab.runner.usd = lab.runner.runs.size() == 1 ? 0.5 : Double.NaN;
        lab.proposes("a", "c1");

        SessionState state = run();

        assertThat(state.ledger().usd()).isEqualTo(0.5);
        assertThat(reason(state))
                .isEqualTo("about $3.0000 of $3.0000 are spent and the next step would cost about $1.0000");
    }

    @Test
    void endsWhenTheMinutesAreOver() {
        lab.with(manifest -> manifest.putObject("budget").put("minutes", 5));
        lab.proposes("a", "c1");
        lab.replies.addFirst(request -> {
            lab.minutes = 5;
            return new Reply.Candidates(List.of(Lab.proposal("a", "c1")));
        });

        SessionState state = run();

        assertThat(state.end()).contains(SessionEnd.BUDGET);
        assertThat(reason(state)).isEqualTo("the 5 minutes are over");
        assertThat(lab.prompt()).isEqualTo("Extract.\nr\n");
    }

    @Test
    void startsNoCaseThatWouldEndAfterTheMinutes() {
        minutesOf("c1", 0.1);
        lab.with(manifest -> manifest.putObject("budget").put("minutes", 2.5));

        SessionState state = run();

        assertThat(lab.runner.runs).containsExactly("c1", "c4", "c3");
        assertThat(state.current().results()).containsOnlyKeys("c1", "c3", "c4");
        assertThat(state.end()).contains(SessionEnd.BUDGET);
        assertThat(reason(state)).isEqualTo("2.10 of 2.5 minutes are over and the next step would take about 0.70");
    }

    @Test
    void goesOnWithTheCasesThatTheMinutesDidNotReachFor() {
        minutesOf("c1", 0.1);
        lab.with(manifest -> manifest.putObject("budget").put("minutes", 2.5));
        run();
        lab.with(manifest -> manifest.putObject("budget").put("minutes", 100));

        try (Session session = lab.reopened()) {
            session.append(new Event.SessionContinued(5));
            Assertions.assertTimeoutPreemptively(HANGING, () -> lab.goOn(session));

            assertThat(session.state().best().orElseThrow().scorecard().size()).isEqualTo(4);
            assertThat(lab.runner.runs).containsExactly("c1", "c4", "c3", "c2");
        }
    }

    @Test
    void stopsWhereRunsTurnOutDearer() {
        lab.with(manifest -> {
            manifest.putObject("budget").put("costUsd", 1);
            manifest.putObject("caseEstimate").put("usd", 0.1);
        });
        lab.runner.usd = 0.1;
        lab.runner.meanwhile = task -> lab.runner.usd = lab.runner.runs.size() == 1 ? 0.1 : 0.7;

        SessionState state = run();

        assertThat(state.ledger().usd()).isCloseTo(0.8, within(1e-9));
        assertThat(reason(state)).isEqualTo("$0.8000 of $1.0000 are spent and the next step would cost about $0.4000");
    }

    @Test
    void neverExceedsAnyNumberOfMinutes() {
        for (int minutes = 1; minutes <= 18; minutes++) {
            Path home = folder.resolve("budget-" + minutes);
            lab = new Lab(home)
                    .given("c1", "a")
                    .given("c2", "b")
                    .given("c3", "r")
                    .given("h1", "a");
            lab.write("prompt.md", "Extract.\nr\n");
            minutesOf("", 0);
            int most = minutes;
            lab.with(manifest -> {
                manifest.putArray("holdout").add("cases/h*.txt");
                manifest.putObject("budget").put("minutes", most);
            });
            lab.proposes("a", "c1").proposes("b\nbreak r", "c2").proposes("b", "c2");

            SessionState state = run();

            assertThat(state.end()).as("%d minutes", minutes).isPresent();
            assertThat(lab.minutes).as("%d minutes", minutes).isLessThanOrEqualTo(minutes);
            assertThat(state.ledger().total()).as("%d minutes", minutes).isEqualTo(lab.runner.runs.size());
        }
    }

    /** One case after the other, each a minute, but for one. */
    private void minutesOf(String other, double minutes) {
        lab.with(manifest -> manifest.put("concurrency", 1));
        lab.runner.meanwhile = task -> {
            double takes = task.input().id().equals(other) ? minutes : 1;
            lab.runner.took = Duration.ofMillis(Math.round(takes * 60_000));
            lab.minutes += takes;
        };
    }

    private void dollarsThatRunsReport(double most) {
        lab.with(manifest -> {
            manifest.putObject("budget").put("costUsd", most);
            manifest.put("usagePath", "usage/{caseId}.json");
        });
    }

    private void runs(int runs) {
        lab.with(manifest -> manifest.putObject("budget").put("runs", runs));
    }

    private SessionState run() {
        return Assertions.assertTimeoutPreemptively(HANGING, () -> {
            try (Session session = lab.run()) {
                return session.state();
            }
        });
    }

    private static String reason(SessionState state) {
        return state.current().stop().orElseThrow().reason();
    }
}
