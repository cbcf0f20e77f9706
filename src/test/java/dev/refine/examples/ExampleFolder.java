package dev.refine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of an example, and the program run on it in a process of its own. */
record ExampleFolder(Path work) {

    private static final List<String> MADE = List.of("out", "sessions", ".refine");

    static ExampleFolder of(String example, Path folder) throws IOException {
        Path from = Path.of("examples", example);
        Path work = folder.resolve("a copy");
        for (Path relative : given(from)) {
            Path target = work.resolve(relative.toString());
            Files.createDirectories(target.getParent());
            Files.copy(from.resolve(relative), target, StandardCopyOption.COPY_ATTRIBUTES);
            Path shipped = Shipped.file(from, relative.toString());
            if (!shipped.equals(from.resolve(relative))) {
                Files.write(target, Files.readAllBytes(shipped));
            }
        }
        return new ExampleFolder(work);
    }

    /** What the example consists of: not its outputs, not its sessions. */
    List<Path> given() throws IOException {
        return given(work);
    }

    private static List<Path> given(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .map(home::relativize)
                    .filter(relative -> !MADE.contains(relative.getName(0).toString()))
                    .toList();
        }
    }

    static boolean runs(String interpreter) {
        try {
            return new ProcessBuilder(interpreter, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** From elsewhere, with the manifest named; the exit code. */
    int refine(String... args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(args));
        words.add("--manifest");
        words.add(work.resolve("refine.manifest.json").toString());
        return run(Path.of(""), words);
    }

    /** The document that such a run prints, whatever it says of the goal. */
    JsonNode result(String... args) throws IOException, InterruptedException {
        return document(refine(args));
    }

    /** The same from within the folder, with nothing named. */
    JsonNode resultInside(String... args) throws IOException, InterruptedException {
        return document(run(work, List.of(args)));
    }

    private JsonNode document(int exit) throws IOException {
        assertThat(exit).as(err()).isIn(0, 1);
        return Json.parse(out());
    }

    private int run(Path where, List<String> args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.refine.cli.Main"));
        command.addAll(args);
        Process program = new ProcessBuilder(command)
                .directory(where.toAbsolutePath().toFile())
                .redirectOutput(beside("out.txt").toFile())
                .redirectError(beside("err.txt").toFile())
                .start();
        assertThat(program.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
        return program.exitValue();
    }

    String out() throws IOException {
        return Files.readString(beside("out.txt"));
    }

    String err() throws IOException {
        return Files.readString(beside("err.txt"));
    }

    String read(String path) throws IOException {
        return Files.readString(work.resolve(path));
    }

    private Path beside(String name) {
        return work.resolveSibling(name);
    }
}
