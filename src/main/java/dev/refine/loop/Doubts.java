package dev.refine.loop;

import dev.refine.diagnose.CaseDiagnosis;
import dev.refine.diagnose.DataProblem;
import dev.refine.diagnose.DataProblems;
import dev.refine.diagnose.Documents;
import dev.refine.workload.Case;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Failures whose expected file is in doubt: told to the user, and kept from proposers, who could only learn it by heart.
 * A changed copy has the expected file of its original, and so its doubts: it is no witness of its own.
 */
final class Doubts {

    private static final int TOLD = 5;

    /** Of each changed copy. */
    private final Map<String, String> originals = new HashMap<>();

    Doubts(List<Case> cases) {
        cases.forEach(input -> input.variant().ifPresent(copy -> originals.put(input.id(), copy.origin())));
    }

    /** The failing cases without what is in doubt. */
    List<CaseDiagnosis> removed(List<CaseDiagnosis> failing, Documents documents) {
        Set<String> doubtful = new HashSet<>();
        among(own(failing), documents).forEach(problem -> doubtful.add(problem.caseId() + '\n' + problem.path()));
        return failing.stream()
                .map(diagnosis -> new CaseDiagnosis(
                        diagnosis.caseId(),
                        diagnosis.differences().stream()
                                .filter(difference ->
                                        !doubtful.contains(original(diagnosis.caseId()) + '\n' + difference.path()))
                                .toList(),
                        diagnosis.failedChecks(),
                        diagnosis.runFailure(),
                        diagnosis.critique()))
                .toList();
    }

    /** Sentences for people, the first few in full. */
    List<String> sentences(Bench bench, List<CaseDiagnosis> failing, Documents documents) {
        List<CaseDiagnosis> own = own(failing);
        List<String> all = new ArrayList<>();
        among(own, documents).forEach(problem -> all.add(problem.sentence()));
        all.addAll(Misfits.sentences(bench, own, documents));
        List<String> sentences = new ArrayList<>(all.subList(0, Math.min(TOLD, all.size())));
        if (all.size() > TOLD) {
            sentences.add("data problem: " + (all.size() - TOLD) + " more of that kind");
        }
        return sentences;
    }

    private String original(String caseId) {
        return originals.getOrDefault(caseId, caseId);
    }

    private List<CaseDiagnosis> own(List<CaseDiagnosis> failing) {
        return failing.stream()
                .filter(diagnosis -> !originals.containsKey(diagnosis.caseId()))
                .toList();
    }

    private List<DataProblem> among(List<CaseDiagnosis> own, Documents documents) {
        return DataProblems.among(own, documents, id -> !originals.containsKey(id));
    }
}
