package dev.refine.process;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

    private final Map<String, String> base;
    private final Environment wanted;
    private final Map<String, String> exported = new LinkedHashMap<>();
    private final Map<String, String> owned = new LinkedHashMap<>();
    private final boolean reusable;
    private final String usual;

    /** @param base what the shell was started with */
    Variables(Environment wanted, Map<String, String> base) {
        this.wanted = wanted;
        this.base = base;
        this.reusable = Collections.disjoint(wanted.own().keySet(), CHANGED);
        wanted.common().forEach((name, value) -> {
            if (!wanted.own().containsKey(name)) {
                sort(name, value, exported, owned);
            }
        });
        this.usual = undo();
    }

    private void sort(String name, String value, Map<String, String> plain, Map<String, String> other) {
        if (!value.equals(base.get(name)) && !CHANGED.contains(name) && !SAID.contains(name)) {
            (isIdentifier(name) && !isOwned(name) ? plain : other).put(name, value);
        }
    }

    /** Whether that one differs only in values of its own, so that all that is said here holds for it, too. */
    boolean fit(Environment other) {
        return reusable
                && other.common() == wanted.common()
                && other.own().keySet().equals(wanted.own().keySet());
    }

    /** The part of an environment that a shell may be started with, so that each request only says what differs. */
    static Map<String, String> base(Map<String, String> environment) {
        Map<String, String> base = new LinkedHashMap<>(new TreeMap<>(environment));
        base.keySet().removeIf(name -> !isIdentifier(name) || isOwned(name) && !isLocale(name) || SAID.contains(name));
        return base;
    }

    /** Commands that undo what the shell changed and what it has too many of: the same for most environments of one base. */
    String usual() {
        return usual;
    }

    private String undo() {
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

    /**
     * What becomes a command of that environment, which {@link #fit fits}.
     *
     * @param command the words of it
     */
    String become(String launcher, Environment environment, String command, Words words) {
        Map<String, String> plain = new LinkedHashMap<>(exported);
        Map<String, String> other = new LinkedHashMap<>(owned);
        environment.own().forEach((name, value) -> sort(name, value, plain, other));
        // What no shell would hand on, env does.
        return assignments("export", plain, words, "\n") + "exec " + launcher + assignments("env", other, words, " ")
                + command;
    }

    private static String assignments(String program, Map<String, String> variables, Words words, String end) {
        if (variables.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(program);
        variables.forEach((name, value) -> text.append(' ')
                .append(isIdentifier(name) ? name : words.of(name))
                .append('=')
                .append(words.of(value)));
        return text.append(end).toString();
    }

    private static boolean isOwned(String name) {
        return OWNED.contains(name) || name.startsWith("BASH") || isLocale(name);
    }

    private static boolean isLocale(String name) {
        return name.startsWith("LC_") || name.startsWith("LANG");
    }

    private static boolean isIdentifier(String name) {
        for (int at = 0; at < name.length(); at++) {
            char letter = name.charAt(at);
            boolean alphabetic = letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter == '_';
            if (!alphabetic && (at == 0 || letter < '0' || letter > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
