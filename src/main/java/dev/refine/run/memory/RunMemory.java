package dev.refine.run.memory;

import dev.refine.files.Folders;
import dev.refine.files.Secrets;
import dev.refine.files.Sha256;
import dev.refine.files.StorageFault;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Runs with an output, one folder each: {@code <folder>/<first two of the key>/<key>/} with {@code run.json} and the
 * output. A folder appears by rename, so that there is all of a run or nothing; what is damaged counts as not there,
 * because running again is always right. Nothing in it names this machine. Safe for several threads and processes.
 */
public final class RunMemory {

    private static final String RECORD = "run.json";
    private static final String OUTPUT = "output";

    /**
     * How one run ended.
     *
     * @param sha of the output's bytes
     * @param usage null when nothing was reported
     */
    private record Kept(String sha, long millis, String stderrTail, Figures usage, String note) {}

    /** What a run reported, null where it said nothing: JSON has no other word for that. */
    private record Figures(Long inputTokens, Long outputTokens, Double costUsd) {

        static Figures of(CaseRun.Usage usage) {
            return new Figures(
                    usage.inputTokens().orElse(null),
                    usage.outputTokens().orElse(null),
                    usage.costUsd().orElse(null));
        }

        CaseRun.Usage told() {
            return new CaseRun.Usage(
                    Optional.ofNullable(inputTokens), Optional.ofNullable(outputTokens), Optional.ofNullable(costUsd));
        }
    }

    private record Told(long millis, String stderrTail, CaseRun.Usage usage, String note) {}

    private record Entry(Path folder, FileTime used, long bytes) {}

    private final Path folder;
    private final long most;
    private final Clock clock;
    private final Secrets secrets;

    /** @param most how many bytes stay when {@link #trim} is called */
    public RunMemory(Path folder, long most, Clock clock) {
        this(folder, most, clock, Secrets.ofShape());
    }

    /** The same, which also takes no output with one of these secrets. */
    public RunMemory(Path folder, long most, Clock clock, Secrets secrets) {
        this.secrets = secrets;
        this.folder = folder;
        this.most = most;
        this.clock = clock;
    }

    /** Whether a whole run is remembered under the key; to ask does not count as using it. */
    public boolean holds(String key) {
        return kept(entry(key)).isPresent();
    }

    /** Empty also for what is damaged. */
    private static Optional<Kept> kept(Path entry) {
        if (!Files.isRegularFile(entry.resolve(RECORD))) {
            return Optional.empty();
        }
        try {
            Kept kept = Json.bind(Json.parse(Files.readString(entry.resolve(RECORD))), Kept.class);
            return Sha256.of(entry.resolve(OUTPUT)).equals(kept.sha()) ? Optional.of(kept) : Optional.empty();
        } catch (IOException | MalformedJsonException e) {
            return Optional.empty();
        }
    }

    /** The run that is remembered under the key, its output copied to {@code name} in the task's folder. */
    Optional<CaseRun> recall(String key, CaseTask task, String name) {
        Path entry = entry(key);
        Optional<Kept> kept = kept(entry);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try {
            Files.setLastModifiedTime(entry.resolve(RECORD), FileTime.from(clock.instant()));
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(
                run(task, kept.get(), copy(entry.resolve(OUTPUT), task.folder().resolve(name))));
    }

    private static Path copy(Path from, Path file) {
        try {
            Folders.make(file.getParent());
            return Files.copy(from, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw StorageFault.writing(file, e);
        }
    }

    private static CaseRun run(CaseTask task, Kept kept, Path output) {
        return new CaseRun(
                task,
                CaseOutcome.OUTPUT,
                0,
                Optional.of(output),
                Duration.ofMillis(kept.millis()),
                kept.stderrTail(),
                List.of(),
                Optional.ofNullable(kept.usage()).map(Figures::told),
                kept.note());
    }

    /** Remembers a run that gave an output. */
    void keep(String key, CaseRun run) {
        keep(
                key,
                run.output().orElseThrow(),
                new Told(
                        run.duration().toMillis(), run.stderrTail(), run.usage().orElse(null), run.note()));
    }

    /** Remembers a run whose output lies in some session. */
    public void keep(String key, Path output, long millis, CaseRun.Usage usage) {
        keep(key, output, new Told(millis, "", usage, ""));
    }

    private void keep(String key, Path output, Told told) {
        Path waiting = folder.resolve("waiting-" + UUID.randomUUID());
        try {
            if (holdsSecret(output)) {
                return;
            }
            Folders.make(waiting);
            Files.copy(output, waiting.resolve(OUTPUT));
            Figures usage = told.usage() == null ? null : Figures.of(told.usage());
            Kept kept = new Kept(Sha256.of(output), told.millis(), told.stderrTail(), usage, told.note());
            Files.write(waiting.resolve(RECORD), Json.compact(kept).getBytes(StandardCharsets.UTF_8));
            place(waiting, entry(key));
        } catch (IOException e) {
            throw StorageFault.writing(folder, e);
        }
    }

    /** Masked it would be another output, and unmasked it must not be written. One that was masked is no output either. */
    private boolean holdsSecret(Path output) throws IOException {
        byte[] bytes = Files.readAllBytes(output);
        return secrets.hide(bytes) != bytes || new String(bytes, StandardCharsets.ISO_8859_1).contains(Secrets.MASK);
    }

    private static void place(Path waiting, Path entry) throws IOException {
        Folders.make(entry.getParent());
        try {
            Folders.remove(entry);
            Files.move(waiting, entry, StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
            // Another process was faster with the same run.
            Folders.remove(waiting);
        }
    }

    private Path entry(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key);
    }

    /** Forgets what was not used for longest, until the rest fits; and what a killed process left half written. */
    void trim() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            List<Entry> entries = entries();
            long bytes = entries.stream().mapToLong(Entry::bytes).sum();
            entries.sort(Comparator.comparing(Entry::used));
            for (Entry entry : entries) {
                if (bytes <= most) {
                    return;
                }
                Folders.remove(entry.folder());
                bytes -= entry.bytes();
            }
        } catch (IOException e) {
            throw StorageFault.writing(folder, e);
        }
    }

    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> parts = Files.list(folder)) {
            for (Path part : parts.toList()) {
                if (part.getFileName().toString().startsWith("waiting-")) {
                    Folders.remove(part);
                    continue;
                }
                if (!Files.isDirectory(part)) {
                    // A system's own file, .DS_Store for instance, or a user's note.
                    continue;
                }
                try (Stream<Path> runs = Files.list(part)) {
                    for (Path run : runs.toList()) {
                        entries.add(entry(run));
                    }
                }
            }
        }
        return entries;
    }

    private static Entry entry(Path run) throws IOException {
        Path record = run.resolve(RECORD);
        Path output = run.resolve(OUTPUT);
        if (!Files.isRegularFile(record) || !Files.isRegularFile(output)) {
            return new Entry(run, FileTime.fromMillis(0), 0);
        }
        return new Entry(run, Files.getLastModifiedTime(record), Files.size(record) + Files.size(output));
    }
}
