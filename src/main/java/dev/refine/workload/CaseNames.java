package dev.refine.workload;

import dev.refine.problem.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What cases are called, for somebody who misspelt one. */
final class CaseNames {

    private CaseNames() {}

    static String nearest(String written, List<Case> all) {
        List<String> names = new ArrayList<>();
        for (Case input : all) {
            names.add(input.id());
            names.add(input.relative());
        }
        return nearest(written, names, all.stream().map(Case::id).toList());
    }

    /**
     * The same of cases that are only looked for.
     *
     * @param names all that they go by
     * @param ids for a list of them all
     */
    static String nearest(String written, Collection<String> names, Collection<String> ids) {
        List<String> near = Spelling.nearest(written, new TreeSet<>(names), 3);
        return near.isEmpty()
                ? "The cases are " + FileSearch.some(ids) + "."
                : "Nearest: " + String.join(", ", near) + ".";
    }
}
