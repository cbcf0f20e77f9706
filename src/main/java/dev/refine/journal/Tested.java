package dev.refine.journal;

import dev.refine.diagnose.PredictionOutcome;
import dev.refine.score.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One hypothesis that was measured, alone or in a bundle, and what came of it.
 *
 * @param diff its own edit
 * @param verdict empty when the iteration ended before one
 * @param gained cases that it mended: wholly when measured alone, in a bundle in what it aims at
 * @param kept whether its edit still stands
 * @param bundled whether the verdict is its own part of a common measurement
 */
public record Tested(
        Event.HypothesisFormed formed,
        String diff,
        Optional<Verdict> verdict,
        Optional<PredictionOutcome> prediction,
        List<String> gained,
        List<Event.Loss> regressions,
        boolean kept,
        boolean bundled) {

    /** Every hypothesis of an iteration that was not refused, in order. */
    public static List<Tested> of(Iteration iteration) {
        Bundle bundle = iteration.bundle();
        if (bundle.isEmpty()) {
            String diff = iteration
                    .drafts()
                    .suggestion()
                    .map(Event.EditSuggested::diff)
                    .orElse("");
            return iteration.hypothesis().map(formed -> alone(iteration, formed, diff)).stream()
                    .toList();
        }
        return bundle.members().stream()
                .map(member -> bundle.verdicts().containsKey(member.attempt())
                        ? bundled(iteration, member)
                        : alone(iteration, member.formed(), member.suggestion().diff()))
                .toList();
    }

    private static Tested alone(Iteration iteration, Event.HypothesisFormed formed, String diff) {
        Optional<Event.ResultJudged> result = iteration.result();
        return new Tested(
                formed,
                diff,
                result.map(Event.ResultJudged::verdict),
                result.map(Event.ResultJudged::prediction),
                result.map(Event.ResultJudged::newlyPassing).orElse(List.of()),
                result.map(Event.ResultJudged::regressions).orElse(List.of()),
                iteration.isKept(),
                false);
    }

    private static Tested bundled(Iteration iteration, Bundle.Member member) {
        Event.HypothesisJudged judged = iteration.bundle().verdicts().get(member.attempt());
        return new Tested(
                member.formed(),
                member.suggestion().diff(),
                Optional.of(judged.verdict()),
                Optional.ofNullable(judged.prediction()),
                judged.gained(),
                judged.regressions(),
                iteration.isKept() && iteration.bundle().standing().contains(member.attempt()),
                true);
    }
}
