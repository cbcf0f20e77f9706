package dev.refine.journal.log;

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
import java.time.Instant;
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
import java.util.function.IntFunction;

/**
 * A log for people on disk. It only ever grows; what a person wrote between the entries stays. Each entry carries the
 * sequence number of its event, so that a lost tail is found and rendered once more.
 */
public final class LogFile {

    private static final String TEMPLATE = "REFINE_LOG.md";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private final Path file;
    private final Templates templates;
    private final ZoneId zone;

    public LogFile(Path file, Templates templates, ZoneId zone) {
        this.file = file;
        this.templates = templates;
        this.zone = zone;
    }

    /** An entry with the number and the time of its event. */
    public record Numbered(long sequence, Instant time, LogEntry entry) {}

    /**
     * Starts the log, or appends whatever entries it does not have yet.
     *
     * @param title of what the log is about, as plain text
     * @param program version that writes it
     * @param events how many there are
     * @param entry of an event by its place; empty for one that tells a person nothing
     */
    public void catchUp(String title, String program, int events, IntFunction<Optional<Numbered>> entry) {
        LogTail tail = new LogTail(bytes());
        Deque<LogTail.Rendered> open = new ArrayDeque<>();
        boolean known = false;
        // From the end, since a long log is nearly always whole.
        for (int i = events - 1; i >= 0 && !known; i--) {
            Optional<Numbered> numbered = entry.apply(i);
            if (numbered.isPresent()) {
                open.addFirst(new LogTail.Rendered(numbered.get().sequence(), render(numbered.get())));
                known = tail.holds(open.getFirst());
            }
        }
        if (!known) {
            open.addFirst(new LogTail.Rendered(1, head(title, program)));
        }
        if (open.size() > 1 || !known) {
            write(tail.missing(List.copyOf(open)));
        }
    }

    private static String head(String title, String program) {
        return "# " + Markdown.escape(VisibleText.onOneLine(title)) + ": log\n\nWritten by refine " + program
                + "; entries are only ever appended. The same events, for programs, are in journal.jsonl.\n\n";
    }

    public void append(Numbered entry) {
        write(render(entry).getBytes(StandardCharsets.UTF_8));
    }

    private String render(Numbered numbered) {
        LogEntry log = numbered.entry();
        Map<String, Object> scope = new HashMap<>();
        scope.put("heading", log.heading());
        scope.put(
                "time",
                TIME.format(numbered.time().truncatedTo(ChronoUnit.SECONDS).atZone(zone)));
        scope.put("sequence", numbered.sequence());
        scope.put(
                "fields",
                log.fields().stream()
                        .map(field -> Map.of("name", field.name(), "value", VisibleText.onOneLine(field.value())))
                        .toList());
        scope.put("block", log.block().isEmpty() ? null : Markdown.fence(log.language(), log.block()));
        return templates.render(TEMPLATE, scope);
    }

    private byte[] bytes() {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new StorageException(Problem.of(
                    "log-write",
                    "the log " + file + " cannot be written",
                    "It is no regular file.",
                    "Move it away, then continue with --continue: it is written anew from the journal."));
        }
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
