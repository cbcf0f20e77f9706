package dev.refine.process;

import java.nio.file.Path;
import java.util.Map;

/**
 * What one runner is told, in shell. Every request is one brace group: cut short by the death of this JVM it is a syntax
 * error and does nothing. What many have in common is said by the first of them and again when it changes: the function
 * {@code refine_in}, which makes a subshell ready for its command, and where most paths begin.
 */
final class Requests {

    private final Map<String, String> base;
    private final String launcher;
    private final Mark mark;
    private String said = "";
    private Path near = Path.of("");

    /**
     * @param base what the runner was started with, its mark left out
     * @param launcher shell words before every command
     */
    Requests(Map<String, String> base, String launcher, Mark mark) {
        this.base = base;
        this.launcher = launcher;
        this.mark = mark;
    }

    /** Starts the command in the background of the runner, which then waits for it. */
    String call(long id, Command command, Capture capture) {
        Variables variables = new Variables(command.environment(), base);
        Path own = capture.stdout().getParent();
        String changes = changes(preparation(command, variables), command, own);
        Words around = Words.after(working(command), near + "/");
        Words words = Words.after(working(command), near + "/", own + "/");
        String input = capture.input().map(path -> words.of(path.toString())).orElse("/dev/null");
        return "{ " + changes + "set \"$1\" \"$2\" " + around.of(own + "/") + "\n"
                + subshell(id, command, variables, words) + " <" + input + " >"
                + words.of(capture.stdout().toString()) + " 2>"
                + words.of(capture.stderr().toString()) + " & refine_run " + id + "\n}\n";
    }

    /**
     * The only request to a runner that began with {@link GuardScript#PIPES}. It lets go of the pipes, or the command
     * would not see its input end, nor we its output. Files are appended to, so that they may be emptied while it runs.
     */
    String conversation(long id, Command command, Capture capture) {
        Variables variables = new Variables(command.environment(), base);
        Words words = Words.plain();
        return "{ " + preparation(command, variables) + subshell(id, command, variables, words)
                + " <&4 3>&5 4<&- 5>&- >>" + words.of(capture.stdout().toString()) + " 2>>"
                + words.of(capture.stderr().toString()) + " & exec </dev/null 4<&- 5>&-; refine_run " + id
                + "\nexit 0\n}\n";
    }

    private String preparation(Command command, Variables variables) {
        return "refine_in() {\ncd "
                + NativeText.quoted(command.folder().toAbsolutePath().toString()) + " || exit 126\n" + variables.usual()
                + "export " + Mark.VARIABLE + "=" + mark.word() + "\n}\n";
    }

    /** What the runner does not know yet; nothing for most commands. */
    private String changes(String preparation, Command command, Path own) {
        if (preparation.equals(said) && own.startsWith(near)) {
            return "";
        }
        said = preparation;
        near = parent(parent(own));
        return preparation + "set -- " + NativeText.quoted(working(command)) + " " + NativeText.quoted(near + "/")
                + "\n";
    }

    private static Path parent(Path folder) {
        return folder.getParent() == null ? folder : folder.getParent();
    }

    private static String working(Command command) {
        return command.folder().toAbsolutePath() + "/";
    }

    /** Becomes the command. */
    private String subshell(long id, Command command, Variables variables, Words words) {
        StringBuilder text = new StringBuilder("( refine_in ").append(id).append('\n');
        text.append(variables.exported(words));
        text.append("exec ").append(launcher).append(variables.handedOn(words));
        for (String word : command.argv()) {
            text.append(words.of(word)).append(' ');
        }
        return text.append(')').toString();
    }
}
