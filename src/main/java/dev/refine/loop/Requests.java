package dev.refine.loop;

import dev.refine.diagnose.CaseDiagnosis;
import dev.refine.diagnose.Documents;
import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.Grouping;
import dev.refine.edit.EditableText;
import dev.refine.files.Sha256;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.ProvisionalState;
import dev.refine.journal.SessionState;
import dev.refine.journal.Shortlist;
import dev.refine.journal.Tested;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.ProposalRequest.Metric;
import dev.refine.propose.ProposalRequest.Tried;
import dev.refine.report.Calibration;
import dev.refine.score.CaseScore;
import dev.refine.score.Scorecard;
import dev.refine.score.Verdict;
import dev.refine.workload.Case;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts together what a proposer is given: the diagnosis of the state that the files hold, never the holdout. */
public final class Requests {

    private final Bench bench;
    private final Diagnosis diagnosis;

    public Requests(Bench bench) {
        this.bench = bench;
        this.diagnosis = Diagnosis.of(bench);
    }

    /** @param refusal why the last answer to this request was refused */
    public ProposalRequest build(Optional<String> refusal) {
        SessionState state = bench.state();
        Map<String, CaseResult> results = standing(state);
        Documents documents = diagnosis.documents(results, bench.caseText());
        List<ProposalRequest.FileText> texts = texts();
        return new ProposalRequest(
                bench.workload().manifest().workloadId(),
                bench.mode(),
                next(state),
                texts,
                groups(state, results, documents),
                evidence(results, documents),
                history(state, false),
                metrics(state),
                bench.notes(),
                refusal,
                new Views(bench).of(results),
                new ProposalRequest.Underway(
                        beside(state),
                        left(state, texts),
                        refusal.isPresent()
                                ? List.copyOf(state.current().drafts().refused())
                                : List.of()));
    }

    private static List<List<Edit>> beside(SessionState state) {
        return state.current().bundle().members().stream()
                .map(member -> member.formed().edits())
                .toList();
    }

    private static List<Proposal> left(SessionState state, List<ProposalRequest.FileText> texts) {
        return answers(state).filter(kept -> kept.files().equals(hashes(texts))).stream()
                .flatMap(kept -> kept.answers().stream())
                .map(said ->
                        new Proposal(said.hypothesis(), said.edits(), said.groupId(), said.impact(), said.proposer()))
                .toList();
    }

    /** The last that hold as long as the files stay as they are. */
    static Optional<Event.AnswersKept> answers(SessionState state) {
        return state.iterations().stream()
                .flatMap(iteration -> iteration.drafts().answers().stream())
                .reduce((earlier, later) -> later);
    }

    /** By path. */
    static Map<String, String> hashes(List<ProposalRequest.FileText> texts) {
        Map<String, String> hashes = new TreeMap<>();
        texts.forEach(file -> hashes.put(file.path(), file.sha256()));
        return hashes;
    }

    /** The open iteration, or where none is the one that an answer would begin. */
    private static int next(SessionState state) {
        return state.current().number() + (state.current().completed().isPresent() ? 1 : 0);
    }

    private List<ProposalRequest.FileText> texts() {
        SessionState state = bench.state();
        Map<String, String> before = before(state);
        return bench.files().files().stream()
                .map(file -> {
                    byte[] bytes = before.equals(state.files())
                            ? bench.files().read(file.relative())
                            : bench.session().contents().get(before.get(file.relative()));
                    String text = EditableText.of(file, bytes).text();
                    return new ProposalRequest.FileText(file.relative(), file.role(), Sha256.of(bytes), text);
                })
                .toList();
    }

    /** The files without the edits of a bundle to which more may be added: whoever joins it starts from the same bytes. */
    private static Map<String, String> before(SessionState state) {
        Iteration current = state.current();
        boolean joining = !current.bundle().isEmpty() && !current.bundle().isClosed();
        return joining ? current.trail().before(state.files()) : state.files();
    }

    /** What another hypothesis of the open bundle may aim at. */
    List<FailureGroup> open() {
        SessionState state = bench.state();
        Map<String, CaseResult> results = standing(state);
        return groups(state, results, diagnosis.documents(results, bench.caseText()));
    }

    /**
     * What fails, biggest first; with {@code measure: lazy} what is believed to fail. There, and in a bundle, the one group
     * that is next, so that it is clear what the answer is to repair. Whoever has no answer to it is shown all the rest.
     */
    private List<FailureGroup> groups(SessionState state, Map<String, CaseResult> results, Documents documents) {
        boolean lazy = bench.isLazy() && state.provisional().isPresent();
        List<CaseDiagnosis> failing =
                lazy ? new Beliefs(diagnosis).open(state.provisional().get()) : diagnosis.of(results);
        List<FailureGroup> groups = Grouping.group(new Doubts(bench.workload().cases()).removed(failing, documents));
        if (!lazy && bench.bundle() == 1) {
            return groups;
        }
        Iteration current = state.current();
        List<FailureGroup> ranked = Joining.open(Aims.ranked(groups, state.iterations()), current);
        boolean one = current.refusals().isEmpty() || !current.bundle().isEmpty();
        return one ? ranked.stream().limit(1).toList() : ranked;
    }

