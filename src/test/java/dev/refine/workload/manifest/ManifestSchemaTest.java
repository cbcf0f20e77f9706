package dev.refine.workload.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import dev.refine.workload.WorkloadFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestSchemaTest {

    private static JsonNode schema() throws IOException {
        return Json.parse(Files.readString(Path.of("schemas/manifest.schema.json")));
    }

    @Test
    void describesEveryKeyToAnEditor() throws IOException {
        List<String> silent = new ArrayList<>();
        for (JsonNode properties : schema().findValues("properties")) {
            properties.properties().forEach(entry -> {
                if (entry.getValue().path("description").asText().isBlank()) {
                    silent.add(entry.getKey());
                }
            });
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void statesTheDefaultsThatReadingFillsIn(@TempDir Path folder) throws IOException {
        WorkloadFixture given = new WorkloadFixture(folder);
        Manifest without = given.keys("\"casePaths\": [\"c\"]").manifest();
        List<String> defaults = new ArrayList<>();
        schema().get("properties").properties().forEach(entry -> {
            if (entry.getValue().has("default")) {
                defaults.add("\"" + entry.getKey() + "\": " + entry.getValue().get("default"));
            }
        });
        Manifest with = given.keys("\"casePaths\": [\"c\"], " + String.join(", ", defaults))
                .manifest();
        assertThat(defaults).hasSize(14);
        assertThat(List.of(with.editing(), with.cases(), with.run(), with.judging(), with.loop()))
                .isEqualTo(
                        List.of(without.editing(), without.cases(), without.run(), without.judging(), without.loop()));
    }

    @Test
    void holdsForEveryExample() throws IOException {
        try (Stream<Path> examples = Files.list(Path.of("examples"))) {
            List<Path> manifests = examples.map(folder -> folder.resolve(ManifestReader.USUAL_NAME))
                    .filter(Files::exists)
                    .toList();
            assertThat(manifests).isNotEmpty().allSatisfy(file -> {
                Workload workload = Workload.resolve(ManifestReader.read(file));
                assertThat(workload.cases()).isNotEmpty();
                assertThat(workload.warnings()).isEmpty();
            });
        }
    }
}
