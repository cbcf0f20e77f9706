package dev.refine.cli.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.CompareRules;
import dev.refine.compare.RulePlaces;
import dev.refine.files.Sha256;
import dev.refine.files.Utf8Text;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The rules of a manifest. What is wrong with them is said with its line, unless the manifest has changed since. */
final class WrittenRules {

    private WrittenRules() {}

    static CompareRules of(Manifest manifest) {
        try {
            return CompareRules.parse(manifest.judging().compare());
        } catch (UsageException e) {
            throw new UsageException(placed(manifest, e.problems()));
        }
    }

    /** For rules that match nothing. */
    static List<Problem> warnings(Manifest manifest, CompareRules rules, Iterable<JsonNode> expected) {
        List<Problem> warnings = rules.warnings(expected);
        return warnings.isEmpty() ? warnings : placed(manifest, warnings);
    }

    private static List<Problem> placed(Manifest manifest, List<Problem> problems) {
        String name = manifest.file().getFileName().toString();
        try {
            byte[] bytes = Files.readAllBytes(manifest.file());
            if (!Sha256.of(bytes).equals(manifest.sha256())) {
                return problems;
            }
            return new RulePlaces(name, Utf8Text.decode(bytes, name, "manifest-json"), "/compare").in(problems);
        } catch (IOException e) {
            return problems;
        }
    }
}
