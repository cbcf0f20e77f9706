package dev.refine.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the guards are told, in shell. Every request is one brace group: cut short by the death of this JVM it is a
 * syntax error and does nothing. Names of ours begin with {@code refine_}, because a variable that a command exports
 * must not change under it.
 */
final class GuardScript {

    /**
     * Runs one command at a time: reports {@code S id pid} when it has begun and {@code E id status} when it has ended
     * and its group is dead. TERM, sent by the watcher when the JVM has died, takes the running group along.
     */
    static final String RUNNER = """
            exec 2>/dev/null
            refine_wait=
            wait -f && refine_wait=-f
            refine_done=
            trap 'test "$!" != "$refine_done" && kill -KILL "-$!" "$!"; exit 0' TERM
            trap : INT HUP QUIT
            refine_run() {
              refine_pid=$!
              echo "S $1 $refine_pid"
              wait $refine_wait "$refine_pid"
              refine_status=$?
              while test $refine_status -gt 128 && kill -0 "$refine_pid"; do
                wait $refine_wait "$refine_pid"
                refine_status=$?
              done
              kill -KILL "-$refine_pid"
              refine_done=$refine_pid
              echo "E $1 $refine_status"
            }
            echo "R $$"
            """;

    /**
     * Sends signals to whole groups while the JVM lives, and when its input ends takes every runner down, then
     * everything that carries the mark, until several looks in a row find nothing: a process in the middle of exec
     * shows no mark. {@link #FAREWELL} makes it two, for an end at which nothing runs any more.
     */
    static final String WATCHER = """
            exec 2>/dev/null
            trap '' INT HUP QUIT TERM
            PATH=$PATH:/usr/bin:/bin
            refine_runners=
            refine_looks=5
            refine_gone() {
              for refine_r in $refine_runners; do kill -0 "$refine_r" && return 1; done
              return 0
            }
            refine_clean() {
              for refine_r in $refine_runners; do kill -TERM "$refine_r"; kill -CONT "$refine_r"; done
              refine_n=0
              until refine_gone || test $refine_n -ge 25; do
                sleep 0.02 || sleep 1
                refine_n=$((refine_n + 1))
              done
              for refine_r in $refine_runners; do kill -KILL "-$refine_r"; kill -KILL "$refine_r"; done
              test -r /proc/self/environ || return 0
              refine_clear=0
              refine_n=0
              while test $refine_clear -lt $refine_looks && test $refine_n -lt 300; do
                refine_n=$((refine_n + 1))
                refine_clear=$((refine_clear + 1))
                for refine_f in $(grep -lF "$refine_mark" /proc/[0-9]*/environ); do
                  refine_clear=0
                  refine_f=${refine_f#/proc/}
                  refine_f=${refine_f%/environ}
                  kill -KILL "-$refine_f" "$refine_f" || kill -KILL "$refine_f"
                done
                sleep 0.01
              done
            }
            trap refine_clean EXIT
            echo "R $$"
            """;

    static final String FAREWELL = "{ refine_looks=2\n}\n";

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

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private GuardScript() {}

    /** The part of an environment that a runner may be started with, so that each call only says what differs. */
    static Map<String, String> base(Map<String, String> environment) {
        Map<String, String> base = new LinkedHashMap<>(new TreeMap<>(environment));
        base.keySet().removeIf(name -> !isIdentifier(name) || isOwned(name) && !isLocale(name) || name.equals("PWD"));
        return base;
    }

    /**
     * Before {@link #RUNNER}, for one command that is spoken to: keeps the two pipes for it and reports on the third,
     * so that nothing the command says can be taken for a report.
     */
    static final String PIPES = "exec 4<&0 5>&1 1>&2\n";

    /** Starts the command in the background of a runner, which then waits for it. */
    static String call(long id, Command command, Capture capture, Map<String, String> base, String launcher) {
        Words words = Words.around(capture.stdout().getParent(), command.environment());
        String input = capture.input().map(path -> words.of(path.toString())).orElse("/dev/null");
        return "{ " + words.beginning() + command(command, base, launcher, words) + " <" + input + " >"
                + words.of(capture.stdout().toString()) + " 2>"
                + words.of(capture.stderr().toString()) + " & refine_run " + id + "\n}\n";
    }

    /**
     * The only call of a runner that began with {@link #PIPES}. It lets go of the pipes, or the command would not see
     * its input end, nor we its output. Files are appended to, so that they may be emptied while it runs.
     */
    static String conversation(long id, Command command, Capture capture, Map<String, String> base, String launcher) {
        Words words = Words.plain();
        return "{ " + command(command, base, launcher, words) + " <&4 3>&5 4<&- 5>&- >>"
                + words.of(capture.stdout().toString()) + " 2>>"
                + words.of(capture.stderr().toString()) + " & exec </dev/null 4<&- 5>&-; refine_run " + id
                + "\nexit 0\n}\n";
    }

    /** A subshell that becomes the command. */
    private static String command(Command command, Map<String, String> base, String launcher, Words words) {
        StringBuilder text = new StringBuilder("( cd ");
        text.append(words.of(command.folder().toAbsolutePath().toString()));
        text.append(" || exit 126\n");
        String through = environment(command.environment(), base, text, words);
        text.append("exec ").append(launcher);
        if (!through.isEmpty()) {
            text.append("env").append(through).append(' ');
        }
        for (String word : command.argv()) {
            text.append(words.of(word)).append(' ');
        }
        return text.append(')').toString();
    }

    /** Adds what differs from the base, and gives what only {@code env} can hand on. */
    private static String environment(
            Map<String, String> wanted, Map<String, String> base, StringBuilder text, Words words) {
        StringBuilder exported = new StringBuilder();
        StringBuilder through = new StringBuilder();
        for (Map.Entry<String, String> entry : wanted.entrySet()) {
            String name = entry.getKey();
            if (name.isEmpty()
                    || name.equals("PWD")
                    || entry.getValue().equals(base.get(name)) && !CHANGED.contains(name)) {
                continue;
            }
            boolean owned = !isIdentifier(name) || isOwned(name);
            (owned
                            ? through.append(' ').append(words.of(name))
                            : exported.append(' ').append(name))
                    .append('=')
                    .append(words.of(entry.getValue()));
        }
        StringBuilder removed = new StringBuilder();
        for (String name : CHANGED) {
            removed.append(wanted.containsKey(name) ? "" : " " + name);
        }
        for (String name : base.keySet()) {
            removed.append(wanted.containsKey(name) || CHANGED.contains(name) ? "" : " " + name);
        }
        text.append(exported.length() == 0 ? "" : "export" + exported + "\n");
        text.append(removed.length() == 0 ? "" : "unset" + removed + "\n");
        return through.toString();
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
