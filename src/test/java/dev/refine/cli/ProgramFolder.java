package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder in which the program is run as a user would run it. After every run it checks what must always hold.
 *
 * @param <T> the workshop that it is
 */
abstract class ProgramFolder<T extends ProgramFolder<T>> {

    final Path folder;
    final Map<String, String> variables = new HashMap<>(System.getenv());

    ProgramFolder(Path folder) {
        this.folder = folder;
    }

    abstract T self();

    T write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return self();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    T delete(String path) {
        try {
            Files.delete(folder.resolve(path));
            return self();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String path) {
        try {
            return Files.readString(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String path) {
        return Files.exists(folder.resolve(path));
    }

    /** Without a terminal. */
    Outcome refine(String... args) {
        return run("", false, args);
    }

    /** On a terminal where a person types this and then nothing more. */
    Outcome typing(String lines, String... args) {
        return run(lines, true, args);
    }

    private Outcome run(String typed, boolean interactive, String... args) {
        SortedMap<String, String> before = tree();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = run(console(typed, interactive, out, err), args);
        Outcome outcome = new Outcome(exit, shown(out), shown(err));
        assertThat(exit).as(outcome.toString()).isNotEqualTo(ExitCode.DEFECT);
        assertThat(outcome.out() + outcome.err()).doesNotContain("\tat ").doesNotContain("Exception");
        if (exit == ExitCode.USAGE) {
            assertThat(tree()).as("what exit 2 leaves").isEqualTo(before);
        }
        alwaysHolds(before);
        return outcome;
    }

    /** The exit code that the whole program ends with. */
    int run(Console console, String... args) {
        return Main.delivered(console, Main.run(console, args));
    }

    Console console(String typed, boolean interactive, Writer out, Writer err) {
        return new Console(
                new PrintWriter(out),
                new PrintWriter(err),
                new BufferedReader(new StringReader(typed)),
                interactive,
                variables,
                folder);
    }

    /** What else must hold after a run, here. */
    void alwaysHolds(SortedMap<String, String> before) {}

    private String shown(StringWriter text) {
        return text.toString().replace(folder.toString(), "DIR");
    }

    /** Every file with its bytes as letters, every folder with nothing. */
    SortedMap<String, String> tree() {
        SortedMap<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                String name = folder.relativize(path).toString();
                tree.put(name, Files.isRegularFile(path) ? Files.readString(path, StandardCharsets.ISO_8859_1) : "");
            }
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
