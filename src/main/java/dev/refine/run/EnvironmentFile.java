package dev.refine.run;

import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code NAME=value} lines; {@code export}, comments, blank lines and quotes around a value are understood. */
final class EnvironmentFile {

    private static final Pattern LINE =
            Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");

    private EnvironmentFile() {}

    /** @param shown the path as the manifest gives it */
    static Map<String, String> read(Path file, String shown) {
        Map<String, String> variables = new TreeMap<>();
        List<String> lines = lines(file, shown);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new UsageException(new Problem(
                        "env-file",
                        shown + ":" + (i + 1),
                        "a line of envFile is no NAME=value",
                        "",
                        "Correct it; begin comments with #."));
            }
            variables.put(matcher.group(1), unquoted(matcher.group(2)));
        }
        return variables;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static List<String> lines(Path file, String shown) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UsageException(
                    new Problem("env-file", shown, "cannot read envFile", "", "Correct envFile or take it out."));
        }
    }
}
