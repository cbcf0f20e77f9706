package dev.refine.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.edit.ChangedFile;
import dev.refine.edit.ListedFiles;
import dev.refine.json.JsonSchema;
import dev.refine.json.Violation;
import dev.refine.problem.Problem;
import dev.refine.workload.Case;
import dev.refine.workload.EditableFile;
import dev.refine.workload.Workload;
import java.util.List;
import java.util.Optional;

/**
 * An edited schema must allow what is expected: a right answer could not fit it otherwise. Looks at expected files only
 * that fitted before, and at none of the holdout.
 */
final class SchemaFit {

    private SchemaFit() {}

    /** Why the changes cannot be made; empty when every expected file still fits. */
    static Optional<Problem> broken(List<ChangedFile> changes, ListedFiles files, Workload workload) {
        return changes.stream()
                .flatMap(change -> files.files().stream()
                        .filter(file -> file.relative().equals(change.relative()))
                        .flatMap(file -> broken(change, file, workload).stream()))
                .findFirst();
    }

    private static Optional<Problem> broken(ChangedFile change, EditableFile file, Workload workload) {
        Optional<JsonSchema> before = ListedSchema.of(file, change.before());
        Optional<JsonSchema> after = ListedSchema.of(file, change.after());
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        for (Case one : workload.cases()) {
            if (one.expected().isPresent()) {
                JsonNode expected = workload.expected(one);
                List<Violation> found = ListedSchema.broken(after.get(), expected);
                if (!found.isEmpty()
                        && ListedSchema.broken(before.get(), expected).isEmpty()) {
                    return Optional.of(problem(one, file, found.get(0)));
                }
            }
        }
        return Optional.empty();
    }

    private static Problem problem(Case one, EditableFile file, Violation violation) {
        String where = violation.pointer().isEmpty() ? "It" : "Its " + violation.pointer();
        return new Problem(
                "edit-expected",
                "edit refused",
                "the expected file of case " + one.id() + " would not fit " + file.relative() + " any more",
                where + " breaks \"" + violation.keyword() + "\""
                        + (violation.property().isEmpty() ? "" : " (" + violation.property() + ")") + ".",
                "Nothing was written. Allow what is expected.");
    }
}
