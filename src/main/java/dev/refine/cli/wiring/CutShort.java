package dev.refine.cli.wiring;

import dev.refine.files.Secrets;
import dev.refine.files.StorageFault;
import dev.refine.journal.CaseResult;
import dev.refine.journal.CaseTrials;
import dev.refine.journal.Iteration;
import dev.refine.journal.session.SessionFolder;
import dev.refine.loop.StoredResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Outputs of runs that the end of a session cut short: they are never judged, and are not to lie about as they came. What was
 * judged has lost its secrets; to look at all of that again would take longer than anybody waits after Ctrl-C.
 */
record CutShort(SessionFolder session, Secrets secrets) {

    /** {@code <case>/<trial>}. */
    private static final int DEPTH = 2;

    void hide(Iteration iteration) {
        Path runs = session.runs().resolve(Integer.toString(iteration.number()));
        Set<Path> judged = iteration.trials().values().stream()
                .map(CaseTrials::results)
                .flatMap(List::stream)
                .map(CaseResult::folder)
                .map(session.path()::resolve)
                .collect(Collectors.toSet());
        for (Path folder : below(runs, DEPTH)) {
            boolean run = runs.relativize(folder).getNameCount() == DEPTH;
            if (run && !judged.contains(folder) && StoredResults.left(folder).isEmpty()) {
                hideBelow(folder);
            }
        }
    }

    void hideBelow(Path folder) {
        below(folder, Integer.MAX_VALUE).stream().filter(Files::isRegularFile).forEach(secrets::hideIn);
    }

    private static List<Path> below(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder, depth)) {
            return paths.toList();
        } catch (IOException e) {
            throw StorageFault.reading(folder, e);
        }
    }
}
