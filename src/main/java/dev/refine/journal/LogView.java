package dev.refine.journal;

import dev.refine.files.Markdown;
import dev.refine.files.Templates;
import dev.refine.problem.Problem;
import dev.refine.problem.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * REFINE_LOG.md: the journal for people. It only ever grows; what a person wrote between the entries stays. Each entry
 * carries the sequence number of its event, so that a lost tail is found and rendered once more.
 */
final class LogView {

    private static final String TEMPLATE = "REFINE_LOG.md";
    private static final Pattern SEQUENCE = Pattern.compile("(?m)^- Sequence: (\\d+)$");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private final Path file;
    private final Templates templates;
    private final ZoneId zone;
    private long written;

    LogView(Path file, Templates templates, ZoneId zone) {
        this.file = file;
        this.templates = templates;
        this.zone = zone;
    }

    /** Starts the log, or appends whatever entries of the journal it does not have yet. */
    void catchUp(List<Entry> entries) {
        if (!Files.exists(file)) {
            entries.stream()
                    .map(Entry::event)
                    .filter(Event.SessionStarted.class::isInstance)
                    .map(Event.SessionStarted.class::cast)
                    .findFirst()
                    .ifPresent(started -> append(title(started)));
        }
        written = lastSequence();
        entries.stream().filter(entry -> entry.sequence() > written).forEach(this::append);
    }

    /** Appends the entry of one event, if it has one. */
    void append(Entry entry) {
        render(entry).ifPresent(this::append);
        written = entry.sequence();
    }

    private Optional<String> render(Entry entry) {
        return LogEntries.of(entry.event()).map(log -> {
            Map<String, Object> scope = new HashMap<>();
            scope.put("heading", log.heading());
            scope.put(
                    "time",
                    TIME.format(entry.time().truncatedTo(ChronoUnit.SECONDS).atZone(zone)));
            scope.put("sequence", entry.sequence());
            scope.put(
                    "fields",
                    log.fields().stream()
                            .map(field -> Map.of("name", field.name(), "value", oneLine(field.value())))
                            .toList());
            scope.put("block", log.block().isEmpty() ? null : Markdown.fence(log.language(), log.block()));
            return templates.render(TEMPLATE, scope);
        });
    }

    private static String title(Event.SessionStarted started) {
        return "# " + Markdown.escape(oneLine(started.workload())) + ": log\n\n"
                + "Written by refine " + started.program()
                + "; entries are only ever appended. The same events, for programs, are in journal.jsonl.\n\n";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " / ").strip();
    }

    private long lastSequence() {
        try {
            Matcher sequence = SEQUENCE.matcher(Files.readString(file));
            long last = 0;
            while (sequence.find()) {
                last = Math.max(last, Long.parseLong(sequence.group(1)));
            }
            return last;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void append(String text) {
        try {
            Files.write(
                    file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private StorageException failure(IOException e) {
        return new StorageException(
                Problem.of(
                        "log-write",
                        "the log " + file + " cannot be written",
                        "The system says: " + e.getMessage() + ".",
                        "Make room or correct the permissions, then continue with --continue."),
                e);
    }
}
