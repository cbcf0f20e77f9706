package dev.refine.workload;

import dev.refine.files.Sha256;
import dev.refine.workload.command.CommandLine;
import java.util.Map;
import java.util.TreeMap;

/**
 * Under which name a result is remembered. Equal names mean that running again would tell nothing new. What judges a result
 * (expected files, rules, validators) is not part of it, nor is any absolute path.
 */
public final class ResultKey {

    private static final String VERSION = "refine result 1";

    private ResultKey() {}

    /**
     * The part that all cases of one state share.
     *
     * @param command as the manifest gives it, placeholders unfilled
     * @param editable relative path to SHA-256 of the bytes of every prompt and schema
     * @param inputs relative path to SHA-256 of what else the command reads
     * @param variables name to value, as {@link EnvironmentVariables#keyed}
     */
    public static String stateKey(
            CommandLine command,
            Map<String, String> editable,
            Map<String, String> inputs,
            Map<String, String> variables) {
        StringBuilder text = new StringBuilder();
        add(text, VERSION);
        if (command instanceof CommandLine.Argv argv) {
            add(text, "argv " + argv.words().size());
            argv.words().forEach(word -> add(text, word));
        } else {
            add(text, "shell");
            add(text, command.display());
        }
        add(text, "editable", editable);
        add(text, "inputs", inputs);
        add(text, "variables", variables);
        return Sha256.of(text.toString());
    }

    /**
     * The name of one result.
     *
     * @param caseSha SHA-256 of the bytes of the case
     * @param trial from 1
     */
    public static String key(String stateKey, String caseSha, int trial) {
        StringBuilder text = new StringBuilder();
        add(text, stateKey);
        add(text, caseSha);
        add(text, Integer.toString(trial));
        return Sha256.of(text.toString());
    }

    private static void add(StringBuilder text, String heading, Map<String, String> entries) {
        add(text, heading + " " + entries.size());
        new TreeMap<>(entries).forEach((name, value) -> {
            add(text, name);
            add(text, value);
        });
    }

    /** With its length, so that no two lists of parts give the same text. */
    private static void add(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part).append('\n');
    }
}
