package dev.refine.cli.terminal;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether a person sits before the program. */
public final class TerminalCheck {

    private TerminalCheck() {}

    /** From Java 22 on there is a console object even when nobody sits there; then only the console itself knows. */
    public static boolean isInteractive() {
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
