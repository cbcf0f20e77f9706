package dev.refine.cli.wiring;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.UserEnvironment;
import dev.refine.edit.ListedFiles;
import dev.refine.journal.Event;
import dev.refine.run.memory.RunMemory;
import dev.refine.workload.Case;
import dev.refine.workload.EnvironmentVariables;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What need not be paid for again, found by looking only: nothing is written, not even that it was asked for.
 *
 * @param runs ids of the cases whose first run is there already
 * @param critiques whether there are critiques; of which outputs shows only when these are there
 */
public record Remembered(Set<String> runs, boolean critiques) {

    public static final Remembered NOTHING = new Remembered(Set.of(), false);

    private static final int FIRST_TRIAL = 1;

    /**
     * By a session that begins with the files as they are.
     *
     * @param fresh whether every run is made anew
     */
    public static Remembered of(Console console, OpenedWorkload opened, Event.SessionStarted started, boolean fresh) {
        Workload workload = opened.workload();
        Manifest manifest = workload.manifest();
        if (fresh || manifest.run().cache() != Manifest.Cache.WORKLOAD) {
            return NOTHING;
        }
        FileKeys keys = new FileKeys(workload, ListedFiles.of(workload.files()), variables(console, manifest), started);
        return of(workload, keys, keys.state(), key -> false);
    }

    /** @param others finds by its key what another session has run */
    static Remembered of(Workload workload, FileKeys keys, String state, Predicate<String> others) {
        Manifest manifest = workload.manifest();
        boolean shared = manifest.run().cache() == Manifest.Cache.WORKLOAD;
        Optional<RunMemory> memory = shared
                ? Optional.of(new RunMemory(folderOfRuns(manifest), Long.MAX_VALUE, Clock.systemUTC()))
                : Optional.empty();
        Set<String> runs = workload.all().stream()
                // Whoever waits for the end of the program is not interested in the rest.
                .takeWhile(input -> !Interrupts.isRequested())
                .filter(input -> {
                    String key = keys.of(state, input, FIRST_TRIAL);
                    return others.test(key)
                            || memory.filter(kept -> kept.holds(key)).isPresent();
                })
                .map(Case::id)
                .collect(Collectors.toSet());
        return new Remembered(runs, shared && Files.isDirectory(folderOfCritiques(manifest)));
    }

    static Map<String, String> variables(Console console, Manifest manifest) {
        return EnvironmentVariables.of(manifest, UserEnvironment.of(console.variables()))
                .keyed();
    }

    /** Where runs are remembered beyond their session. */
    static Path folderOfRuns(Manifest manifest) {
        return manifest.folder().resolve(".refine/cache");
    }

    /** Where critiques are. */
    static Path folderOfCritiques(Manifest manifest) {
        return manifest.folder().resolve(".refine/critiques");
    }
}
