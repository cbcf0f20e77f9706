package dev.refine.propose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.Hypothesis;
import dev.refine.workload.Case;
import dev.refine.workload.FileRole;
import dev.refine.workload.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a proposer is given.
 *
 * @param workloadId name of the workload
 * @param mode the objective in words
 * @param iteration the iteration the answer is for
 * @param files every editable file (or its region) as it stands
 * @param groups failure groups over the measured cases, biggest first; never of a holdout case
 * @param evidence what the failing and passing cases hold, for proposers that infer formats
 * @param history every earlier proposal with its outcome, oldest first
 * @param metrics passing and score of baseline, previous and best
 * @param notes PITFALLS.md and earlier debriefs
 * @param refusal why the last answer to this same request was refused, if it was
 * @param views what critics saw, and the pictures that they saw it in
 * @param underway what is neither in the history nor any business of whoever is asked from outside
 */
public record ProposalRequest(
        String workloadId,
        Mode mode,
        int iteration,
        List<FileText> files,
        List<FailureGroup> groups,
        Evidence evidence,
        List<Tried> history,
        Metrics metrics,
        List<String> notes,
        Optional<String> refusal,
        Views views,
        Underway underway) {

    /** How a note begins that is the debrief of an earlier session. */
    public static final String DEBRIEF = "Debrief of the earlier session ";

    /** The same after an answer that was refused. */
    ProposalRequest refused(String reason) {
        return new ProposalRequest(
                workloadId,
                mode,
                iteration,
                files,
                groups,
                evidence,
                history,
                metrics,
                notes,
                Optional.of(reason),
                views,
                underway);
    }

    /**
     * What there is to look at, never of a holdout case.
     *
     * @param critiques one report for each case that a critic looked at, with its {@code case}
     * @param images overlays of failing cases
     */
    public record Views(List<JsonNode> critiques, List<Image> images) {

        public static final Views NONE = new Views(List.of(), List.of());
    }

    /**
     * What earlier answers have come to so far.
     *
     * @param beside the edits of each hypothesis that is in the open bundle already
     * @param left of an answer to the same files, best first, tried or not
     * @param refused who gave each of the answers that were refused in a row, oldest first; empty where nobody had one
     */
    public record Underway(List<List<Edit>> beside, List<Proposal> left, List<String> refused) {

        public static final Underway NOTHING = new Underway(List.of(), List.of(), List.of());
    }

    /** @param path absolute */
    public record Image(String caseId, int page, String path, String mediaType) {}

    /** A file's editable text. */
    public record FileText(String path, FileRole role, String sha256, String text) {}

    /**
     * The expected and actual documents of measured cases (holdout excluded).
     *
     * @param expected case id to expected document
     * @param actual case id to the last actual document, absent when there was no readable output
     * @param inputText case id to the input as text, absent when it is binary
     * @param passing ids of cases that pass
     * @param copies id of each changed copy of a case to what it is a copy of
     */
    public record Evidence(
            Map<String, JsonNode> expected,
            Map<String, JsonNode> actual,
            Map<String, String> inputText,
            List<String> passing,
            Map<String, Case.Variant> copies) {

        /** Where every case is as the user wrote it. */
        public Evidence(
                Map<String, JsonNode> expected,
                Map<String, JsonNode> actual,
                Map<String, String> inputText,
                List<String> passing) {
            this(expected, actual, inputText, passing, Map.of());
        }
    }

    /**
     * An earlier proposal.
     *
     * @param outcome Improved, Mixed, Degraded, Neutral, Unmeasured, Refused or Skipped
     * @param kept whether its edit still stands
     * @param effects what became of wrong leaves, by pattern path; only of what was measured, empty when nothing was
     */
    public record Tried(
            int iteration,
            String groupId,
            Hypothesis hypothesis,
            List<Edit> edits,
            String diff,
            String outcome,
            boolean kept,
            List<String> regressions,
            Map<String, Effect> effects) {

        /** Of which nobody knows what it did. */
        public Tried(
                int iteration,
                String groupId,
                Hypothesis hypothesis,
                List<Edit> edits,
                String diff,
                String outcome,
                boolean kept,
                List<String> regressions) {
            this(iteration, groupId, hypothesis, edits, diff, outcome, kept, regressions, Map.of());
        }

        public Tried with(Map<String, Effect> effects) {
            return new Tried(iteration, groupId, hypothesis, edits, diff, outcome, kept, regressions, effects);
        }

        /** What it did to the field of a pattern path and all that the field holds. */
        public Effect on(String path) {
            return effects.entrySet().stream()
                    .filter(entry ->
                            entry.getKey().equals(path) || entry.getKey().startsWith(path + "/"))
                    .map(Map.Entry::getValue)
                    .reduce(Effect.NONE, Effect::plus);
        }
    }

    /**
     * What an edit did to a field.
     *
     * @param wrong leaves that were wrong before it, among the cases measured with it
     * @param mended those of them that were right with it
     */
    public record Effect(int wrong, int mended) {

        static final Effect NONE = new Effect(0, 0);

        public Effect plus(Effect other) {
            return new Effect(wrong + other.wrong, mended + other.mended);
        }

        /** Whether there was something to mend, and none of it was. */
        public boolean isNone() {
            return wrong > 0 && mended == 0;
        }
    }

    /** @param calibration how often each stated confidence came true in this session, a line for each */
    public record Metrics(Metric baseline, Metric previous, Metric best, List<String> calibration) {

        public Metrics(Metric baseline, Metric previous, Metric best) {
            this(baseline, previous, best, List.of());
        }
    }

    public record Metric(int passing, int cases, double score) {}
}
