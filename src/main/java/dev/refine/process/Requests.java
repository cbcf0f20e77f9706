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
    private Variables variables;
    private String said = "";
    private Path near = Path.of("");
    private Words around = Words.plain();

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
        Path own = capture.stdout().getParent();
        String changes = changes(command, own);
        Words words = around.after(own + "/");
        String input = capture.input().map(path -> words.of(path.toString())).orElse("/dev/null");
        return "{ " + changes + "set \"$1\" \"$2\" " + around.of(own + "/") + "\n"
                + subshell(id, command, words) + " <" + input + " >"
                + words.of(capture.stdout().toString()) + " 2>"
                + words.of(capture.stderr().toString()) + " & refine_run " + id + "\n}\n";
    }

    /**
     * The only request to a runner that began with {@link GuardScript#PIPES}. It lets go of the pipes, or the command
     * would not see its input end, nor we its output. Files are appended to, so that they may be emptied while it runs.
     */
    String conversation(long id, Command command, Capture capture) {
        variables = new Variables(command.environment(), base);
        Words words = Words.plain();
        return "{ " + preparation(command) + subshell(id, command, words)
                + " <&4 3>&5 4<&- 5>&- >>" + words.of(capture.stdout().toString()) + " 2>>"
                + words.of(capture.stderr().toString()) + " & exec </dev/null 4<&- 5>&-; refine_run " + id
                + "\nexit 0\n}\n";
    }

    private String preparation(Command command) {
        return "refine_in() {\ncd "
                + NativeText.quoted(command.folder().toAbsolutePath().toString()) + " || exit 126\n" + variables.usual()
                + "export " + Mark.VARIABLE + "=" + mark.word() + "\n}\n";
    }

    /** What the runner does not know yet; nothing for most commands. */
    private String changes(Command command, Path own) {
        if (variables == null || !variables.fit(command.environment())) {
            variables = new Variables(command.environment(), base);
        }
        String preparation = preparation(command);
        if (preparation.equals(said) && own.startsWith(near)) {
            return "";
        }
        said = preparation;
        near = parent(parent(own));
        String working = command.folder().toAbsolutePath() + "/";
        around = Words.plain().after(working).after(near + "/");
        return preparation + "set -- " + NativeText.quoted(working) + " " + NativeText.quoted(near + "/") + "\n";
    }

    private static Path parent(Path folder) {
        return folder.getParent() == null ? folder : folder.getParent();
    }

    /** Becomes the command. */
    private String subshell(long id, Command command, Words words) {
        StringBuilder argv = new StringBuilder();
        for (String word : command.argv()) {
            argv.append(words.of(word)).append(' ');
        }
        return "( refine_in " + id + "\n" + variables.become(launcher, command.environment(), argv.toString(), words)
                + ")";
    }
}
