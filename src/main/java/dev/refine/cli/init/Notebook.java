package dev.refine.cli.init;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.files.AtomicFile;
import dev.refine.files.StorageFault;
import dev.refine.files.VisibleText;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an interview has brought so far, on disk after every answer: a draft that a later run takes up, and DETAILS.md
 * for people, which is only ever added to. Both lie in {@code .refine/} beside the manifest.
 */
public final class Notebook {

    private static final String DRAFT = "init.json";

    private final Path folder;
    private final Clock clock;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final List<String> rounds = new ArrayList<>();
    private String depth = "";

    private Notebook(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** @param manifestFolder where the manifest will lie */
    public static Notebook open(Path manifestFolder, Clock clock) {
        Notebook notebook = new Notebook(manifestFolder.resolve(".refine"), clock);
        notebook.readDraft();
        return notebook;
    }

    /** Where the questions and answers of a manifest's interview are. */
    public static Path details(Path manifestFolder) {
        return manifestFolder.resolve(".refine").resolve("DETAILS.md");
    }

    private void readDraft() {
        Path file = folder.resolve(DRAFT);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            JsonNode draft = Json.parse(Files.readString(file));
            depth = draft.path("depth").asText();
            draft.path("rounds").forEach(round -> rounds.add(round.asText()));
            draft.path("answers")
                    .properties()
                    .forEach(entry ->
                            answers.put(entry.getKey(), entry.getValue().asText()));
        } catch (MalformedJsonException unusable) {
            // A draft that cannot be read is no draft; DETAILS.md still has every answer.
        } catch (IOException e) {
            throw StorageFault.reading(file, e);
        }
    }

    public boolean hasDraft() {
        return !answers.isEmpty() || !rounds.isEmpty();
    }

    /** Answers by question, the last one for each. */
    public Map<String, String> answers() {
        return Collections.unmodifiableMap(answers);
    }

    List<String> rounds() {
        return Collections.unmodifiableList(rounds);
    }

    String depth() {
        return depth;
    }

    void chooseDepth(Depth chosen) {
        depth = chosen.word();
        writeDraft();
    }

    /** Begins from nothing; what was said stays in DETAILS.md. */
    public void forgetDraft() {
        answers.clear();
        rounds.clear();
        depth = "";
        writeDraft();
    }

    boolean covers(Topic topic) {
        return rounds.contains(topic.name());
    }

    /** How many rounds there have been, of how many at least. */
    String counted(int round) {
        return "Round " + round + " of "
                + Depth.named(depth).map(Depth::counted).orElse("?");
    }

    void beginRound(String heading) {
        note("\n## " + heading + "\n");
    }

    /** @param how who answered, for instance that a suggestion was taken */
    public void answered(String id, String question, String answer, String how) {
        answers.put(id, answer);
        note("\n- Question: " + VisibleText.onOneLine(question) + "\n- Answer: "
                + (answer.isEmpty() ? "none" : VisibleText.onOneLine(answer)) + how(how) + "\n- Time: "
                + clock.instant().truncatedTo(ChronoUnit.SECONDS) + "\n");
        writeDraft();
    }

    private static String how(String how) {
        return how.isEmpty() ? "" : " (" + how + ")";
    }

    /** A choice that is no answer to a question, for instance what came next at the gate. */
    public void chose(String question, String choice) {
        note("\n- Question: " + VisibleText.onOneLine(question) + "\n- Choice: " + VisibleText.onOneLine(choice)
                + "\n");
    }

    void endRound(String name) {
        rounds.add(name);
        writeDraft();
    }

    /** The interview is over: its draft goes, DETAILS.md stays. */
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve(DRAFT));
        } catch (IOException e) {
            throw StorageFault.writing(folder.resolve(DRAFT), e);
        }
    }

    private void note(String text) {
        Path file = folder.resolve("DETAILS.md");
        try {
            Files.createDirectories(folder);
            boolean first = !Files.exists(file);
            Files.writeString(
                    file,
                    (first ? "# Questions and answers\n" : "") + text,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw StorageFault.writing(file, e);
        }
    }

    private void writeDraft() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw StorageFault.writing(folder, e);
        }
        ObjectNode draft = Json.object();
        draft.put("depth", depth);
        draft.set("rounds", Json.tree(rounds));
        ObjectNode given = draft.putObject("answers");
        answers.forEach(given::put);
        AtomicFile.write(folder.resolve(DRAFT), Json.pretty(draft).getBytes(StandardCharsets.UTF_8));
    }
}
