package dev.refine.journal;

import dev.refine.files.Markdown;
import dev.refine.files.Templates;
import dev.refine.files.VisibleText;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * REFINE_LOG.md: the journal for people. It only ever grows; what a person wrote between the entries stays. Each entry
 * carries the sequence number of its event, so that a lost tail is found and rendered once more.
 */
final class LogView {

    private static final String TEMPLATE = "REFINE_LOG.md";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private final Path file;
    private final Templates templates;
    private final ZoneId zone;

    LogView(Path file, Templates templates, ZoneId zone) {
        this.file = file;
        this.templates = templates;
        this.zone = zone;
    }

    /** Starts the log, or appends whatever entries of the journal it does not have yet. */
    void catchUp(List<Entry> entries) {
        LogTail tail = new LogTail(bytes());
        Deque<LogTail.Rendered> open = new ArrayDeque<>();
        boolean known = false;
        // From the end, since a long log is nearly always whole.
        for (int i = entries.size() - 1; i >= 0 && !known; i--) {
            Optional<String> text = render(entries.get(i));
            if (text.isPresent()) {
                LogTail.Rendered piece = new LogTail.Rendered(entries.get(i).sequence(), text.get());
                open.addFirst(piece);
                known = tail.holds(piece);
            }
        }
        if (open.size() > 1 || !known) {
            write(tail.missing(List.copyOf(open)));
        }
    }

    /** Appends the entry of one event, if it has one. */
    void append(Entry entry) {
        render(entry).ifPresent(text -> write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<String> render(Entry entry) {
        if (entry.event() instanceof Event.SessionStarted started) {
            return Optional.of(title(started));
        }
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
                            .map(field -> Map.of("name", field.name(), "value", VisibleText.onOneLine(field.value())))
                            .toList());
            scope.put("block", log.block().isEmpty() ? null : Markdown.fence(log.language(), log.block()));
            return templates.render(TEMPLATE, scope);
        });
    }

    private static String title(Event.SessionStarted started) {
        return "# " + Markdown.escape(VisibleText.onOneLine(started.workload())) + ": log\n\n"
                + "Written by refine " + started.program()
                + "; entries are only ever appended. The same events, for programs, are in journal.jsonl.\n\n";
    }

    private byte[] bytes() {
        try {
            return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void write(byte[] text) {
        try {
            Files.write(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
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
