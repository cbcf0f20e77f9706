package dev.refine.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Walks the paths that most runs take, so that the launcher can record the classes they load in a class-data archive.
 * Prints nothing and always ends well: an archive of fewer classes is only slower. Add a line when a command becomes
 * common; a line may read only what the jar itself holds.
 */
final class Training {

    private static final List<List<String>> RUNS = List.of(List.of("--version"), List.of("--help"));

    private Training() {}

    public static void main(String[] args) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Console console = new Console(
                nowhere,
                nowhere,
                new BufferedReader(Reader.nullReader()),
                false,
                Map.of(),
                Path.of("").toAbsolutePath());
        for (List<String> run : RUNS) {
            Main.run(console, run.toArray(String[]::new));
        }
    }
}
