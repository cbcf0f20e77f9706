package dev.refine.cli;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.InterruptibleInput;
import dev.refine.cli.terminal.Scratch;
import dev.refine.cli.terminal.TerminalCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Walks the paths that most runs take, so that the launcher can record the classes they load in a class-data archive.
 * Prints nothing and always ends well: an archive of fewer classes is only slower. Works on a small workload of its own
 * in a temporary folder.
 */
final class Training {

    private static final String MANIFEST = """
            {
              "workloadId": "training",
              "promptPaths": ["prompt.md"],
              "casePaths": ["cases/*.json"],
              "expectedPaths": ["expected/*.json"],
              "runCommand": ["cp", "{case}", "{output}"],
              "outputPath": "out/{caseId}.json",
              "maxIterations": 1
            }
            """;

    private Training() {}

    public static void main(String[] args) throws IOException {
        Path folder = Scratch.folder();
        try {
            Path manifest = workload(folder);
            PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
            BufferedReader empty = new BufferedReader(new InterruptibleInput(Reader.nullReader()));
            // As at every start, but whoever answers has no part in this.
            TerminalCheck.isInteractive();
            Console console = new Console(nowhere, nowhere, empty, false, System.getenv(), folder);
            for (List<String> run : runs(manifest)) {
                Main.run(console, run.toArray(String[]::new));
            }
        } finally {
            Scratch.delete(folder);
        }
    }

    private static List<List<String>> runs(Path manifest) {
        String file = manifest.toString();
        String expected = manifest.resolveSibling("expected/1.json").toString();
        String actual = manifest.resolveSibling("cases/1.json").toString();
        return List.of(
                List.of("--version"),
                List.of("--help"),
                List.of("diff", expected, actual),
                List.of("--manifest", file, "--dry-run"),
                List.of("--manifest", file, "--auto"),
                List.of("status", "--manifest", file),
                List.of("check", "--manifest", file, "--json"));
    }

    private static Path workload(Path folder) throws IOException {
        Map<String, String> files = Map.of(
                "prompt.md", "Copy the record.\n",
                "cases/1.json", "{\"date\": \"31.03.2024\", \"total\": 1, \"lines\": " + lines("green tea", 1) + "}",
                "cases/2.json", "{\"date\": \"2024-04-01\", \"total\": 2}",
                "expected/1.json", "{\"date\": \"2024-03-31\", \"total\": 1, \"lines\": " + lines("Green tea", 2) + "}",
                "expected/2.json", "{\"date\": \"2024-04-01\", \"total\": 2}");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return Files.writeString(folder.resolve("refine.manifest.json"), MANIFEST);
    }

    /** Rows, since most documents have some. */
    private static String lines(String name, int quantity) {
        return "[{\"name\": \"Bread\", \"qty\": 1}, {\"name\": \"" + name + "\", \"qty\": " + quantity + "}]";
    }
}
