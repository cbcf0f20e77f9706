package dev.refine.loop;

import dev.refine.journal.CaseTrials;
import dev.refine.journal.ProvisionalState;
import dev.refine.score.Acceptance;
import dev.refine.score.Change;
import dev.refine.score.Majority;
import dev.refine.score.Reference;
import dev.refine.score.Scorecard;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What runs of a candidate gained and lost against the state that its edit was made on. */
final class CandidateRuns {

    private final Bench bench;

    CandidateRuns(Bench bench) {
        this.bench = bench;
    }

    /** What the candidate under test is compared with. */
    Scorecard reference() {
        return reference(bench.state().current().trials());
    }

    /** By case, for every case that ran. */
    List<Change> changes(Map<String, CaseTrials> trials) {
        return Acceptance.changes(reference(trials), card(trials));
    }

    /** The cases that contradicted themselves, with the candidate under test or before it. */
    Set<String> flaky() {
        Set<String> flaky = flaky(bench.state().current().trials());
        flaky.addAll(flaky(bench.state().provisional().orElseThrow().exactTrials()));
        return flaky;
    }

    /** The cases that contradict themselves in these runs. */
    static Set<String> flaky(Map<String, CaseTrials> trials) {
        Set<String> flaky = new HashSet<>();
        majorities(trials).forEach((id, said) -> {
            if (said.flaky()) {
                flaky.add(id);
            }
        });
        return flaky;
    }

    private Scorecard reference(Map<String, CaseTrials> trials) {
        ProvisionalState before = bench.state().provisional().orElseThrow();
        return Reference.of(before.scorecard(), known(before), flaky(before, trials), card(trials));
    }

    /** The cases that ran under exactly the bytes of that state and did not contradict themselves there. */
    private static Set<String> known(ProvisionalState before) {
        Set<String> known = new HashSet<>(before.exact().cases().keySet());
        known.removeAll(flaky(before.exactTrials()));
        return known;
    }

    private static Scorecard card(Map<String, CaseTrials> trials) {
        return Scorecard.of(trials.values().stream()
                .map(runs -> runs.result().scoreOf(runs.caseId()))
                .toList());
    }

    private static Set<String> flaky(ProvisionalState before, Map<String, CaseTrials> trials) {
        Set<String> flaky = flaky(trials);
        majorities(before.exactTrials()).forEach((id, said) -> {
            if (said.flaky() && said.passes() * 2 >= said.judged()) {
                flaky.add(id);
            }
        });
        return flaky;
    }

    static Map<String, Majority> majorities(Map<String, CaseTrials> trials) {
        Map<String, Majority> majorities = new HashMap<>();
        trials.forEach((id, runs) -> majorities.put(id, runs.majority()));
        return majorities;
    }
}
