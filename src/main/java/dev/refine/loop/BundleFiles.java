package dev.refine.loop;

import dev.refine.edit.EditPlan;
import dev.refine.edit.EditPlanner;
import dev.refine.journal.Bundle;
import dev.refine.journal.Event.FileChange;
import dev.refine.journal.Iteration;
import dev.refine.propose.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the files hold with a part of a bundle. The contents are kept in the session, nothing is written. */
final class BundleFiles {

    private final Bench bench;

    BundleFiles(Bench bench) {
        this.bench = bench;
    }

    /**
     * What happens to the files when of the bundle of an iteration, whose edits they hold now, only these hypotheses stay in
     * them. Empty when one of the edits does not fit without the others.
     */
    Optional<List<FileChange>> only(Iteration iteration, Set<Integer> attempts) {
        Map<String, String> now = bench.state().files();
        Map<String, byte[]> files = new TreeMap<>();
        iteration
                .trail()
                .before(now)
                .forEach((path, sha) ->
                        files.put(path, bench.session().contents().get(sha)));
        List<Edit> standing = new ArrayList<>();
        for (Bundle.Member member : iteration.bundle().members()) {
            if (attempts.contains(member.attempt())) {
                EditPlan plan = new EditPlanner(bench.files(), files::get)
                        .plan(SharedSections.goOn(standing, member.formed().edits()));
                standing.addAll(member.formed().edits());
                if (!(plan instanceof EditPlan.Planned planned)) {
                    return Optional.empty();
                }
                planned.changes().forEach(change -> files.put(change.relative(), change.after()));
            }
        }
        List<FileChange> changes = new ArrayList<>();
        files.forEach((path, bytes) -> {
            String sha = bench.session().contents().put(bytes);
            if (!sha.equals(now.get(path))) {
                changes.add(new FileChange(path, now.get(path), sha));
            }
        });
        return Optional.of(changes);
    }
}
