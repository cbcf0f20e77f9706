package dev.refine.quality;

import dev.refine.quality.judgement.Impact;
import dev.refine.quality.tree.FileTree;
import dev.refine.quality.tree.TreeFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much a build really changed, to be held against what its plan claimed. Half of all lines are a new approach, a tenth
 * or a file that came or went is a new structure.
 */
record Observed(int files, int lines, Impact impact) {

    static Observed of(FileTree before, FileTree after) {
        Set<String> paths = new TreeSet<>(before.files().keySet());
        paths.addAll(after.files().keySet());
        int files = 0;
        int changed = 0;
        int all = 0;
        boolean moved = false;
        for (String path : paths) {
            Map<String, Integer> old = lines(before.files().get(path));
            Map<String, Integer> now = lines(after.files().get(path));
            int here = distance(old, now);
            files += here > 0 ? 1 : 0;
            changed += here;
            all += Math.max(count(old), count(now));
            moved |= before.files().containsKey(path) != after.files().containsKey(path);
        }
        return new Observed(files, changed, impact(changed, all, moved));
    }

    private static Impact impact(int changed, int all, boolean moved) {
        if (changed * 2 > all) {
            return Impact.TRANSFORMATIVE;
        }
        return moved || changed * 10 > all ? Impact.STRUCTURAL : Impact.INCREMENTAL;
    }

    /** Lines without their order: a moved paragraph is no new one. */
    private static Map<String, Integer> lines(TreeFile file) {
        Map<String, Integer> lines = new HashMap<>();
        if (file != null) {
            file.text().lines().forEach(line -> lines.merge(line.strip(), 1, Integer::sum));
        }
        return lines;
    }

    private static int count(Map<String, Integer> lines) {
        return lines.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int distance(Map<String, Integer> old, Map<String, Integer> now) {
        int gone = 0;
        int added = 0;
        for (var line : old.entrySet()) {
            gone += Math.max(0, line.getValue() - now.getOrDefault(line.getKey(), 0));
        }
        for (var line : now.entrySet()) {
            added += Math.max(0, line.getValue() - old.getOrDefault(line.getKey(), 0));
        }
        return Math.max(gone, added);
    }
}
