package dev.refine.workload;

import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A file has one role: an edit must never change a case, an answer, or the manifest that says what is measured. */
final class RoleRule {

    private RoleRule() {}

    static void check(Manifest manifest, List<EditableFile> files, List<Case> all) {
        Map<Path, String> roles = new HashMap<>();
        roles.put(manifest.file(), "the manifest");
        for (Case input : all) {
            roles.put(input.path(), "a case");
            input.expected().ifPresent(path -> roles.put(path, "an expected file"));
        }
        List<Problem> problems = new ArrayList<>();
        for (EditableFile file : files) {
            String other = roles.get(file.path());
            if (other != null) {
                String key = file.role() == FileRole.PROMPT ? "promptPaths" : "schemaPaths";
                problems.add(Problem.of(
                        "editable-case",
                        "\"" + file.relative() + "\" may be edited and is " + other + ", too",
                        "",
                        "Correct " + key
                                + (file.path().equals(manifest.file()) ? "." : ", or exclude it from the cases.")));
            }
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
    }
}
