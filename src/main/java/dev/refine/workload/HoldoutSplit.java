package dev.refine.workload;

import dev.refine.files.Sha256;
import dev.refine.files.Utf8Text;
import dev.refine.problem.Count;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sets cases aside. A share takes the cases whose content has the lowest hashes: the same cases on every machine, whatever
 * their names, and another case more or less moves at most one across. Cases of the same content stay on one side.
 */
final class HoldoutSplit {

    private HoldoutSplit() {}

    /** The ids of the cases that are held out. */
    static Set<String> ids(Manifest.Selection selection, List<Case> all) {
        Set<String> ids = selection.holdoutFraction().isPresent()
                ? share(selection.holdoutFraction().getAsDouble(), all)
                : named(selection.holdout(), all);
        if (!ids.isEmpty() && ids.size() == all.size()) {
            throw new UsageException(Problem.of(
                    "holdout-all",
                    "the holdout leaves no case to work with",
                    "casePaths matches " + Count.of(all.size(), "case") + ".",
                    "Make holdout smaller or add cases."));
        }
        return ids;
    }

    private static Set<String> named(List<String> globs, List<Case> all) {
        Set<String> ids = new HashSet<>();
        for (String glob : globs) {
            all.stream().filter(input -> CaseGlob.matches(glob, input)).forEach(input -> ids.add(input.id()));
        }
        return ids;
    }

    private static Set<String> share(double fraction, List<Case> all) {
        record Hashed(String hash, String id) {}
        List<Hashed> hashed = new ArrayList<>();
        for (Case input : all) {
            hashed.add(new Hashed(Sha256.of(Utf8Text.bytes(input.path(), input.relative())), input.id()));
        }
        hashed.sort(Comparator.comparing(Hashed::hash));
        int wanted = (int) Math.max(1, Math.round(fraction * all.size()));
        Set<String> ids = new HashSet<>();
        String last = "";
        for (Hashed candidate : hashed) {
            if (ids.size() >= wanted && !candidate.hash().equals(last)) {
                break;
            }
            last = candidate.hash();
            ids.add(candidate.id());
        }
        return ids;
    }
}
