package dev.refine.journal;

import dev.refine.critique.Critique;
import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.PredictionOutcome;
import dev.refine.propose.Edit;
import dev.refine.score.Evidence;
import dev.refine.score.Verdict;
import java.util.List;
import java.util.Map;

/**
 * Everything that can happen in a session. The state of a session is what folding its events from the start gives,
 * live and on {@code --continue} by the same code; nothing that matters lives elsewhere. Components are plain values:
 * an empty text or list means "none".
 */
public sealed interface Event {

    /**
     * The first record. {@code version} is that of this grammar, {@code program} that of the program; {@code manifest}
     * is its absolute path. {@code judging} is a hash of the rules and validators, empty in older journals.
     */
    record SessionStarted(
            int version,
            String program,
            String workload,
            String manifest,
            String manifestSha,
            List<CaseRef> cases,
            List<CaseRef> holdout,
            int notSelected,
            List<FileRef> files,
            SessionSettings settings,
            String judging)
            implements Event {

        public SessionStarted {
            judging = judging == null ? "" : judging;
        }
    }

    /** The next cases of the start, where they are too many for one record. */
    record CasesListed(List<CaseRef> cases, List<CaseRef> holdout) implements Event {}

    /** A case as it was when the session started. {@code expectedSha} is empty for an unpaired case. */
    record CaseRef(String id, String path, String sha, String expectedSha) {}

    record FileRef(String path, String sha) {}

    /**
     * The session branches off from another after one of its iterations. The {@code records} that follow are copies of
     * what had happened there until then, with their own times: the history of this session, and no part of it.
     */
    record SessionForked(String session, int iteration, int records) implements Event {}

    /** The user goes on by other terms; after an end the plateau counts from 0 again. What is null stays as it was. */
    record SessionContinued(int maxIterations, Boolean auto, Overrides overrides) implements Event {
        public SessionContinued(int maxIterations) {
            this(maxIterations, null, null);
        }
    }

    /** {@code note}: what went wrong beside the run and stops nothing; null when nothing did. */
    record ValidationPassed(String caseId, String note) implements Event {}

    record ValidationFailed(String caseId, String problem) implements Event {}

    /** A run that showed a broken workload: it is paid for and is no result of any state. */
    record ValidationTried(String caseId, CaseResult result) implements Event {}

    /** {@code passing} and {@code score} are those of the best state so far; iteration 0 is the baseline. */
    record IterationStarted(int iteration, int passing, int cases, double score) implements Event {}

    /** One case was measured, or remembered by its key. The first of a batch names them all, the others have null. */
    record CaseMeasured(
            int iteration, Purpose purpose, String caseId, int trial, String key, CaseResult result, List<String> batch)
            implements Event {}

    /** An answer that did not fit is sent back: a call that is paid for all the same. Older journals have no proposer. */
    record ReplySentBack(int iteration, int attempt, String proposer, String reason) implements Event {}

    /** A proposer asked a model, and what that cost; null parts are unknown. Those that ask nobody leave no such record. */
    record ProposerAsked(
            int iteration,
            int attempt,
            String proposer,
            int requests,
            Long inputTokens,
            Long outputTokens,
            Double costUsd,
            String costBasis)
            implements Event {}

    /** Not one call for one answer. The answer that follows counts as one of them; where none follows there is one more. */
    record ProposersAsked(int iteration, int attempt, int calls) implements Event {}

    /** Answers, best first, that hold as long as the files, hashes by path, stay as whoever answered was shown them. */
    record AnswersKept(int iteration, Map<String, String> files, List<HypothesisFormed> answers) implements Event {}

    /** These candidates, best guess first, aim at one failure: each is in the files while the cases of {@code focus} run. */
    record ScreeningStarted(int iteration, List<HypothesisFormed> candidates, List<String> focus) implements Event {}

    /** Intent: until the candidate is screened the files may hold either state. Candidates count from 1. */
    record CandidateTried(int iteration, int candidate, List<FileChange> changes) implements Event {}