    /** Results of the bytes that the files hold: the best state, or with {@code onRegression: keep} a later one. */
    static Map<String, CaseResult> standing(SessionState state) {
        ProvisionalState best = state.provisional().orElseThrow();
        Map<String, CaseResult> results = new LinkedHashMap<>(best.results());
        if (!before(state).equals(best.files())) {
            List<Iteration> iterations = state.iterations();
            iterations.stream()
                    .filter(iteration -> iteration.number() > best.iteration())
                    .forEach(iteration -> results.putAll(iteration.results()));
        }
        return results;
    }

    private ProposalRequest.Evidence evidence(Map<String, CaseResult> results, Documents documents) {
        Scorecard believed = believed(results);
        List<String> passing = bench.caseIds().stream()
                .filter(id -> believed.get(id).filter(CaseScore::passed).isPresent())
                .toList();
        Map<String, Case.Variant> copies = new LinkedHashMap<>();
        bench.workload()
                .cases()
                .forEach(input -> input.variant().ifPresent(variant -> copies.put(input.id(), variant)));
        return new ProposalRequest.Evidence(
                documents.expected(), documents.actual(), documents.inputs(), passing, copies);
    }

    /** As the results say, or as is presumed in spite of a result that is older than the repair. */
    private Scorecard believed(Map<String, CaseResult> results) {
        return bench.isLazy() ? bench.state().provisional().orElseThrow().scorecard() : CaseResult.card(results);
    }

    /**
     * What the end of the session cut short, such as a budget, has no outcome: it may be tried when the session goes on.
     *
     * @param open whether the iteration that is not over counts, too
     */
    static List<Tried> history(SessionState state, boolean open) {
        List<Tried> tried = new ArrayList<>();
        Effects effects = new Effects();
        for (Iteration iteration : state.history()) {
            Map<String, ProposalRequest.Effect> effect = effects.next(iteration);
            for (Iteration.Refusal refusal : iteration.refusals()) {
                if (refusal.hypothesis() != null) {
                    String outcome = refusal.refused().byUser() ? "Skipped" : "Refused";
                    tried.add(tried(refusal.hypothesis(), "", outcome, false, List.of()));
                }
            }
            iteration.drafts().shortlist().aside().forEach(aside -> tried.add(screened(aside)));
            if (open || iteration.completed().isPresent()) {
                Tested.of(iteration).stream()
                        .filter(tested -> !isCutShort(iteration, tested))
                        .forEach(tested -> tried.add(measured(iteration, tested).with(effect)));
            }
        }
        return tried;
    }

    private static boolean isCutShort(Iteration iteration, Tested tested) {
        return iteration.completed().isPresent()
                && !iteration.isSkipped()
                && tested.verdict().isEmpty();
    }

    private static Tried screened(Shortlist.Aside aside) {
        String outcome = aside.verdict().map(Verdict::title).orElse("Refused");
        return tried(aside.formed(), aside.said().diff(), outcome, false, List.of());
    }

    private static Tried measured(Iteration iteration, Tested tested) {
        String outcome = iteration.isSkipped()
                ? "Skipped"
                : tested.verdict().map(Verdict::title).orElse("Stopped");
        List<String> regressions =
                tested.regressions().stream().map(Event.Loss::caseId).toList();
        return tried(tested.formed(), tested.diff(), outcome, tested.kept(), regressions);
    }

    private static Tried tried(
            Event.HypothesisFormed formed, String diff, String outcome, boolean kept, List<String> regressions) {
        return new Tried(
                formed.iteration(),
                formed.groupId(),
                formed.hypothesis(),
                formed.edits(),
                diff,
                outcome,
                kept,
                regressions);
    }

    private static ProposalRequest.Metrics metrics(SessionState state) {
        List<Iteration> measured = state.iterations().stream()
                .filter(iteration -> iteration.result().isPresent())
                .toList();
        return new ProposalRequest.Metrics(
                metric(state.baseline().scorecard()),
                metric(measured.get(measured.size() - 1).scorecard()),
                metric(state.best().orElseThrow().scorecard()),
                Calibration.of(state.history()));
    }

    private static Metric metric(Scorecard card) {
        return new Metric(card.passing(), card.size(), card.score());
    }
}
