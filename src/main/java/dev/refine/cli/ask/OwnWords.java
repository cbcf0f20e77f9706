package dev.refine.cli.ask;

import dev.refine.process.Command;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Recognises a command that would only start this program again. */
final class OwnWords {

    private static final String NAME = "refine";

    /** Where the launcher says that it lies; nothing when the program was started without it. */
    private static final String LAUNCHER = "refine.launcher";

    private OwnWords() {}

    /** The words behind {@code refine} and its subcommand; empty for any other command, and shell text that does more. */
    static Optional<List<String>> of(Command command, String subcommand) {
        List<String> argv = command.argv();
        boolean shell =
                argv.size() == 3 && argv.get(0).equals("sh") && argv.get(1).equals("-c");
        Optional<List<String>> words = shell ? ShellWords.of(argv.get(2), command.environment()) : Optional.of(argv);
        return words.filter(
                        all -> all.size() > 1 && all.get(1).equals(subcommand) && isOwn(all.get(0), command.folder()))
                .map(all -> all.subList(2, all.size()));
    }

    /** By its bare name, or by a path to the launcher of this very program. */
    private static boolean isOwn(String program, Path folder) {
        String launcher = System.getProperty(LAUNCHER, "");
        if (program.equals(NAME) || launcher.isEmpty() || program.indexOf('/') < 0) {
            return program.equals(NAME);
        }
        try {
            return folder.resolve(program).toRealPath().equals(Path.of(launcher).toRealPath());
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }
}