    /** The files are back. {@code measured} are cases, {@code gained} and {@code lost} leaves; none after a problem. */
    record CandidateScreened(
            int iteration, int candidate, int measured, int passing, int gained, int lost, String problem, String diff)
            implements Event {}

    /** {@code candidate} is measured next; those {@code aside} are known to be of no use here. */
    record ScreeningEnded(int iteration, int candidate, List<Integer> aside) implements Event {}

    /** What the proposer claims and wants to change. */
    record HypothesisFormed(
            int iteration,
            int attempt,
            String proposer,
            String groupId,
            Hypothesis hypothesis,
            List<Edit> edits,
            String impact)
            implements Event {}

    /** The edits as a unified diff, before anything was written. */
    record EditSuggested(int iteration, int attempt, List<String> places, String diff) implements Event {}

    /** A proposal that was never measured, and why; the number of the iteration is not used up by it. */
    record ProposalRefused(int iteration, int attempt, String reason, boolean byUser) implements Event {}

    /** The user skipped the suggestion; that uses the number. */
    record SuggestionSkipped(int iteration, String reason) implements Event {}

    /** Intent: from here on the files may hold either state. {@code edits}: the user's own, or none for the proposal's. */
    record EditAnnounced(int iteration, boolean byUser, List<FileChange> changes, List<Edit> edits) implements Event {
        public EditAnnounced {
            edits = edits == null ? List.of() : edits;
        }
    }

    record EditApplied(int iteration, boolean auto, boolean byUser, List<FileChange> changes) implements Event {}

    /** Its edit stands in the files; others may join it there before one measurement serves them all. */
    record HypothesisBundled(int iteration, int attempt) implements Event {}

    /** Nothing more joins the bundle of this iteration. */
    record BundleClosed(int iteration, String reason) implements Event {}

    /**
     * Intent: of the bundle only {@code attempts} stay in the files. With {@code probe} that is only to see which of the
     * others lost something in the cases of {@code focus}; without, the others are out for good, because of
     * {@code losses} if there are any. {@code focus} runs next.
     */
    record BundleNarrowed(
            int iteration,
            List<Integer> attempts,
            boolean probe,
            List<String> focus,
            List<Loss> losses,
            String reason,
            List<FileChange> changes)
            implements Event {}

    /** What the measurement of a bundle says of one of its hypotheses; {@code gained} are cases. */
    record HypothesisJudged(
            int iteration,
            int attempt,
            String groupId,
            Verdict verdict,
            List<String> gained,
            List<Loss> regressions,
            PredictionOutcome prediction)
            implements Event {}

    /** One file from one content to another, by SHA-256; both are in the session's {@code files/}. */
    record FileChange(String path, String before, String after) {}

    /**
     * A critic looked at the output in {@code folder}, or a user at what it said: then {@code review} tells what became
     * of it, and {@code calls} is 0. Without a critique, null, {@code problem} says why there is none.
     */
    record Critiqued(
            int iteration,
            String caseId,
            String folder,
            String critic,
            int calls,
            Double costUsd,
            Critique critique,
            String problem,
            String review)
            implements Event {}

    /** What is going to be measured for the hypothesis. */
    record ExperimentStarted(int iteration, String measure, List<String> focus, List<String> guards) implements Event {}

    /** What the measurement says, against the best state. {@code retried} are attempts by case; null in older journals. */
    record ResultJudged(
            int iteration,
            Verdict verdict,
            int measured,
            int passing,
            int cases,
            int versusPrevious,
            int versusBaseline,
            boolean verified,
            List<String> newlyPassing,
            List<String> newlyFailing,
            List<Loss> regressions,
            PredictionOutcome prediction,
            Map<String, Integer> retried)
            implements Event {}

    /** A case that lost something, and how much. */
    record Loss(String caseId, List<String> leaves, double scoreBefore, double scoreAfter) {}

