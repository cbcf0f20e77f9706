package dev.refine.workload.command;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which words of a simple command name a command, asked for one word after the other: the first, and what stands
 * behind the options and numbers of {@code timeout}, {@code env}, {@code sudo} and the like. Behind an option a word may be
 * that option's value, so both it and the next may be the command.
 */
final class CommandPlaces {

    private static final Set<String> STARTERS = Set.of(
            "timeout",
            "gtimeout",
            "env",
            "nice",
            "ionice",
            "chrt",
            "taskset",
            "nohup",
            "setsid",
            "stdbuf",
            "unbuffer",
            "sudo",
            "doas",
            "xargs",
            "time",
            "exec",
            "command",
            "builtin",
            "busybox",
            "chronic",
            "sshpass",
            "strace",
            "proxychains",
            "torsocks",
            "caffeinate",
            "systemd-run",
            "unshare",
            "setpriv",
            "xvfb-run");
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.]*[smhd]?");

    private boolean open = true;
    private boolean afterOption;

    boolean isCommand(NestedCode.Word word) {
        if (!open || word.isAssignment() || NUMBER.matcher(word.text()).matches()) {
            afterOption = false;
            return false;
        }
        if (word.isOption()) {
            afterOption = true;
            return false;
        }
        open = afterOption || STARTERS.contains(word.name());
        afterOption = false;
        return true;
    }
}
