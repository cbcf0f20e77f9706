package dev.refine.quality.record;

import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.judgement.Comparison;
import dev.refine.quality.judgement.Impact;
import dev.refine.quality.judgement.Trend;
import dev.refine.quality.role.Call;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Everything that can happen in a quality session. As with the first loop, the state is what folding these from the start
 * gives, live and on {@code --continue} by the same code. An empty text or list means "none".
 */
public sealed interface QualityEvent {

    /**
     * The first record.
     *
     * @param deliverable where the result goes, absolute; empty when only the session keeps it
     * @param file name of the deliverable's one file; empty for a folder
     * @param prior the version that was there already; empty when there was none
     * @param priorHere whether it lay where the result goes
     */
    record QualityStarted(
            int version,
            String program,
            String id,
            String query,
            String home,
            String deliverable,
            String file,
            List<FileRef> prior,
            boolean priorHere,
            List<String> skipped,
            Settings settings)
            implements QualityEvent {

        /** The quality.json that it goes by, whether there is one or not. */
        public Path config() {
            String given = settings.given().config();
            return given == null ? Path.of(home).resolve("quality.json") : Path.of(given);
        }

        /** The same with other paths, those of the prior version aside. */
        QualityStarted movedBy(UnaryOperator<String> path) {
            return new QualityStarted(
                    version,
                    program,
                    id,
                    query,
                    path.apply(home),
                    path.apply(deliverable),
                    file,
                    prior,
                    priorHere,
                    skipped,
                    settings.movedBy(path));
        }
    }

    /** A file of a version; the content lies in the session's {@code files/}. */
    record FileRef(String path, String sha, boolean executable) {}

    /** How the session was asked to go. {@code once} = one judgement, nothing built. */
    record Settings(boolean once, int maxRounds, Double costUsd, long seed, List<String> evaluators, Given given) {

        /** Older records say nothing of it. */
        public Settings {
            given = given == null ? new Given(null, null, null, false) : given;
        }

        private Settings movedBy(UnaryOperator<String> path) {
            String config = given.config() == null ? null : path.apply(given.config());
            Given moved = new Given(config, given.criteria(), given.evalRepeats(), given.strictBudget());
            return new Settings(once, maxRounds, costUsd, seed, evaluators, moved);
        }
    }

    /** What the command line said over quality.json, so that it holds for those who go on, too; null where it said nothing. */
    record Given(String config, String criteria, Integer evalRepeats, boolean strictBudget) {}

    record CriteriaSettled(List<Criterion> criteria, String source, boolean byUser) implements QualityEvent {}

    record RoundStarted(int round) implements QualityEvent {}

    record RoleCalled(Call call) implements QualityEvent {}

    /** What the checks of the criteria say of one version. */
    record CriteriaChecked(int round, String digest, List<CheckResult> results) implements QualityEvent {}

    /** {@code ran} = the program said something about the deliverable; else it broke, and the score means nothing. */
    record CheckResult(String criterion, boolean ran, int score, String evidence, long millis) {}

    /**
     * What the builder's own check says of one version; empty when it is content.
     *
     * @param digest of the version and of the check
     */
    record VersionTried(int round, String digest, String objection) implements QualityEvent {}

    /**
     * Images of one version.
     *
     * @param digest of the version and of what made them
     */
    record ImagesRendered(int round, String digest, List<FileRef> images) implements QualityEvent {}

    /**
     * A candidate is ready for the guard.
     *
     * @param builds how often the builder was called for it
     * @param trial what its own check said last; empty when it was content
     * @param split how the builder wants too broad a task to be split; empty when it did the task
     */
    record CandidateBuilt(
            int round,
            int attempt,
            List<FileRef> files,
            int builds,
            String trial,
            List<String> split,
            Impact claimed,
            Impact observed,
            int filesTouched,
            int linesChanged)
            implements QualityEvent {}

    /** {@code candidate} is the label that the candidate had; {@code by} says who compared. */
    record CandidateGuarded(
            int round,
            int attempt,
            Comparison.Outcome outcome,
            boolean accepted,
            boolean byUser,
            String candidate,
            String by,
            Comparison comparison)
            implements QualityEvent {}

    /** {@code kept} = the previous version once more, since no candidate got past the guard. */
    record AnswerSubmitted(int round, List<FileRef> files, boolean kept) implements QualityEvent {}

    record DeliverableEvaluated(int round, Evaluation evaluation) implements QualityEvent {}

    record ProcessAnalyzed(int round, boolean analyzed, List<String> remembered, int rejected)
            implements QualityEvent {}

    /** {@code end} is null while the session goes on. */
    record RoundClosed(int round, QualityEnd end, String reason, List<String> failed, Map<String, Trend> trends)
            implements QualityEvent {}

    /** Something outside of the rounds ends the session: the user, or the budget. */
    record StopRequested(int round, QualityEnd end, String reason) implements QualityEvent {}

    /** The user took up a session that had ended, with other limits. */
    record QualityContinued(int maxRounds, Double costUsd) implements QualityEvent {}

    /** Intent: from here on the deliverable may hold either version. */
    record DeliveryAnnounced(int round, List<FileRef> files) implements QualityEvent {}

    record Delivered(int round, int files) implements QualityEvent {}

    record Remarked(int round, String text) implements QualityEvent {}

    /** Whether a step has come to an end with it; a kill after any other event has the step taken again. */
    default boolean endsStep() {
        return !(this instanceof RoleCalled
                || this instanceof CriteriaChecked
                || this instanceof VersionTried
                || this instanceof ImagesRendered
                || this instanceof ProcessAnalyzed
                || this instanceof QualityContinued
                || this instanceof Remarked);
    }
}
