package dev.refine.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.Difference;
import dev.refine.critique.Critique;
import dev.refine.diagnose.CaseDiagnosis;
import dev.refine.diagnose.Documents;
import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.Grouping;
import dev.refine.diagnose.OnDemand;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.session.Session;
import dev.refine.json.ExtremeNumbers;
import dev.refine.json.OutputReader;
import dev.refine.json.Reading;
import dev.refine.loop.judge.CaseJudge;
import dev.refine.run.CaseText;
import dev.refine.score.Standing;
import dev.refine.workload.Case;
import dev.refine.workload.Workload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/** Why measured cases fail, read from the stored outputs by the same comparison that judged them. */
public final class Diagnosis {

    private final CaseJudge judge;
    private final Workload workload;
    private final Session session;
    private final StopSignal stop;

    public Diagnosis(CaseJudge judge, Workload workload, Session session, StopSignal stop) {
        this.judge = judge;
        this.workload = workload;
        this.session = session;
        this.stop = stop;
    }

    static Diagnosis of(Bench bench) {
        return new Diagnosis(bench.judge(), bench.workload(), bench.session(), bench.stop());
    }

    /**
     * The failing cases among the results, in the order of the results.
     *
     * @throws CancellationException when the session is to end meanwhile, and it would take long
     */
    public List<CaseDiagnosis> of(Map<String, CaseResult> results) {
        List<CaseDiagnosis> found = new ArrayList<>();
        results.keySet().stream()
                .filter(id -> results.get(id).standing() == Standing.FAILED)
                .sorted()
                .forEach(id -> {
                    stop.requireTime();
                    found.add(diagnose(judge.input(id), results.get(id)));
                });
        return found;
    }

    /** What a critic sees though the case passes by its score; nothing where expected files say what is wrong. */
    public List<Critique.Issue> remaining(CaseResult result) {
        return workload.visualOnly() && result.standing() == Standing.PASSED
                ? critique(result).map(Critique::issues).orElse(List.of())
                : List.of();
    }

    public List<FailureGroup> groups(Map<String, CaseResult> results) {
        return Grouping.group(of(results));
    }

    /** How many differences there are of each category; issues that a critic saw count where it is the judge. */
    Map<String, Integer> categories(List<CaseDiagnosis> diagnoses) {
        Map<String, Integer> counts = new TreeMap<>();
        for (CaseDiagnosis diagnosis : diagnoses) {
            diagnosis.differences().stream()
                    .filter(Difference::cost)
                    .forEach(difference -> counts.merge(difference.category().code(), 1, Integer::sum));
            diagnosis.failedChecks().forEach(check -> counts.merge("check", 1, Integer::sum));
            diagnosis
                    .critique()
                    .filter(critique -> workload.visualOnly())
                    .ifPresent(critique -> critique.issuesByType()
                            .forEach((type, count) -> counts.merge("critique:" + type, count, Integer::sum)));
            diagnosis.runFailure().ifPresent(failure -> counts.merge("run", 1, Integer::sum));
        }
        return counts;
    }

    /**
     * What the cases hold and the last readable output of each, the holdout left out; no number that takes long to reckon
     * with.
     */
    Documents documents(Map<String, CaseResult> results, CaseText texts) {
        Map<String, Case> cases = byId(workload.cases());
        Set<String> ids = cases.keySet();
        return new Documents(
                new OnDemand<>(ids, id -> expected(cases.get(id))),
                new OnDemand<>(
                        new TreeSet<>(results.keySet()),
                        id -> reading(results.get(id)).flatMap(Reading::value).map(ExtremeNumbers::asTexts)),
                new OnDemand<>(ids, id -> texts.of(cases.get(id))));
    }

    private static Map<String, Case> byId(List<Case> cases) {
        Map<String, Case> byId = new LinkedHashMap<>();
        cases.forEach(input -> byId.put(input.id(), input));
        return byId;
    }

    private Optional<JsonNode> expected(Case input) {
        return input.expected().map(file -> ExtremeNumbers.asTexts(workload.expected(input)));
    }

    private CaseDiagnosis diagnose(Case input, CaseResult result) {
        List<CaseDiagnosis.FailedCheck> checks = result.failedChecks();
        Optional<Path> output = session.folder().output(result);
        if (output.isEmpty()) {
            return new CaseDiagnosis(input.id(), List.of(), checks, Optional.of(result.note()), Optional.empty());
        }
        List<Difference> differences = input.expected().isEmpty()
                ? List.of()
                : judge.comparing().of(input, output.get()).differences();
        return new CaseDiagnosis(input.id(), differences, checks, Optional.empty(), critique(result));
    }

    private Optional<Critique> critique(CaseResult result) {
        return session.state()
                .critique(result.folder())
                .map(Event.Critiqued::critique)
                .map(this::explained);
    }

    /** A case that fails by its score alone says that at least. */
    private Critique explained(Critique critique) {
        double threshold = judge.viewing().brief().threshold();
        boolean silent = critique.issues().isEmpty() && critique.overallScore() < threshold;
        String what = "the critic gives " + points(critique.overallScore())
                + " of 100 and names no issue; a case passes from " + points(threshold);
        return silent && workload.visualOnly()
                ? critique.withIssues(List.of(new Critique.Issue("score", "", what, "", "")))
                : critique;
    }

    private static String points(double value) {
        return new BigDecimal(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private Optional<Reading> reading(CaseResult result) {
        return session.folder().output(result).map(OutputReader::read);
    }
}
