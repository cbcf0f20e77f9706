package dev.refine.cli.wiring;

import dev.refine.files.StorageFault;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Entry;
import dev.refine.journal.Event;
import dev.refine.journal.session.RecordedSession;
import dev.refine.loop.StoredResults;
import dev.refine.run.CaseRun;
import dev.refine.run.memory.ResumingRunner;
import dev.refine.run.memory.RunMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The runs with an output that lie in the folder of a session: those that its journal knows, and those that it had not come
 * to when it was interrupted, judged or not.
 */
final class LeftRuns {

    /** {@code runs/<iteration>/<case>/<trial>}. */
    private static final int DEPTH = 3;

    private final RecordedSession from;
    private final Keeper keeper;
    private final Set<String> known = new HashSet<>();

    private interface Keeper {
        void keep(String key, Path output, long millis, CaseRun.Usage usage);
    }

    private LeftRuns(RecordedSession from, Keeper keeper) {
        this.from = from;
        this.keeper = keeper;
    }

    /** Takes all of them into the memory of the session that takes over. */
    static void remember(RecordedSession from, RunMemory memory) {
        new LeftRuns(from, memory::keep).look();
    }

    /** The keys of all of them. */
    static Set<String> keys(RecordedSession from) {
        LeftRuns left = new LeftRuns(from, (key, output, millis, usage) -> {});
        left.look();
        return left.known;
    }

    private void look() {
        for (Entry entry : from.own()) {
            if (entry.event() instanceof Event.CaseMeasured measured) {
                add(measured.key(), measured.result());
            }
        }
        for (Path folder : folders()) {
            StoredResults.left(folder).ifPresent(stored -> add(stored.key(), stored.result()));
            ResumingRunner.left(folder)
                    .ifPresent(run -> add(run.key(), Optional.of(run.output()), run.millis(), run.usage()));
        }
    }

    private void add(String key, CaseResult result) {
        add(key, from.folder().output(result), result.millis(), Optional.ofNullable(usage(result.usage())));
    }

    private void add(String key, Optional<Path> output, long millis, Optional<CaseRun.Usage> usage) {
        output.filter(Files::isRegularFile).filter(there -> known.add(key)).ifPresent(there -> {
            keeper.keep(key, there, millis, usage.orElse(null));
        });
    }

    private List<Path> folders() {
        Path runs = from.folder().runs();
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(runs, DEPTH)) {
            return paths.filter(path -> runs.relativize(path).getNameCount() == DEPTH)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw StorageFault.reading(runs, e);
        }
    }

    private static CaseRun.Usage usage(CaseResult.Usage usage) {
        return usage == null
                ? null
                : new CaseRun.Usage(
                        Optional.ofNullable(usage.inputTokens()),
                        Optional.ofNullable(usage.outputTokens()),
                        Optional.ofNullable(usage.costUsd()));
    }
}
