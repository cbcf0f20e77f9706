package dev.refine.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a program as {@code execvp} would, and says in words why a command could not even begin. */
public final class ProgramSearch {

    private static final String DEFAULT_PATH = "/bin:/usr/bin";

    private ProgramSearch() {}

    /** The first executable file of that name in the folders of {@code path}; a folder that cannot be holds none. */
    public static Optional<Path> find(String name, String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> new File(folder, name))
                .filter(ProgramSearch::isProgram)
                .map(program -> program.toPath().toAbsolutePath())
                .findFirst();
    }

    /** What is wrong with the command before anything is started; empty when nothing is. */
    static Optional<String> obstacle(Command command) {
        if (command.argv().isEmpty() || command.argv().get(0).isEmpty()) {
            return Optional.of("the command is empty");
        }
        String program = command.argv().get(0);
        if (hasNul(command)) {
            return Optional.of("an argument or variable of " + program + " holds a NUL character");
        }
        if (!Files.isDirectory(command.folder())) {
            return Optional.of("the working folder " + command.folder() + " does not exist");
        }
        try {
            return program.contains("/") ? directObstacle(program, command) : searchObstacle(program, command);
        } catch (InvalidPathException e) {
            return Optional.of(program + " is no program name on this machine");
        }
    }

    private static Optional<String> directObstacle(String program, Command command) {
        Path file = command.folder().resolve(program);
        if (isProgram(file.toFile())) {
            return Optional.empty();
        }
        if (!Files.exists(file)) {
            return Optional.of("there is no program " + program);
        }
        return Optional.of(program + (Files.isDirectory(file) ? " is a folder" : " is not executable"));
    }

    private static Optional<String> searchObstacle(String program, Command command) {
        String path = command.environment().getOrDefault("PATH", DEFAULT_PATH);
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (isProgram(command.folder().resolve(folder).resolve(program).toFile())) {
                return Optional.empty();
            }
        }
        return Optional.of("there is no program " + program + " in PATH");
    }

    private static boolean hasNul(Command command) {
        return command.argv().stream().anyMatch(word -> word.indexOf('\0') >= 0)
                || command.environment().hasNul();
    }

    private static boolean isProgram(File file) {
        return file.canExecute() && file.isFile();
    }
}
