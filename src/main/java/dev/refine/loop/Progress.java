package dev.refine.loop;

import dev.refine.journal.CaseResult;
import dev.refine.journal.Purpose;

/**
 * Told what goes on, for a live line. Never asked anything; a slow one slows the loop. Called by one thread at a time,
 * but for runs, which begin and end in threads of their own.
 */
public interface Progress {

    /** A batch of cases begins. */
    void batchStarted(int iteration, Purpose purpose, int cases);

    /** One case of the batch has its result. */
    void caseFinished(String caseId, CaseResult result);

    void batchFinished();

    /** A case is being run from now on. Whatever comes of it is told later, in the order of the cases. */
    default void runStarted(String caseId) {}

    /** It is not any more. */
    default void runEnded(String caseId) {}

    /** One sentence about a step, for instance the hypothesis that is tested. */
    void said(String sentence);

    /** Says nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void batchStarted(int iteration, Purpose purpose, int cases) {}

        @Override
        public void caseFinished(String caseId, CaseResult result) {}

        @Override
        public void batchFinished() {}

        @Override
        public void said(String sentence) {}
    };
}
