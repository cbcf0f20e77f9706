package dev.refine.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.problem.Problem;
import dev.refine.problem.StorageException;
import dev.refine.propose.ProposalRequest.Tried;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ProposerRaceTest extends ProposerContract {

    @Override
    protected Proposer proposer() {
        return new ProposerRace(List.of(says("one", proposal("one", "High", "Give the total.")), silent("two")));
    }

    private static Proposal proposal(String proposer, String confidence, String sentence, String... fixes) {
        List<String> mended = fixes.length == 0 ? List.of("a") : List.of(fixes);
        return new Proposal(
                new Hypothesis("o", "t", new Prediction(mended, List.of()), confidence),
                List.of(new Edit("prompt.md", "", sentence + "\n")),
                "",
                "",
                proposer);
    }

    private static Proposer named(String name, Function<ProposalRequest, Reply> answer) {
        return new Proposer() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Reply propose(ProposalRequest request) {
                return answer.apply(request);
            }
        };
    }

    private static Proposer says(String name, Proposal... proposals) {
        return named(name, request -> new Reply.Candidates(List.of(proposals)));
    }

    private static Proposer silent(String name) {
        return named(name, request -> new Reply.Nothing("no idea"));
    }

    private static List<String> winners(Proposer race, ProposalRequest request) {
        return ((Reply.Candidates) race.propose(request))
                .proposals().stream()
                        .map(proposal -> proposal.proposer() + ": "
                                + proposal.edits().get(0).replace().strip())
                        .toList();
    }

    /** What the session keeps of an earlier answer. */
    private static ProposalRequest after(List<Proposal> left, Proposal... measured) {
        ProposalRequest plain = request(missingTotal());
        List<Tried> history = new ArrayList<>();
        for (Proposal proposal : measured) {
            history.add(new Tried(1, "", proposal.hypothesis(), proposal.edits(), "", "Neutral", false, List.of()));
        }
        return new ProposalRequest(
                plain.workloadId(),
                plain.mode(),
                2,
                plain.files(),
                plain.groups(),
                plain.evidence(),
                history,
                plain.metrics(),
                plain.notes(),
                plain.refusal(),
                plain.views(),
                new ProposalRequest.Underway(List.of(), left, List.of()));
    }

    @Test
    void asksAllAtTheSameTime() {
        CountDownLatch both = new CountDownLatch(2);
        Function<ProposalRequest, Reply> meeting = request -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Reply.Nothing("met");
        };

        assertThat(new ProposerRace(List.of(named("one", meeting), named("two", meeting)))
                        .propose(request(missingTotal())))
                .isEqualTo(new Reply.Nothing("one: met; two: met", Spending.NONE.plus(Spending.NONE)));
    }

    @Test
    void tellsWhoFailedThoughSomebodyAnswered() {
        Proposer race = new ProposerRace(List.of(
                named("one", request -> new Reply.Failed("the key is refused", "")),
                silent("two"),
                says("three", proposal("three", "High", "High."))));

        assertThat(((Reply.Candidates) race.propose(request(missingTotal()))).failures())
                .containsExactly("one: the key is refused");
    }

    @Test
    void putsFirstWhatMendsMostAndIsSurest() {
        Proposer race = new ProposerRace(List.of(
                says("one", proposal("one", "Low", "Low."), proposal("one", "High", "Passing.", "b")),
                says("two", proposal("two", "Medium", "Medium."), proposal("two", "High", "High."))));

        assertThat(winners(race, request(missingTotal())))
                .containsExactly("two: High.", "two: Medium.", "one: Low.", "one: Passing.");
    }

    @Test
    void takesEachChangeOnceAndBelievesWhatTwoSay() {
        Proposal quoted = new Proposal(
                proposal("two", "Medium", "").hypothesis(),
                List.of(new Edit("prompt.md", "Extract the record.\n", "Extract the record.\n\nGive the  total.\n")),
                "",
                "",
                "two");
        Proposer race = new ProposerRace(List.of(
                says("one", proposal("one", "High", "Name it."), proposal("one", "Medium", "Give the total.")),
                says("two", quoted)));

        assertThat(winners(race, request(missingTotal()))).containsExactly("one: Give the total.", "one: Name it.");
    }

    @Test
    void asksNobodyAgainWhileSomethingIsLeftForTheSameFiles() {
        AtomicInteger asked = new AtomicInteger();
        Proposal first = proposal("one", "High", "First.");
        Proposal second = proposal("one", "Low", "Second.");
        Proposer counting = named("one", request -> {
            asked.incrementAndGet();
            return new Reply.Candidates(List.of(first, second));
        });
        Proposer race = new ProposerRace(List.of(counting, silent("two")));

        assertThat(winners(race, request(missingTotal()))).containsExactly("one: First.", "one: Second.");
        assertThat(winners(race, after(List.of(first, second), first))).containsExactly("one: Second.");
        assertThat(asked).hasValue(1);
        assertThat(winners(race, after(List.of(first, second), first, second))).isNotEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    void throwsWhatEndsTheSessionWhenAllAreDone() {
        StorageException full = new StorageException(Problem.of("disk", "the disk is full", "", ""));
        Proposer broken = named("two", request -> {
            throw full;
        });

        assertThatThrownBy(() -> new ProposerRace(List.of(silent("one"), broken)).propose(request(missingTotal())))
                .isSameAs(full);
    }

    @Test
    void waitsForTheOthersWhenOneHasADefect() {
        AtomicInteger ended = new AtomicInteger();
        Proposer defect = named("one", request -> {
            throw new IllegalStateException("a defect");
        });
        Proposer slow = named("two", request -> {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            ended.incrementAndGet();
            return new Reply.Nothing("no idea");
        });

        assertThatThrownBy(() -> new ProposerRace(List.of(defect, slow)).propose(request(missingTotal())))
                .hasRootCauseMessage("a defect");
        assertThat(ended).hasValue(1);
    }
}
