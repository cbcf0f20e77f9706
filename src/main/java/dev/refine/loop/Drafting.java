package dev.refine.loop;

import dev.refine.edit.ChangedFile;
import dev.refine.edit.EditPlan;
import dev.refine.edit.EditPlanner;
import dev.refine.journal.Iteration;
import dev.refine.journal.SessionState;
import dev.refine.journal.Shortlist;
import dev.refine.problem.Problem;
import dev.refine.propose.Edit;
import dev.refine.score.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What edits would make of the files as they stand, and why they may not be made. */
final class Drafting {

    private final Bench bench;
    private final EditPlanner planner;

    Drafting(Bench bench) {
        this.bench = bench;
        this.planner = new EditPlanner(bench.files());
    }

    /** The changes, or why there are none. */
    EditPlan plan(List<Edit> edits) {
        EditPlan plan = planner.plan(SharedSections.goOn(standing(), edits));
        if (plan instanceof EditPlan.Planned planned) {
            Optional<Problem> objection = repeated(planned.changes())
                    .or(() -> putAside(planned.changes()))
                    .or(() -> twice(edits))
                    .or(() -> SchemaFit.broken(planned.changes(), bench.files(), bench.workload()));
            if (objection.isPresent()) {
                return new EditPlan.Refused(objection.get());
            }
        }
        return plan;
    }

    Optional<String> refusal(List<Edit> edits) {
        return plan(edits) instanceof EditPlan.Refused refused
                ? Optional.of(refused.problem().sentence())
                : Optional.empty();
    }

    /** The edits of the hypotheses that are in the bundle already. */
    private List<Edit> standing() {
        return bench.state().current().bundle().members().stream()
                .flatMap(member -> member.formed().edits().stream())
                .toList();
    }

    /** A line that two hypotheses of a bundle add would stand twice, and neither could be taken out without the other. */
    private Optional<Problem> twice(List<Edit> edits) {
        Set<String> standing = added(standing());
        return added(edits).stream()
                .filter(standing::contains)
                .findFirst()
                .map(line -> new Problem(
                        "edit-twice",
                        "edit refused",
                        "another hypothesis of this bundle adds a line of it, too",
                        "It is \"" + line.substring(line.indexOf('\n') + 1) + "\".",
                        "Nothing was written. Leave it out."));
    }

    /** Each with its file before it; a heading may stand above what several hypotheses say. */
    private static Set<String> added(List<Edit> edits) {
        Set<String> added = new LinkedHashSet<>();
        for (Edit edit : edits) {
            List<String> before = Objects.requireNonNullElse(edit.search(), "")
                    .lines()
                    .map(String::strip)
                    .toList();
            Objects.requireNonNullElse(edit.replace(), "")
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !SharedSections.isHeading(line) && !before.contains(line))
                    .forEach(line -> added.add(edit.path() + '\n' + line));
        }
        return added;
    }

    /** The same bytes were measured before: measuring them again could only repeat that verdict. */
    private Optional<Problem> repeated(List<ChangedFile> changes) {
        SessionState state = bench.state();
        Map<String, String> after = after(changes);
        for (Iteration iteration : state.iterations()) {
            if (isDecided(iteration) && iteration.trail().hasMeasured(after)) {
                return Optional.of(new Problem(
                        "edit-repeated",
                        "edit refused",
                        "the files would be as they were in iteration " + iteration.number(),
                        "That was measured: "
                                + iteration.result().get().verdict().title() + ".",
                        "Nothing was written. Propose something else."));
            }
        }
        return Optional.empty();
    }

    /** A candidate that came to nothing on a few failing cases left the files like this. */
    private Optional<Problem> putAside(List<ChangedFile> changes) {
        SessionState state = bench.state();
        Map<String, String> after = after(changes);
        Map<String, String> before = state.files();
        for (int index = state.iterations().size() - 1; index > 0; index--) {
            Iteration iteration = state.iterations().get(index);
            before = iteration.trail().before(before);
            for (Shortlist.Aside aside : iteration.drafts().shortlist().aside()) {
                Map<String, String> then = new TreeMap<>(before);
                aside.changes().forEach(change -> then.put(change.path(), change.after()));
                if (then.equals(after) && aside.verdict().isPresent()) {
                    return Optional.of(new Problem(
                            "edit-repeated",
                            "edit refused",
                            "the files would be as they were with a candidate of iteration " + iteration.number(),
                            "That was tried on " + String.join(", ", aside.focus()) + ": "
                                    + aside.verdict().get().title() + ".",
                            "Nothing was written. Propose something else."));
                }
            }
        }
        return Optional.empty();
    }

    private Map<String, String> after(List<ChangedFile> changes) {
        Map<String, String> after = new TreeMap<>(bench.state().files());
        changes.forEach(change -> after.put(change.relative(), change.afterSha()));
        return after;
    }

    /**
     * After too many errors nothing is known of the bytes, so that they may be tried again; and a state that was kept
     * unverified, with another edit on top that is now to go, is worth coming back to.
     */
    private boolean isDecided(Iteration iteration) {
        boolean provisional = iteration.presumed().isPresent() && iteration.isAccepted();
        return iteration.number() > 0
                && !provisional
                && !mayHaveBeenBadLuck(iteration)
                && iteration
                        .result()
                        .filter(result -> result.verdict() != Verdict.UNMEASURED)
                        .isPresent();
    }

    /** A few noisy results that showed no gain: another case may show it under the same bytes. */
    private boolean mayHaveBeenBadLuck(Iteration iteration) {
        return bench.trials() > 1
                && bench.isLazy()
                && iteration.verdict().filter(Verdict.NEUTRAL::equals).isPresent();
    }
}
