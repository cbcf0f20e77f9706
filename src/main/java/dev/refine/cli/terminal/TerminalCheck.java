package dev.refine.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether a person sits before the program. Java knows of standard input and output only, and of both together; which
 * device each stream is stands in {@code /proc}, where there is one.
 */
public final class TerminalCheck {

    private static final int INPUT = 0;
    private static final int OUTPUT = 1;
    private static final int ERROR = 2;

    private static final List<String> TERMINALS = List.of("/dev/pts/", "/dev/tty", "/dev/console");

    private TerminalCheck() {}

    /** Whether somebody sees the questions, on standard error, and answers them. */
    public static boolean isInteractive() {
        return isTerminal(INPUT) && isTerminal(ERROR);
    }

    /** Whether somebody sees the results, too. */
    public static boolean showsResults() {
        return isTerminal(OUTPUT);
    }

    private static boolean isTerminal(int stream) {
        try {
            String device = device(stream);
            return TERMINALS.stream().anyMatch(device::startsWith)
                    // In a container the terminal may have another name.
                    || device.startsWith("/") && device.equals(device(INPUT)) && hasConsole();
        } catch (IOException noProc) {
            return hasConsole();
        }
    }

    private static String device(int stream) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/self/fd/" + stream)).toString();
    }

    /** From Java 22 on there is a console object even when nobody sits there; then only the console itself knows. */
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