    /** Figures of the files, or of all results together, and of no single case. With a {@code problem} there are none. */
    record FiguresTaken(int iteration, boolean ofFiles, Map<String, Double> values, String problem) implements Event {}

    /**
     * Intent: some cases run in the best state ({@code before}) and in the candidate ({@code after}) in turn; until the end
     * is told the files may hold either.
     */
    record TimingStarted(int iteration, List<String> cases, int rounds, List<FileChange> changes) implements Event {}

    /** One case, run in both states at nearly the same time; or a single run of a round that was {@link PairedTimes#CUT}. */
    record PairTimed(int iteration, int round, String caseId, Timed best, Timed candidate) implements Event {}

    /** The files hold the candidate again. */
    record TimingEnded(int iteration, String summary) implements Event {}

    /** {@code versusBest} and {@code versusBaseline} are null for the baseline itself, and in older journals. */
    record MetricsTaken(
            int iteration,
            double passRate,
            double score,
            Map<String, Integer> categories,
            Map<String, Integer> categoryChanges,
            long millis,
            Tokens tokens,
            Evidence versusBest,
            Evidence versusBaseline,
            List<Figure> figures)
            implements Event {

        public MetricsTaken {
            figures = figures == null ? List.of() : List.copyOf(figures);
        }
    }

    /** A metric of the objective or its guards, over the cases that were measured; null where it is not known. */
    record Figure(String name, Double value, Double best, Double baseline) {}

    record RegressionDetected(int iteration, Verdict verdict, List<Loss> losses) implements Event {}

    /**
     * What the focus showed repaired is believed to be repaired in cases that did not run: {@code groups} are the failure
     * groups, {@code cases} what is still believed wrong in the cases that had them.
     */
    record RepairPresumed(int iteration, List<String> groups, List<Remaining> cases) implements Event {}

    /** Whether the candidate was kept, and by whom: as the best state, or as a provisional one that is to be verified. */
    record CandidateDecided(int iteration, boolean accepted, boolean byUser) implements Event {}

    /** Every case ran under exactly the bytes of this state and nothing was lost: it is the best one now. */
    record StateVerified(int iteration, int ofIteration, int passing, int cases) implements Event {}

    /** The full run of a provisional state stopped, since these cases fail. */
    record VerificationFailed(int iteration, int ofIteration, int measured, List<String> failing) implements Event {}

    /** A provisional state is given up for an earlier one, and why. {@code losses} are to be run there first. */
    record EditTakenBack(int iteration, int fromIteration, int toIteration, String reason, List<Loss> losses)
            implements Event {}

    /** Intent: of the bundle that led to a provisional state only {@code rest} stays. {@code losses} are to be run there first. */
    record HypothesisTakenBack(int iteration, int attempt, String reason, List<Loss> losses, BundleRest rest)
            implements Event {}

    /** Intent: the files go back to the state after {@code toIteration}. */
    record RestoreAnnounced(int iteration, int toIteration, List<FileChange> changes) implements Event {}

    record Restored(int iteration, int toIteration, List<FileChange> changes) implements Event {}

    /** Something outside the iteration ends the session: the user, or a budget. */
    record StopRequested(int iteration, SessionEnd end, String reason) implements Event {}

    /**
     * An expected file was written from an output by {@code refine expect}. {@code how} is {@code accepted},
     * {@code fields}, {@code edited} or {@code unreviewed}; {@code sha} is that of the new content.
     */
    record ExpectedWritten(String caseId, String path, String sha, String how, String reviewer) implements Event {}

    record InsightNoted(int iteration, String text) implements Event {}

    /** {@code end} may be null; so may {@code heldEdit}, whose edit the files hold on top of {@code bestIteration}. */
    record IterationCompleted(
            int iteration, String outcome, SessionEnd end, int bestIteration, boolean verified, Integer heldEdit)
            implements Event {}
}
