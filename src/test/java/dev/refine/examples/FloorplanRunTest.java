package dev.refine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture example on a copy, as processes of their own. Its one file is compiled once, not at each start. */
class FloorplanRunTest {

    private static final Path EXAMPLE = Path.of("examples/floorplan");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    Path folder;

    @Test
    void aPoorBaselineBecomesGoodByWhatTheCriticSawAndNothingElse() throws IOException, InterruptedException {
        Path home = compiledCopy();

        JsonNode result = Json.parse(run(
                folder,
                JAVA.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.refine.cli.Main",
                "--manifest",
                home.resolve("refine.manifest.json").toString(),
                "--auto",
                "--json"));

        assertThat(result.at("/end").asText()).as(result.toPrettyString()).isEqualTo("converged");
        assertThat(result.at("/baseline/score").asDouble()).isLessThan(0.5);
        assertThat(result.at("/final/score").asDouble()).isGreaterThan(0.95);
        assertThat(result.at("/final/passing")).isEqualTo(result.at("/cases"));
        assertThat(Files.readString(home.resolve("prompt.md"))).contains("up to the walls");
        assertThat(log(home)).contains("## 👁️ Critique", "outline 1", "Recommendation 1", "(poor)", "(excellent)");
    }

    @Test
    void theCriticMeasuresThePictureAndNotTheBoxes() throws IOException, InterruptedException {
        Path home = compiledCopy();
        String page = home.resolve("cases/barn.png").toString();
        Path overlay = home.resolve("overlay.png");

        assertThat(looked(home, page, page).at("/overallScore").asDouble()).isZero();
        Files.writeString(home.resolve("half.json"), "{\"rooms\": [{\"box\": [43, 43, 215, 85]}]}");
        floorplan(home, "draw", page, home.resolve("half.json").toString(), overlay.toString());
        JsonNode half = looked(home, page, overlay.toString());

        assertThat(half.at("/overallScore").asDouble()).isBetween(50.0, 65.0);
        assertThat(half.at("/issues").findValuesAsText("type")).containsExactly("missing-room", "missing-room");
        assertThat(JsonSchema.builtIn("critique-report.schema.json").check(half))
                .isEmpty();
    }

    private JsonNode looked(Path home, String page, String overlay) throws IOException, InterruptedException {
        return Json.parse(floorplan(home, "look", page, overlay));
    }

    private String floorplan(Path home, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(started(home));
        command.addAll(List.of(arguments));
        return run(home, command.toArray(String[]::new));
    }

    private static List<String> started(Path home) {
        return List.of(
                JAVA.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                home.resolve("classes").toString(),
                "Floorplan");
    }

    private Path compiledCopy() throws IOException {
        Path home = folder.resolve("a copy");
        Files.createDirectories(home.resolve("cases"));
        for (String name :
                List.of("prompt.md", "Floorplan.java", "cases/barn.png", "cases/flat.png", "cases/studio.png")) {
            Files.copy(Shipped.file(EXAMPLE, name), home.resolve(name));
        }
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        home.resolve("classes").toString(),
                        home.resolve("Floorplan.java").toString());
        assertThat(failed).isZero();
        ObjectNode manifest = (ObjectNode) Json.parse(Files.readString(EXAMPLE.resolve("refine.manifest.json")));
        for (String field : List.of("runCommand", "overlayCommand", "critiqueScript")) {
            ArrayNode command = Json.array();
            started(home).forEach(command::add);
            for (int i = 2; i < manifest.get(field).size(); i++) {
                command.add(manifest.get(field).get(i));
            }
            manifest.set(field, command);
        }
        Files.writeString(home.resolve("refine.manifest.json"), Json.pretty(manifest));
        return home;
    }

    private static String run(Path where, String... command) throws IOException, InterruptedException {
        Path out = where.resolve("out.txt");
        Path err = where.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isIn(0, 1);
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static String log(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("sessions"))) {
            return Files.readString(files.filter(file -> file.endsWith("REFINE_LOG.md"))
                    .findFirst()
                    .orElseThrow());
        }
    }
}
