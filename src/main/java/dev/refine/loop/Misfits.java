package dev.refine.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.CaseDiagnosis;
import dev.refine.diagnose.Documents;
import dev.refine.json.JsonSchema;
import dev.refine.json.Violation;
import dev.refine.problem.Names;
import dev.refine.workload.EditableFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Expected documents that the user's own schema refuses. Which of the two is wrong only the user knows; where the schema
 * refuses all of them in the same way, it is hardly the documents.
 */
final class Misfits {

    private static final int NAMED = 3;

    private final String file;
    private final Map<String, Set<String>> cases = new LinkedHashMap<>();
    private int documents;

    private Misfits(String file) {
        this.file = file;
    }

    /** A sentence for each rule that is broken, wherever it is. */
    static List<String> sentences(Bench bench, List<CaseDiagnosis> failing, Documents documents) {
        return bench.files().files().stream()
                .flatMap(file -> of(bench, file, failing, documents).sentences().stream())
                .toList();
    }

    private static Misfits of(Bench bench, EditableFile file, List<CaseDiagnosis> failing, Documents documents) {
        Misfits misfits = new Misfits(file.relative());
        Optional<JsonSchema> schema = ListedSchema.of(file, bench.files().read(file.relative()));
        schema.ifPresent(
                rules -> failing.forEach(diagnosis -> misfits.add(diagnosis.caseId(), rules, documents.expected())));
        return misfits;
    }

    private void add(String caseId, JsonSchema schema, Map<String, JsonNode> expected) {
        if (expected.containsKey(caseId)) {
            documents++;
            ListedSchema.broken(schema, expected.get(caseId))
                    .forEach(violation -> cases.computeIfAbsent(rule(violation), rule -> new TreeSet<>())
                            .add(caseId));
        }
    }

    /** The place with {@code *} for any row, and what is broken there. */
    private static String rule(Violation violation) {
        String place = violation.pointer().replaceAll("/\\d+(?=/|$)", "/*");
        return place + "\n\"" + violation.keyword() + "\""
                + (violation.property().isEmpty() ? "" : " (" + violation.property() + ")");
    }

    private List<String> sentences() {
        return cases.entrySet().stream()
                .map(entry -> sentence(entry.getKey().split("\n", 2), List.copyOf(entry.getValue())))
                .toList();
    }

    private String sentence(String[] rule, List<String> ids) {
        String place = rule[0].isEmpty() ? "" : rule[0] + ": ";
        String broken = " " + rule[1] + " of " + file;
        if (ids.size() == 1) {
            return "data problem: case " + ids.get(0) + (place.isEmpty() ? ": " : " " + place)
                    + "its expected file breaks" + broken + "; one of the two is wrong";
        }
        return "data problem: " + place + "the expected files of " + ids.size() + " cases (" + Names.few(ids, NAMED)
                + ") break"
                + broken
                + (ids.size() == documents && ids.size() >= NAMED
                        ? ", as all failing cases do: look at the schema first"
                        : "; one side is wrong");
    }
}
