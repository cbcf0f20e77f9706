package dev.refine.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.CommandModel;
import dev.refine.house.MarkdownText.Fence;
import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents say nothing that the program does not do, as far as a program can tell. */
class DocumentsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path GUIDE = ROOT.resolve("docs/manifest.md");
    private static final Set<String> NOT_OURS = Set.of(".git", "target", "sessions", "templates", "node_modules");
    private static final Map<String, Map<String, Boolean>> OPTIONS = CommandModel.options();
    private static final String MANIFEST = "{\"workloadId\": \"w\", \"promptPaths\": [\"p\"], \"casePaths\": [\"c\"],"
            + " \"runCommand\": \"r\", \"outputPath\": \"o\"}";

    /** Of a line of the changelog. */
    private static final int WIDEST = 130;

    private final List<String> faults = new ArrayList<>();

    @Test
    void findsTheDocuments() throws IOException {
        assertThat(documents())
                .extracting(document -> ROOT.relativize(document.file()).toString())
                .contains("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs/manifest.md", "docs/protocol.md");
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (MarkdownText document : documents()) {
            for (String link : document.links()) {
                if (!link.matches("[a-z]+:.*") && !leadsSomewhere(document, link)) {
                    faults.add(document.file() + ": " + link);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** A class that is moved or renamed takes its name in the documents with it. */
    @Test
    void everyClassThatIsNamedWithItsRoomExists() throws IOException {
        int named = 0;
        for (MarkdownText document : documents()) {
            for (String span : document.spans()) {
                if (span.matches("([a-z]+\\.)+[A-Z]\\w+")) {
                    named++;
                    String path = "java/dev/refine/" + span.replace('.', '/') + ".java";
                    if (Stream.of("src/main", "src/test")
                            .noneMatch(tree -> Files.exists(ROOT.resolve(tree).resolve(path)))) {
                        faults.add(document.file() + ": " + span);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(named).isGreaterThan(40);
    }

    private static boolean leadsSomewhere(MarkdownText document, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? document.file() : document.file().resolveSibling(path);
        return Files.exists(target)
                && (hash < 0 || MarkdownText.read(target).anchors().contains(link.substring(hash + 1)));
    }

    @Test
    void everyCommandAndOptionExists() throws IOException {
        int commands = 0;
        for (MarkdownText document : documents()) {
            List<String> lines = new ArrayList<>(document.spans());
            document.fences().forEach(fence -> fence.text().lines().forEach(lines::add));
            for (String line : lines) {
                List<String> words = words(line);
                if (!words.isEmpty() && words.get(0).matches("(\\./)?refine")) {
                    commands++;
                    check(document, line, words.subList(1, words.size()));
                }
            }
            document.spans().stream()
                    .filter(span -> span.startsWith("--"))
                    .map(span -> span.split("[ =]")[0])
                    .filter(option -> OPTIONS.values().stream().noneMatch(known -> known.containsKey(option)))
                    .forEach(option -> faults.add(document.file() + ": no command has " + option));
        }
        assertThat(faults).isEmpty();
        assertThat(commands).isGreaterThan(20);
    }

    private static List<String> words(String line) {
        String command = line.strip().replaceFirst("^\\$ ", "").replaceFirst("\\s[|;&].*$", "");
        return List.of(command.split("\\s+"));
    }

    /** Walks over the words as the parser would: a command first or nothing, options, their parameters. */
    private void check(MarkdownText document, String line, List<String> words) {
        String command = "";
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("-") && word.length() > 1) {
                String option = word.split("=")[0];
                Boolean parameter = OPTIONS.get(command).get(option);
                if (parameter == null) {
                    faults.add(document.file() + ": " + option + " in: " + line);
                    return;
                }
                i += parameter && !word.contains("=") ? 1 : 0;
            } else if (command.isEmpty()) {
                if (!OPTIONS.containsKey(word)) {
                    faults.add(document.file() + ": no command " + word + " in: " + line);
                    return;
                }
                command = word;
            }
        }
    }

    @Test
    void everyJsonShownIsValid() throws IOException {
        Map<String, Integer> shown = new HashMap<>();
        for (MarkdownText document : documents()) {
            for (Fence fence : document.fences()) {
                if (fence.language().equals("json")) {
                    JsonNode json = manifestPart(fence.text());
                    String schema = schemaOf(json);
                    shown.merge(schema, 1, Integer::sum);
                    JsonSchema.builtIn(schema)
                            .check(json)
                            .forEach(violation -> faults.add(document.file() + ":" + fence.line() + ": " + violation));
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(shown)
                .containsKeys("manifest.schema.json", "proposer-request.schema.json", "proposer-reply.schema.json");
    }

    /** Members without braces are part of a manifest. */
    private static JsonNode manifestPart(String text) {
        if (text.startsWith("{")) {
            return Json.parse(text);
        }
        ObjectNode manifest = (ObjectNode) Json.parse(MANIFEST);
        manifest.setAll((ObjectNode) Json.parse("{" + text.strip().replaceFirst(",$", "") + "}"));
        return manifest;
    }

    private static String schemaOf(JsonNode json) {
        if (json.has("workloadId")) {
            return "manifest.schema.json";
        }
        if (json.has("roles")) {
            return "quality.schema.json";
        }
        if (json.has("overallScore")) {
            return "critique-report.schema.json";
        }
        return json.has("groups") ? "proposer-request.schema.json" : "proposer-reply.schema.json";
    }

    @Test
    void guideNamesEveryFieldOfTheManifest() throws IOException {
        MarkdownText guide = MarkdownText.read(GUIDE);
        List<String> code = new ArrayList<>(guide.spans());
        guide.fences().forEach(fence -> code.add(fence.text()));
        Set<String> words = new HashSet<>(List.of(String.join(" ", code).split("\\W+")));
        JsonNode schema = Json.parse(Files.readString(ROOT.resolve("schemas/manifest.schema.json")));
        schema.get("properties").fieldNames().forEachRemaining(field -> {
            if (!words.contains(field.replace("$", ""))) {
                faults.add(field);
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void linesOfTheChangelogAreFolded() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("CHANGELOG.md"));

        assertThat(lines).isNotEmpty().allMatch(line -> line.length() <= WIDEST);
    }

    private static List<MarkdownText> documents() throws IOException {
        List<MarkdownText> documents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(DocumentsTest::isDocument).sorted().toList()) {
                documents.add(MarkdownText.read(file));
            }
        }
        return documents;
    }

    private static boolean isDocument(Path file) {
        for (Path part : ROOT.relativize(file)) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return file.toString().endsWith(".md");
    }
}
