package dev.refine.workload;

import dev.refine.files.Glob;

/** A glob of the manifest over cases: it may speak of their ids or of their paths. */
final class CaseGlob {

    private CaseGlob() {}

    static boolean matches(String glob, String id, String relative) {
        Glob pattern = Glob.of(glob);
        return id.equals(glob) || pattern.matches(id) || pattern.matches(relative);
    }

    static boolean matches(String glob, Case input) {
        return matches(glob, input.id(), input.relative());
    }
}
