package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.Console;
import dev.refine.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A small real workload in a folder, and the program run on it as a user would, with real child processes. A case lists
 * fields; its model answers them as JSON and makes two mistakes that a sentence of the prompt cures: it adds "!" to every
 * name unless the prompt speaks of exclamation marks, and it leaves the total out unless the prompt asks for it. A prompt
 * that says "shout" makes it write names in capitals. After every run the workshop checks what must always hold.
 */
final class Workshop extends ProgramFolder<Workshop> {

    /** Says what a name is without, as a person would. */
    static final String NO_MARKS = "No exclamation marks.\n";

    static final String WITH_TOTAL = "Give the total.\n";
    static final String SHOUT = "You may shout.\n";

    static final String MODEL = """
            #!/bin/sh
            if grep -qi 'exclamation\\|"!"' prompt.md; then mark=; else mark='!'; fi
            if grep -q total prompt.md; then total=1; else total=0; fi
            if grep -q shout prompt.md; then shout=1; else shout=0; fi
            awk -F': ' -v mark="$mark" -v total=$total -v shout=$shout '
                $1 == "name" { name = (shout ? toupper($2) : $2) mark; printf "{\\"name\\": \\"%s\\"", name }
                $1 == "total" && total { printf ", \\"total\\": %s", $2 }
                END { print "}" }' "$1" > "$2"
            """;

    private final ObjectNode manifest = Json.object();
    private int replies;

    Workshop(Path folder) {
        super(folder);
        variables.remove("NO_COLOR");
        manifest.put("workloadId", "cards");
        manifest.putArray("promptPaths").add("prompt.md");
        manifest.putArray("casePaths").add("cases/*.txt");
        manifest.putArray("expectedPaths").add("expected/*.json");
        manifest.put("runCommand", "sh model.sh {case} {output}");
        manifest.put("outputPath", "out/{caseId}.json");
        write("prompt.md", "Copy the card.\n");
        write("model.sh", MODEL);
        given("ada", "Ada", 3).given("bob", "Bob", 4).given("cleo", "Cleo", 5);
        with(own -> {});
    }

    @Override
    Workshop self() {
        return this;
    }

    /** Changes the manifest. */
    Workshop with(Consumer<ObjectNode> change) {
        change.accept(manifest);
        write("refine.manifest.json", Json.pretty(manifest) + "\n");
        return this;
    }

    Workshop given(String id, String name, int total) {
        write("cases/" + id + ".txt", "name: " + name + "\ntotal: " + total + "\n");
        write("expected/" + id + ".json", "{\"name\": \"" + name + "\", \"total\": " + total + "}\n");
        return this;
    }

    /** The whole model, for a workload that misbehaves. */
    Workshop model(String... lines) {
        return write("model.sh", String.join("\n", lines) + "\n");
    }

    /** From now on a command proposes, one reply after the other: the first call of this method is the first reply. */
    Workshop replies(String reply) {
        replies++;
        write("replies/" + replies, reply);
        write("propose.sh", """
                cat > /dev/null
                n=$(cat asked 2>/dev/null || echo 0); n=$((n + 1)); echo $n > asked
                cat replies/$n 2>/dev/null || true
                """);
        return with(own -> own.putObject("proposer").put("command", "sh propose.sh"));
    }

    /** The next reply appends this text to the prompt. */
    Workshop proposes(String text, String... fixes) {
        return replies(reply("prompt.md", "", text, fixes));
    }

    static String reply(String path, String search, String replace, String... fixes) {
        ObjectNode reply = Json.object();
        ObjectNode hypothesis = reply.putObject("hypothesis");
        hypothesis.put("observation", "Something is wrong: " + replace.strip());
        hypothesis.put("theory", "Nobody said so.");
        ObjectNode prediction = hypothesis.putObject("prediction");
        List.of(fixes).forEach(prediction.putArray("fixes")::add);
        prediction.putArray("risks");
        hypothesis.put("confidence", "High");
        reply.putArray("edits")
                .addObject()
                .put("path", path)
                .put("search", search)
                .put("replace", replace);
        return Json.compact(reply);
    }

    /** The loop in auto mode. */
    Outcome auto(String... args) {
        return refine(Stream.concat(Stream.of("--auto"), Stream.of(args)).toArray(String[]::new));
    }

    /** Without a terminal, on streams of the test's own; the exit code that the whole program ends with. */
    int into(Writer out, Writer err, String... args) {
        return run(console("", false, out, err), args);
    }

    @Override
    int run(Console console, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        if (!all.contains("--manifest") && !all.contains("diff")) {
            all.add("--manifest");
            all.add(folder.resolve("refine.manifest.json").toString());
        }
        return super.run(console, all.toArray(String[]::new));
    }

    @Override
    void alwaysHolds(SortedMap<String, String> before) {
        if (!before.containsKey(".refine/holder.json")) {
            assertThat(has(".refine/holder.json")).as("the lock is still held").isFalse();
        }
        tree().forEach((path, text) -> {
            if (path.endsWith("/REFINE_LOG.md")) {
                String log = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                assertThat(log.lines().filter(line -> line.startsWith("## "))).allMatch(LogHeadings::isKnown);
            }
        });
    }

    /** Folders below {@code sessions/}, by name. */
    List<Path> sessions() {
        if (!has("sessions")) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder.resolve("sessions"))) {
            return paths.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only session. */
    Path session() {
        assertThat(sessions()).hasSize(1);
        return sessions().get(0);
    }

    String inSession(String file) {
        return read(folder.relativize(session()).resolve(file).toString());
    }
}
