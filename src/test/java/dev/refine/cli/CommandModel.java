package dev.refine.cli;

import dev.refine.cli.terminal.Console;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine;

/** What the command line accepts and says, for tests of the documents. */
public final class CommandModel {

    private CommandModel() {}

    /** Options by command; the key of {@code refine} itself is empty. Value: whether the option takes a parameter. */
    public static Map<String, Map<String, Boolean>> options() {
        CommandLine root = RefineCommand.commandLine(console());
        Map<String, Map<String, Boolean>> options = new TreeMap<>();
        options.put("", options(root));
        root.getSubcommands().forEach((name, command) -> options.put(name, options(command)));
        return options;
    }

    /** One that says nothing to nobody. */
    static Console console() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return new Console(nowhere, nowhere, new BufferedReader(Reader.nullReader()), false, Map.of(), Path.of(""));
    }

    private static Map<String, Boolean> options(CommandLine command) {
        Map<String, Boolean> options = new TreeMap<>();
        command.getCommandSpec()
                .options()
                .forEach(option -> new TreeSet<>(List.of(option.names()))
                        .forEach(name -> options.put(name, option.arity().max() > 0)));
        return options;
    }
}
