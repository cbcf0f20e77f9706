package dev.refine.workload;

import dev.refine.problem.UsageException;
import dev.refine.workload.manifest.ManifestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** A folder with a manifest that tests fill. */
public final class WorkloadFixture {

    final Path folder;
    private String keys = "\"casePaths\": [\"cases/*.txt\"], \"expectedPaths\": [\"expected/*.json\"]";
    private String outputs = "\"outputPath\": \"out/{caseId}.json\"";
    private String prompts = "\"promptPaths\": [\"prompt.md\"]";

    public WorkloadFixture(Path folder) throws IOException {
        this.folder = folder;
        write("prompt.md", "Extract.");
    }

    WorkloadFixture write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Files with their own name as text, expected files with an empty object. */
    WorkloadFixture files(String... names) throws IOException {
        for (String name : names) {
            write(name, name.endsWith(".json") ? "{}" : name);
        }
        return this;
    }

    public WorkloadFixture keys(String json) {
        keys = json;
        return this;
    }

    WorkloadFixture prompts(String json) {
        prompts = json;
        return this;
    }

    WorkloadFixture outputs(String json) {
        outputs = json;
        return this;
    }

    public Manifest manifest() throws IOException {
        String text = "{\"workloadId\": \"w\", \"runCommand\": \"./run.sh {case}\", " + outputs + ", " + prompts + ", "
                + keys + "}";
        return ManifestReader.read(write("m.json", text).folder.resolve("m.json"));
    }

    Workload resolve() throws IOException {
        return Workload.resolve(manifest());
    }

    /** The whole message of the refusal. */
    String refusal() throws IOException {
        Manifest manifest = manifest();
        return refusal(() -> Workload.resolve(manifest));
    }

    static String refusal(Supplier<?> action) {
        try {
            return "accepted: " + action.get();
        } catch (UsageException e) {
            return e.getMessage();
        }
    }

    static List<String> ids(List<Case> cases) {
        return cases.stream().map(Case::id).toList();
    }
}
