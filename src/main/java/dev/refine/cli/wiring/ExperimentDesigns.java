package dev.refine.cli.wiring;

import dev.refine.files.Glob;
import dev.refine.loop.ExperimentDesign;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The manifest's {@code focus} and {@code guards} as case ids. */
final class ExperimentDesigns {

    private ExperimentDesigns() {}

    static ExperimentDesign of(Workload workload, long seed) {
        Manifest.Selection selection = workload.manifest().cases().selection();
        return new ExperimentDesign(ids(workload, selection.focus()), ids(workload, selection.guards()), seed);
    }

    private static Set<String> ids(Workload workload, List<String> globs) {
        List<Glob> patterns = globs.stream().map(Glob::of).toList();
        return workload.cases().stream()
                .filter(input ->
                        patterns.stream().anyMatch(glob -> glob.matches(input.relative()) || glob.matches(input.id())))
                .map(Case::id)
                .collect(Collectors.toSet());
    }
}
