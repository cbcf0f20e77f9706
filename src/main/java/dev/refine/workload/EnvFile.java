package dev.refine.workload;

import dev.refine.files.Neighbours;
import dev.refine.files.Utf8Text;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of {@code NAME=value} lines. Comments, {@code export} and quotes around a value are understood, nothing is expanded. */
final class EnvFile {

    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=(.*)");

    private EnvFile() {}

    /** Messages never repeat a line: it may hold a secret. */
    static Map<String, String> read(Path file, String shown) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException(Problem.of(
                    "env-file",
                    "the file \"" + shown + "\" of \"envFile\" is "
                            + (Files.isDirectory(file) ? "a folder" : "not there"),
                    Neighbours.hint(file, shown),
                    "Correct envFile."));
        }
        Map<String, String> variables = new LinkedHashMap<>();
        List<String> lines = Utf8Text.read(file, shown, "env-file").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || line.indexOf('\0') >= 0) {
                throw new UsageException(new Problem(
                        "env-file", shown + ":" + (i + 1), "not a variable", "", "Write it as NAME=value."));
            }
            variables.put(matcher.group(1), unquoted(matcher.group(2).strip()));
        }
        return variables;
    }

    private static String unquoted(String value) {
        char first = value.isEmpty() ? ' ' : value.charAt(0);
        boolean quoted =
                value.length() > 1 && (first == '"' || first == '\'') && value.charAt(value.length() - 1) == first;
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
