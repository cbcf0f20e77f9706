package dev.refine.cli.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.CompareRules;
import dev.refine.compare.RulePlaces;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.Manifest;
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
        return WrittenManifest.text(manifest)
                .map(text -> new RulePlaces(WrittenManifest.name(manifest), text, "/compare").in(problems))
                .orElse(problems);
    }
}
