package dev.refine.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What has to be said of an environment to a shell that was started with {@link #base most of it}. */
final class Variables {

    /** Variables that a shell owns: it drops, recomputes or refuses to unset them, so only {@code env} hands them on. */
    private static final Set<String> OWNED = Set.of(
            "UID",
            "EUID",
            "PPID",
            "SHELLOPTS",
            "RANDOM",
            "SRANDOM",
            "SECONDS",
            "LINENO",
            "GROUPS",
            "OPTIND",
            "FUNCNAME",
            "DIRSTACK",
            "HISTCMD",
            "EPOCHSECONDS",
            "EPOCHREALTIME",
            "LANG",
            "LANGUAGE",
            "POSIXLY_CORRECT",
            "ENV");

    /** Variables that a shell changes on its way up, so they are always set again. */
    private static final List<String> CHANGED = List.of("IFS", "OLDPWD", "PS1", "PS2", "PS4", "SHLVL");

    /** Said by the shell itself: its folder, and the mark. */
    private static final Set<String> SAID = Set.of("", "PWD", Mark.VARIABLE);

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> base;
    private final Map<String, String> wanted;
    private final Map<String, String> exported = new LinkedHashMap<>();
    private final Map<String, String> owned = new LinkedHashMap<>();

    /** @param base what the shell was started with */
    Variables(Map<String, String> wanted, Map<String, String> base) {
        this.wanted = wanted;
        this.base = base;
        wanted.forEach((name, value) -> {
            if (!value.equals(base.get(name)) && !CHANGED.contains(name) && !SAID.contains(name)) {
                (isIdentifier(name) && !isOwned(name) ? exported : owned).put(name, value);
            }
        });
    }

    /** The part of an environment that a shell may be started with, so that each request only says what differs. */
    static Map<String, String> base(Map<String, String> environment) {
        Map<String, String> base = new LinkedHashMap<>(new TreeMap<>(environment));
        base.keySet().removeIf(name -> !isIdentifier(name) || isOwned(name) && !isLocale(name) || SAID.contains(name));
        return base;
    }

    /** Commands that undo what the shell changed and what it has too many of: the same for most environments of one base. */
    String usual() {
        StringBuilder set = new StringBuilder();
        StringBuilder removed = new StringBuilder();
        for (String name : CHANGED) {
            String value = wanted.get(name);
            if (value == null) {
                removed.append(' ').append(name);
            } else {
                set.append(' ').append(name).append('=').append(NativeText.quoted(value));
            }
        }
        for (String name : base.keySet()) {
            if (!wanted.containsKey(name) && !CHANGED.contains(name)) {
                removed.append(' ').append(name);
            }
        }
        return (set.isEmpty() ? "" : "export" + set + "\n") + (removed.isEmpty() ? "" : "unset" + removed + "\n");
    }

    /** The command that sets what differs, or nothing. */
    String exported(Words words) {
        return exported.isEmpty() ? "" : "export" + assignments(exported, words) + "\n";
    }

    /** The beginning of a command line that hands on what no shell would, or nothing. */
    String handedOn(Words words) {
        return owned.isEmpty() ? "" : "env" + assignments(owned, words) + " ";
    }

    private static String assignments(Map<String, String> variables, Words words) {
        StringBuilder text = new StringBuilder();
        variables.forEach((name, value) -> text.append(' ')
                .append(isIdentifier(name) ? name : words.of(name))
                .append('=')
                .append(words.of(value)));
        return text.toString();
    }

    private static boolean isOwned(String name) {
        return OWNED.contains(name) || name.startsWith("BASH") || isLocale(name);
    }

    private static boolean isLocale(String name) {
        return name.startsWith("LC_") || name.startsWith("LANG");
    }

    private static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches();
    }
}
