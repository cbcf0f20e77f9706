package dev.refine.workload;

import dev.refine.files.Utf8Text;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the text of a mode: {@code modes/<name>.md} beside the manifest if it is there, else the built-in one. */
public final class ModeReader {

    /** The names that a manifest or the command line may give. */
    public static final List<String> NAMES = List.of("accuracy", "speed", "robustness", "custom");

    private static final String CODE = "mode-file";
    private static final String FENCE = "---";

    private ModeReader() {}

    /**
     * The mode of that name. Fields that the user's file leaves out are taken from the built-in one, so that it may be
     * prose alone.
     *
     * @throws UsageException when the name is none of {@link #NAMES} or the user's file cannot be read
     */
    public static Mode read(String name, Path manifestFolder) {
        if (!NAMES.contains(name)) {
            throw new UsageException(Problem.of(
                    "mode-unknown",
                    "there is no mode \"" + name + "\"",
                    "Modes: " + String.join(", ", NAMES) + ".",
                    ""));
        }
        String shown = "modes/" + name + ".md";
        Mode builtIn = parse(name, builtIn(shown), shown);
        Path own = manifestFolder.resolve("modes").resolve(name + ".md");
        if (!Files.exists(own)) {
            return builtIn;
        }
        Mode users = parse(name, Utf8Text.read(own, shown, CODE), shown);
        Map<String, String> fields = new LinkedHashMap<>(builtIn.fields());
        fields.putAll(users.fields());
        return new Mode(name, Map.copyOf(fields), users.prose());
    }

    private static String builtIn(String shown) {
        try (InputStream in = ModeReader.class.getResourceAsStream("/refine/" + shown)) {
            return Utf8Text.decode(in.readAllBytes(), shown, CODE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines {@code key: value} between two lines {@code ---} at the very beginning, then prose. */
    private static Mode parse(String name, String text, String shown) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).strip().equals(FENCE)) {
            return new Mode(name, Map.of(), text.strip());
        }
        Map<String, String> fields = new LinkedHashMap<>();
        int i = 1;
        while (i < lines.size() && !lines.get(i).strip().equals(FENCE)) {
            addField(lines.get(i), fields, shown + ":" + (i + 1));
            i++;
        }
        if (i == lines.size()) {
            throw wrong(shown + ":1", "the front matter does not end", "Put a line with --- after its last field.");
        }
        String prose = String.join("\n", lines.subList(i + 1, lines.size())).strip();
        return new Mode(name, Map.copyOf(fields), prose);
    }

    private static void addField(String line, Map<String, String> fields, String where) {
        if (line.isBlank() || line.strip().startsWith("#")) {
            return;
        }
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw wrong(where, "a line of front matter is no field", "Write it as \"key: value\".");
        }
        fields.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }

    private static UsageException wrong(String where, String what, String remedy) {
        return new UsageException(new Problem(CODE, where, what, "", remedy));
    }
}
