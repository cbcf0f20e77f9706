package dev.refine.loop;

import dev.refine.diagnose.CaseDiagnosis;
import dev.refine.diagnose.DataProblems;
import dev.refine.diagnose.Documents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
        List<String> all = new ArrayList<>();
        DataProblems.among(failing, documents).forEach(problem -> all.add(problem.sentence()));
        all.addAll(Misfits.sentences(bench, failing, documents));
        List<String> sentences = new ArrayList<>(all.subList(0, Math.min(TOLD, all.size())));
        if (all.size() > TOLD) {
            sentences.add("data problem: " + (all.size() - TOLD) + " more of that kind");
        }
        return sentences;
    }
}
