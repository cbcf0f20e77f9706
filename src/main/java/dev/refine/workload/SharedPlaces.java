package dev.refine.workload;

import dev.refine.problem.Problem;
import dev.refine.workload.command.CommandLine;
import dev.refine.workload.command.CommandTemplate;
import dev.refine.workload.command.PathTemplate;
import dev.refine.workload.command.Placeholder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Paths under which the copies for all cases would be published, one over the other. A command that is not told where to
 * write uses such a path on purpose: its runs go one at a time, and each takes its file away.
 */
final class SharedPlaces {

    private static final Set<Placeholder> TELL_CASES_APART = EnumSet.of(
            Placeholder.CASE, Placeholder.CASE_ID, Placeholder.IMAGE, Placeholder.OUTPUT, Placeholder.EXPECTED);

    private SharedPlaces() {}

    /** A warning for each. */
    static List<Problem> in(Manifest manifest, List<Case> all) {
        List<Problem> warnings = new ArrayList<>();
        if (all.size() < 2) {
            return warnings;
        }
        Manifest.RunSpec run = manifest.run();
        // A worker is always told.
        if (isShared(run.outputPath()) && (run.worker().isPresent() || isTold(run.command(), Placeholder.OUTPUT))) {
            warnings.add(warning("outputPath", run.outputPath(), "output"));
        }
        Manifest.JudgeSpec judging = manifest.judging();
        boolean drawn = judging.overlayCommand()
                .filter(command -> isTold(command, Placeholder.OVERLAY))
                .isPresent();
        judging.overlayPath()
                .filter(path -> drawn && isOneFile(path) && isShared(path))
                .ifPresent(path -> warnings.add(warning("overlayPath", path, "overlay")));
        return warnings;
    }

    private static boolean isShared(String path) {
        PathTemplate template = PathTemplate.of(path, Placeholder.ALL, "");
        return TELL_CASES_APART.stream().noneMatch(template::uses);
    }

    /** Where several pages are looked for, nothing is published. */
    private static boolean isOneFile(String path) {
        return !path.substring(path.lastIndexOf('/') + 1).matches(".*[*?\\[].*");
    }

    private static boolean isTold(CommandLine command, Placeholder place) {
        return CommandTemplate.of(command, Placeholder.ALL, "").uses(place);
    }

    private static Problem warning(String key, String path, String what) {
        int name = path.lastIndexOf('/') + 1;
        String apart = path.substring(0, name) + Placeholder.CASE_ID.text() + "-" + path.substring(name);
        return new Problem(
                "place-shared",
                key,
                "it is the same for every case",
                "Each " + what + " that is published there takes the place of the one before, and the last one stays;"
                        + " judged is the run's own.",
                "Write \"" + apart + "\", for instance.");
    }
}
