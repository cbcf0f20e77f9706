package dev.refine.journal;

import dev.refine.files.Secrets;
import dev.refine.run.CaseOutcome;
import dev.refine.score.CaseScore;
import dev.refine.score.Standing;
import java.util.List;
import java.util.Set;

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
 * @param usage tokens and cost, null when not reported
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
        Usage usage) {

    /** A validator that said no. */
    public record FailedCheck(String script, String message) {}

    /** Null parts were not reported. */
    public record Usage(Long inputTokens, Long outputTokens, Double costUsd) {}

    /** This result as the score room reads it. */
    public CaseScore scoreOf(String caseId) {
        return new CaseScore(caseId, standing, score, Set.copyOf(wrong), Set.copyOf(extra));
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
                usage);
    }

    /** The same result, recalled. */
    public CaseResult recalled() {
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
                true,
                failedChecks,
                note,
                usage);
    }
}
