package dev.refine.journal;

import dev.refine.diagnose.CaseDiagnosis.FailedCheck;
import dev.refine.files.Secrets;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.score.CaseScore;
import dev.refine.score.Leaves;
import dev.refine.score.Scorecard;
import dev.refine.score.Standing;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * One judged run of a case, small enough for one journal record; the output itself stays in {@code folder}.
 *
 * @param outcome how the run ended
 * @param exitCode of the last attempt, -1 if it has none
 * @param standing what the judgement says
 * @param score in [0, 1]
 * @param wrong expected leaves that are not right, and failed checks as {@code check:<script>}
 * @param extra leaves that nobody expected
 * @param folder the attempt's folder, relative to the session, with {@code /}
 * @param output name of the output file in that folder; empty when there is none
 * @param millis wall time of the last attempt
 * @param attempts how often the command was started
 * @param remembered whether the result was recalled and nothing was started
 * @param note one line: the failed checks' messages or how the run ended; may be empty
 * @param usage tokens and cost of all attempts, null when not reported
 * @param points from 0 to 100 that the critic gave, null where none judges
 * @param earlier how the attempts before the last ended, for instance {@code exit 75}; in order, none in older journals
 */
public record CaseResult(
        CaseOutcome outcome,
        int exitCode,
        Standing standing,
        double score,
        List<String> wrong,
        List<String> extra,
        String folder,
        String output,
        long millis,
        int attempts,
        boolean remembered,
        List<FailedCheck> failedChecks,
        String note,
        Usage usage,
        Double points,
        List<String> earlier) {

    /** Very many share a few names of outputs. */
    public CaseResult {
        output = output == null ? null : output.intern();
        earlier = earlier == null ? List.of() : List.copyOf(earlier);
    }

    /**
     * Null parts were not reported.
     *
     * @param priced how many attempts reported a cost, null for a single one
     */
    public record Usage(Long inputTokens, Long outputTokens, Double costUsd, Integer priced) {

        /** Of a run that reported nothing. */
        public static final Usage UNKNOWN = new Usage(null, null, null);

        /** Of a single attempt. */
        public Usage(Long inputTokens, Long outputTokens, Double costUsd) {
            this(inputTokens, outputTokens, costUsd, null);
        }

        /** Over all attempts; null when none reported anything. */
        public static Usage of(CaseRun run) {
            int priced = (int)
                    run.attempts().stream().filter(CaseRun.Attempt::isPriced).count();
            return run.usage()
                    .map(found -> new Usage(
                            found.inputTokens().orElse(null),
                            found.outputTokens().orElse(null),
                            found.costUsd().orElse(null),
                            priced > 1 ? Integer.valueOf(priced) : null))
                    .orElse(null);
        }

        /** What one of both does not tell is unknown of their sum, and so is what is too large to be counted. */
        public Usage plus(Usage other) {
            return new Usage(
                    sum(inputTokens, other.inputTokens),
                    sum(outputTokens, other.outputTokens),
                    sum(costUsd, other.costUsd));
        }

        private static Long sum(Long one, Long two) {
            boolean counts = one != null && two != null && one <= Long.MAX_VALUE - two;
            return counts ? Long.valueOf(one + two) : null;
        }

        private static Double sum(Double one, Double two) {
            return one != null && two != null && Double.isFinite(one + two) ? Double.valueOf(one + two) : null;
        }
    }

    /** This result as the score room reads it. */
    public CaseScore scoreOf(String caseId) {
        OptionalDouble given = points == null ? OptionalDouble.empty() : OptionalDouble.of(points);
        return new CaseScore(caseId, standing, score, Leaves.of(wrong), Leaves.of(extra), given);
    }

    /** Results by case id, as the score room reads them. */
    public static Scorecard card(Map<String, CaseResult> results) {
        Map<String, CaseScore> scores = new TreeMap<>();
        results.forEach((id, result) -> scores.put(id, result.scoreOf(id)));
        return new Scorecard(scores);
    }

    /** The same result, with no secret in what it quotes. */
    public CaseResult without(Secrets secrets) {
        return new CaseResult(
                outcome,
                exitCode,
                standing,
                score,
                wrong.stream().map(secrets::hide).toList(),
                extra.stream().map(secrets::hide).toList(),
                folder,
                output,
                millis,
                attempts,
                remembered,
                failedChecks.stream()
                        .map(check -> new FailedCheck(secrets.hide(check.script()), secrets.hide(check.message())))
                        .toList(),
                secrets.hide(note),
                usage,
                points,
                earlier);
    }

    /** The same run, judged once more by an expected output. */
    public CaseResult judgedAs(Standing anew, double reached, List<String> faults, List<String> extras) {
        return new CaseResult(
                outcome,
                exitCode,
                anew,
                reached,
                faults,
                extras,
                folder,
                output,
                millis,
                attempts,
                remembered,
                failedChecks,
                note,
                usage,
                null,
                earlier);
    }

    /** The same result, recalled. */
    public CaseResult recalled() {
        return with(true, note, points);
    }

    /** The same result with one line of explanation. */
    public CaseResult noted(String line) {
        return with(remembered, line, points);
    }

    /** The same result with the points that a critic gave. */
    public CaseResult judgedAt(double given) {
        return with(remembered, note, given);
    }

    private CaseResult with(boolean recalled, String line, Double given) {
        return new CaseResult(
                outcome,
                exitCode,
                standing,
                score,
                wrong,
                extra,
                folder,
                output,
                millis,
                attempts,
                recalled,
                failedChecks,
                line,
                usage,
                given,
                earlier);
    }
}
