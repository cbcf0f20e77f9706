package dev.refine.workload.manifest;

import dev.refine.files.Neighbours;
import dev.refine.files.Sha256;
import dev.refine.files.Utf8Text;
import dev.refine.json.JsonSchema;
import dev.refine.json.MalformedJsonException;
import dev.refine.json.PositionedJson;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a manifest and checks everything that can be checked without looking at other files. Writes and runs nothing. */
public final class ManifestReader {

    /** The name that is looked for when none is given. */
    public static final String USUAL_NAME = "refine.manifest.json";

    private static final int LARGEST = 1024 * 1024;

    private ManifestReader() {}

    /**
     * Reads the manifest at a path; messages name it as it is given here.
     *
     * @throws UsageException with every problem found, in the order of their places
     */
    public static Manifest read(Path path) {
        return read(path, path);
    }

    /**
     * Reads a copy of a manifest, such as a session keeps, as if it stood at another path.
     *
     * @param original where the manifest's relative paths begin
     * @throws UsageException with every problem found, in the order of their places
     */
    public static Manifest read(Path path, Path original) {
        String shown = path.toString().replace('\\', '/');
        byte[] bytes = bytes(path, shown);
        PositionedJson json = parse(Utf8Text.decode(bytes, shown, "manifest-json"), shown);
        ManifestProblems problems = new ManifestProblems(shown, json);
        problems.addRepeatedKeys();
        problems.addViolations(JsonSchema.builtIn("manifest.schema.json").check(json.root()));
        if (problems.isEmpty()) {
            new ManifestRules(json.root(), problems).check();
            new PlaceholderRule(json.root(), problems).check();
        }
        problems.throwIfAny();
        return ManifestFields.bind(original.toAbsolutePath().normalize(), Sha256.of(bytes), json.root());
    }

    private static PositionedJson parse(String text, String shown) {
        try {
            return PositionedJson.parse(text);
        } catch (MalformedJsonException e) {
            throw e.in(shown, "manifest-json", "Correct it there.");
        }
    }

    private static byte[] bytes(Path path, String shown) {
        if (Files.isDirectory(path)) {
            throw folder(path, shown.isEmpty() ? "." : shown);
        }
        if (!Files.exists(path)) {
            throw new UsageException(Problem.of(
                    "manifest-missing",
                    "there is no manifest \"" + shown + "\"",
                    Neighbours.hint(path, shown),
                    "Name one with --manifest FILE."));
        }
        try {
            if (Files.size(path) > LARGEST) {
                throw new UsageException(Problem.of(
                        "manifest-size",
                        "\"" + shown + "\" is larger than a manifest may be",
                        "It has " + Files.size(path) + " bytes; the limit is " + LARGEST + ".",
                        "Check that it is the right file."));
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            Problem problem = Problem.of(
                    "manifest-unreadable",
                    "the manifest \"" + shown + "\" cannot be read",
                    "",
                    "Give yourself permission to read it.");
            throw new UsageException(problem, e);
        }
    }

    private static UsageException folder(Path path, String shown) {
        String inside = shown.endsWith("/") ? shown + USUAL_NAME : shown + "/" + USUAL_NAME;
        boolean there = Files.isRegularFile(path.resolve(USUAL_NAME));
        List<Problem> problem = List.of(Problem.of(
                "manifest-folder",
                "\"" + shown + "\" is a folder, not a manifest",
                there ? "Did you mean \"" + inside + "\"?" : "It holds no " + USUAL_NAME + ".",
                there ? "" : "Name the file with --manifest FILE."));
        return new UsageException(problem);
    }
}
