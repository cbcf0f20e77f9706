package dev.refine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of an example, and the program run on it in a process of its own. */
record ExampleFolder(Path work) {

    static ExampleFolder of(String example, Path folder) throws IOException {
        Path from = Path.of("examples", example);
        Path work = folder.resolve("w");
        List<String> made = List.of("out", "sessions", ".refine");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = from.relativize(file);
                if (!made.contains(relative.getName(0).toString())) {
                    Path target = work.resolve(relative.toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
        return new ExampleFolder(work);
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

    /** The exit code. */
    int refine(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.refine.cli.Main"));
        command.addAll(List.of(args));
        command.add("--manifest");
        command.add(work.resolve("refine.manifest.json").toString());
        Process program = new ProcessBuilder(command)
                .redirectOutput(beside("out.txt").toFile())
                .redirectError(beside("err.txt").toFile())
                .start();
        assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
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
