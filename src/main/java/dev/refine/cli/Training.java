package dev.refine.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;

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
        for (List<String> run : RUNS) {
            Main.run(nowhere, nowhere, run.toArray(String[]::new));
        }
    }
}
