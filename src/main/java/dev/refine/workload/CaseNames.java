package dev.refine.workload;

import dev.refine.problem.Spelling;
import java.util.ArrayList;
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
        List<String> near = Spelling.nearest(written, new TreeSet<>(names), 3);
        return near.isEmpty()
                ? "The cases are " + FileSearch.some(all.stream().map(Case::id).toList()) + "."
                : "Nearest: " + String.join(", ", near) + ".";
    }
}
