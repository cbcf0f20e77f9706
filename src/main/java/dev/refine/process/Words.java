package dev.refine.process;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Texts as words of a shell. Bash reads its program byte for byte, one system call each, and most of a call is one long
 * path again and again: so what begins with that path is said through a variable.
 */
final class Words {

    private static final String VARIABLE = "refine_f";
    private static final String OPENING = "\"$" + VARIABLE + "\"";

    /** Of other letters no shell has to prove that they come out of a variable as they went in. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./-]+");

    private final String prefix;

    private Words(String prefix) {
        this.prefix = prefix;
    }

    /** Every word in full. */
    static Words plain() {
        return new Words("");
    }

    /** With a variable for the folder, unless the command has one of that name. */
    static Words around(Path folder, Map<String, String> environment) {
        String prefix = folder + "/";
        boolean usable = PLAIN.matcher(prefix).matches() && !environment.containsKey(VARIABLE);
        return usable ? new Words(prefix) : plain();
    }

    /** What has to come before the words. */
    String beginning() {
        return prefix.isEmpty() ? "" : VARIABLE + "=" + prefix + "\n";
    }

    /** One word that stands for exactly this text. */
    String of(String text) {
        return prefix.isEmpty() || !text.startsWith(prefix)
                ? NativeText.quoted(text)
                : OPENING + NativeText.quoted(text.substring(prefix.length()));
    }
}
