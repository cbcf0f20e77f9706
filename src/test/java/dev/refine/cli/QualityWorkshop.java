package dev.refine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A small quality loop with real child processes. The deliverable is text.txt; the check of E1 counts its lines that say
 * "good", up to ten. The builder appends what the next file of build/ holds; the evaluator says what the next file of say/
 * holds. Every role writes its name into the file asked, which lies outside of the session.
 */
final class QualityWorkshop extends ProgramFolder<QualityWorkshop> {

    static final String CONVERGED = verdict("converged", "{\"E2\": 8}");
    static final String ITERATE = verdict("iterate", "{\"E2\": 5}");

    private final ObjectNode file = Json.object();
    private int builds;
    private int sayings;

    QualityWorkshop(Path folder) {
        super(folder);
        file.put("id", "text").put("query", "Write good lines.").put("deliverable", "text");
        ObjectNode first = file.putArray("criteria").addObject();
        first.put("id", "E1").put("text", "Good lines.").put("threshold", 2);
        first.put("check", "n=$(grep -c good {deliverable}/text.txt); echo \"{\\\"score\\\": ${n:-0}}\"");
        file.withArray("criteria").addObject().put("id", "E2").put("text", "Reads well.");
        roles().putObject("builder").put("command", "sh {home}/builder.sh {home}");
        roles().putObject("evaluator").put("command", "sh {home}/evaluator.sh {home}");
        write("builder.sh", """
                echo builder >> $1/asked
                n=$(grep -c builder $1/asked)
                test -e $1/build/$n || exit 2
                mkdir -p deliverable; sh $1/build/$n
                """);
        write("evaluator.sh", """
                echo evaluator >> $1/asked
                n=$(grep -c evaluator $1/asked)
                if test -e $1/say/$n.sh; then . $1/say/$n.sh; else cat $1/say/$n 2>/dev/null || cat $1/say/last; fi
                """);
        says("last", ITERATE);
        with(own -> {});
    }

    @Override
    QualityWorkshop self() {
        return this;
    }

    static String verdict(String word, String scores) {
        return "Look at it.\n\n```json verdict.json\n{\"verdict\": \"" + word + "\", \"scores\": " + scores
                + "}\n```\n";
    }

    ObjectNode roles() {
        return file.withObject("/roles");
    }

    QualityWorkshop with(Consumer<ObjectNode> change) {
        change.accept(file);
        return write("quality.json", Json.pretty(file) + "\n");
    }

    /** What the builder does in its next call, as shell text in the working copy. */
    QualityWorkshop builds(String script) {
        builds++;
        return write("build/" + builds, script + "\n");
    }

    QualityWorkshop addsGood(int lines) {
        return builds("for i in " + "x ".repeat(lines) + "; do echo good >> deliverable/text.txt; done");
    }

    QualityWorkshop says(String text) {
        sayings++;
        return says(sayings + "", text);
    }

    QualityWorkshop says(String name, String text) {
        return write("say/" + name, text);
    }

    /** The evaluator's next call as shell text. */
    QualityWorkshop acts(String script) {
        sayings++;
        return write("say/" + sayings + ".sh", script + "\n");
    }

    /** The same for a copy of its folder. */
    QualityWorkshop in(Path other) {
        QualityWorkshop copy = new QualityWorkshop(other);
        List.of("quality.json", "builder.sh", "evaluator.sh").forEach(file -> copy.write(file, read(file)));
        return copy;
    }

    Outcome quality(String... args) {
        return refine(Stream.concat(Stream.of("quality"), Stream.of(args)).toArray(String[]::new));
    }

    JsonNode result(String... args) {
        return Shape.checked(
                "quality-result.schema.json",
                quality(Stream.concat(Stream.of("--json"), Stream.of(args)).toArray(String[]::new)));
    }

    /** Newest session. */
    Path session() {
        try (Stream<Path> found = Files.list(folder.resolve("sessions"))) {
            return found.filter(Files::isDirectory)
                    .max(java.util.Comparator.comparing(
                                    (Path path) -> path.toString().length())
                            .thenComparing(path -> path))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String inSession(String path) {
        return read(folder.relativize(session().resolve(path)).toString());
    }

    /** How often roles were called so far. */
    long asked() {
        return has("asked") ? read("asked").lines().count() : 0;
    }

    List<String> scores(JsonNode result, String criterion) {
        List<String> scores = new java.util.ArrayList<>();
        result.path("rounds")
                .forEach(
                        round -> scores.add(round.path("scores").path(criterion).asText("")));
        return scores;
    }
}
