package dev.refine.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.CaseDiagnosis;
import dev.refine.diagnose.DataProblem;
import dev.refine.diagnose.DataProblems;
import dev.refine.diagnose.Documents;
import dev.refine.json.JsonSchema;
import dev.refine.workload.EditableFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Failures whose expected file is in doubt: told to the user, and kept from proposers, who could only learn it by heart. */
final class Doubts {

    private static final int TOLD = 5;

    private Doubts() {}

    /** The failing cases without what is in doubt; one with nothing else is left out. */
    static List<CaseDiagnosis> removed(List<CaseDiagnosis> failing, Documents documents) {
        Set<String> doubtful = new HashSet<>();
        DataProblems.among(failing, documents)
                .forEach(problem -> doubtful.add(problem.caseId() + '\n' + problem.path()));
        return failing.stream()
                .map(diagnosis -> new CaseDiagnosis(
                        diagnosis.caseId(),
                        diagnosis.differences().stream()
                                .filter(difference -> !doubtful.contains(diagnosis.caseId() + '\n' + difference.path()))
                                .toList(),
                        diagnosis.failedChecks(),
                        diagnosis.runFailure(),
                        diagnosis.critique()))
                .toList();
    }

    /** Sentences for people, the first few in full. */
    static List<String> sentences(Bench bench, List<CaseDiagnosis> failing, Documents documents) {
        List<DataProblem> problems = new ArrayList<>(DataProblems.among(failing, documents));
        bench.files().files().forEach(file -> misfits(bench, file, failing, documents, problems));
        List<String> sentences = new ArrayList<>();
        problems.stream().limit(TOLD).forEach(problem -> sentences.add(problem.sentence()));
        if (problems.size() > TOLD) {
            sentences.add("data problem: " + (problems.size() - TOLD) + " more of that kind");
        }
        return sentences;
    }

    /** Expected documents that the user's own schema refuses; which of the two is wrong only the user knows. */
    private static void misfits(
            Bench bench,
            EditableFile file,
            List<CaseDiagnosis> failing,
            Documents documents,
            List<DataProblem> problems) {
        Optional<JsonSchema> schema = ListedSchema.of(file, bench.files().read(file.relative()));
        if (schema.isEmpty()) {
            return;
        }
        for (CaseDiagnosis diagnosis : failing) {
            JsonNode expected = documents.expected().get(diagnosis.caseId());
            if (expected != null) {
                ListedSchema.broken(schema.get(), expected).stream()
                        .findFirst()
                        .ifPresent(violation -> problems.add(new DataProblem(
                                diagnosis.caseId(),
                                violation.pointer(),
                                "its expected file breaks \"" + violation.keyword() + "\" of " + file.relative()
                                        + (violation.property().isEmpty() ? "" : " (" + violation.property() + ")"))));
            }
        }
    }
}
