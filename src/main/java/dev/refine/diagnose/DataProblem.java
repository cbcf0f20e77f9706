package dev.refine.diagnose;

/**
 * A failure that no prompt can mend, because the expected file itself is in doubt.
 *
 * @param path JSON Pointer in the expected document
 * @param reason completes "case …: …"
 */
public record DataProblem(String caseId, String path, String reason) {

    /** For people. */
    public String sentence() {
        return "data problem: case " + caseId + " " + path + ": " + reason;
    }
}
