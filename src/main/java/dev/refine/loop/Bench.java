package dev.refine.loop;

import dev.refine.edit.ListedFiles;
import dev.refine.journal.Event;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.Session;
import dev.refine.loop.judge.CaseJudge;
import dev.refine.propose.Proposer;
import dev.refine.run.CaseText;
import dev.refine.run.Runner;
import dev.refine.score.Objective;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import dev.refine.workload.Mode;
import dev.refine.workload.Workload;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;

/**
 * Everything the loop works with, laid out once by the wiring.
 *
 * @param workload the cases of this session only
 * @param mode the objective in words
 * @param clock runs cases to see how long they take, and never recalls a run
 * @param objective what is to become better
 * @param meter takes the figures that no result of a case tells
 * @param person the user in suggestion mode; empty in auto mode
 * @param notes what the user wants every proposer to know
 * @param caseText what a case says, as text
 * @param minutesSinceStart wall time of this session, for a budget of minutes
 */
public record Bench(
        Workload workload,
        Mode mode,
        Session session,
        Runner runner,
        Runner clock,
        Keys keys,
        CaseJudge judge,
        Proposer proposer,
        ListedFiles files,
        EditChecks editChecks,
        ExperimentDesign experimentDesign,
        Objective objective,
        Meter meter,
        Optional<Person> person,
        Progress progress,
        StopSignal stop,
        List<String> notes,
        CaseText caseText,
        DoubleSupplier minutesSinceStart) {

    /** What the journal says by now. */
    SessionState state() {
        return session.state();
    }

    void append(Event event) {
        session.append(event);
    }

    /** Without the holdout, in order. */
    List<String> caseIds() {
        return workload.cases().stream().map(Case::id).toList();
    }

    /** Nothing is presumed of a metric or a picture: where these decide, lazy means gated. */
    Manifest.Measure measure() {
        Manifest.Measure asked = workload.manifest().loop().measuring().measure();
        return asked == Manifest.Measure.LAZY && !isByLeaf() ? Manifest.Measure.GATED : asked;
    }

    /**
     * How many hypotheses may share a measurement. Whose a gain is shows by leaf only; and a person who says yes or no to
     * each edit is to see what each of them did.
     */
    int bundle() {
        return isByLeaf() && person.isEmpty()
                ? workload.manifest().loop().measuring().bundle()
                : 1;
    }

    /** Whether what a candidate gains and loses shows by leaf. */
    boolean isByLeaf() {
        boolean byCritic = workload.visualOnly() && judge.viewing().critic().isPresent();
        return objective.isByField() && !byCritic;
    }

    /** The named cases, in order. */
    List<Case> cases(Collection<String> ids) {
        Set<String> wanted = Set.copyOf(ids);
        return workload.cases().stream()
                .filter(input -> wanted.contains(input.id()))
                .toList();
    }

    /** Runs of one case at the most. */
    int trials() {
        return workload.manifest().loop().measuring().trials();
    }

    /** Whether repairs are presumed. */
    boolean isLazy() {
        return measure() == Manifest.Measure.LAZY;
    }

    /** Notes an insight that the session does not know: a kill may have come between the note and what it is about. */
    void noteOnce(String insight) {
        if (!state().insights().contains(insight)) {
            append(new Event.InsightNoted(state().current().number(), insight));
        }
    }

    /** The same, and says it. */
    void sayOnce(String insight) {
        if (!state().insights().contains(insight)) {
            progress.said(insight);
            noteOnce(insight);
        }
    }

    Optional<Manifest.Budget> budget() {
        return workload.manifest().loop().budget();
    }
}
