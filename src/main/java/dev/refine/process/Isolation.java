package dev.refine.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What this machine offers to keep a command and its descendants together. Every part that is missing makes it easier
 * for a process to outlive its case; {@code refine doctor} prints {@link #lines()}.
 *
 * @param shell the shell that guards a slot, absolute
 * @param jobControl the shell gives each command a process group of its own (bash does without a terminal)
 * @param setsid the program that starts a new session, if there is one
 * @param marks the environment of every process of this user can be read under {@code /proc}
 */
public record Isolation(Path shell, boolean jobControl, Optional<Path> setsid, boolean marks) {

    private static final String USUAL_FOLDERS = ":/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin";

    /** Looks in {@code PATH} and the usual folders; bash is preferred, then {@code sh}. */
    public static Isolation ofThisMachine() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("") + USUAL_FOLDERS;
        Optional<Path> bash = ProgramSearch.find("bash", path);
        Path shell = bash.or(() -> ProgramSearch.find("sh", path)).orElse(Path.of("/bin/sh"));
        return new Isolation(
                shell,
                bash.isPresent(),
                ProgramSearch.find("setsid", path),
                Files.isReadable(Path.of("/proc/self/environ")));
    }

    /** Each command has its own process group, so one signal reaches all of it. */
    public boolean groups() {
        return jobControl || setsid.isPresent();
    }

    /** Nothing is missing. */
    public boolean strong() {
        return groups() && setsid.isPresent() && marks;
    }

    /** How a resident shell is started: in a session of its own where that can be had. */
    List<String> shellLine() {
        List<String> argv = new ArrayList<>();
        setsid.ifPresent(program -> argv.add(program.toString()));
        argv.add(shell.toString());
        if (jobControl) {
            argv.add("--posix");
        }
        return argv;
    }

    /** What a command cannot escape here, in one sentence. */
    public String sentence() {
        return strong()
                ? "full: own session, own group, left-over processes found by their environment"
                : "weaker: " + String.join(", ", missing()) + "; a process that leaves its parent may outlive its case";
    }

    /** What gets away even so, from the kill tests. */
    private String beyondReach() {
        if (marks) {
            return "a daemon that leaves its session and empties its environment";
        }
        return groups()
                ? "a daemon that leaves its session"
                : "a process whose parent has ended, and all that a case starts while it is being ended";
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (setsid.isEmpty()) {
            missing.add("no setsid program");
        }
        if (!groups()) {
            missing.add("no process group of its own");
        }
        if (!marks) {
            missing.add("no /proc");
        }
        return missing;
    }

    /** One line per protection, for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("guard shell: " + shell);
        lines.add("own session (setsid): " + setsid.map(Path::toString).orElse("no"));
        lines.add("own process group per case: " + yes(groups()));
        lines.add("search for left-over processes by environment (/proc): " + yes(marks));
        lines.add("beyond reach: " + beyondReach());
        lines.add("isolation: " + sentence());
        return lines;
    }

    private static String yes(boolean value) {
        return value ? "yes" : "no";
    }
}
