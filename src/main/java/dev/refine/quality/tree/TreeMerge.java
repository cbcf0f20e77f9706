package dev.refine.quality.tree;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Brings two versions together that began as the same one: file by file, and within a file by the lines that changed. */
public final class TreeMerge {

    private TreeMerge() {}

    /** @param conflicts paths of which both changed the same place; there the tree holds what the first one has */
    public record Merged(FileTree tree, List<String> conflicts) {}

    public static Merged of(FileTree base, FileTree first, FileTree second) {
        SortedMap<String, TreeFile> files = new TreeMap<>();
        List<String> conflicts = new ArrayList<>();
        TreeSet<String> paths = new TreeSet<>(base.files().keySet());
        paths.addAll(first.files().keySet());
        paths.addAll(second.files().keySet());
        for (String path : paths) {
            Sides sides = new Sides(
                    base.files().get(path),
                    first.files().get(path),
                    second.files().get(path));
            Optional<Outcome> merged = sides.merged();
            if (merged.isEmpty()) {
                conflicts.add(path);
            }
            TreeFile file = merged.orElse(new Outcome(sides.first)).file();
            if (file != null) {
                files.put(path, file);
            }
        }
        return new Merged(new FileTree(files), conflicts);
    }

    /** {@code file} is null where the file is gone. */
    private record Outcome(TreeFile file) {}

    /** One path; null where there is no such file. */
    private record Sides(TreeFile base, TreeFile first, TreeFile second) {

        Optional<Outcome> merged() {
            if (same(base, second) || same(first, second)) {
                return Optional.of(new Outcome(first));
            } else if (same(base, first)) {
                return Optional.of(new Outcome(second));
            }
            boolean texts = isText(base) && isText(first) && isText(second);
            return texts ? lines() : Optional.empty();
        }

        private Optional<Outcome> lines() {
            List<String> old = split(base);
            List<AbstractDelta<String>> changes =
                    new ArrayList<>(DiffUtils.diff(old, split(first)).getDeltas());
            for (AbstractDelta<String> change :
                    DiffUtils.diff(old, split(second)).getDeltas()) {
                boolean known = changes.contains(change);
                if (!known && changes.stream().anyMatch(other -> touches(other, change))) {
                    return Optional.empty();
                } else if (!known) {
                    changes.add(change);
                }
            }
            changes.sort(Comparator.comparing(
                            (AbstractDelta<String> change) -> change.getSource().getPosition())
                    .reversed());
            List<String> lines = new ArrayList<>(old);
            for (AbstractDelta<String> change : changes) {
                int at = change.getSource().getPosition();
                lines.subList(at, at + change.getSource().size()).clear();
                lines.addAll(at, change.getTarget().getLines());
            }
            boolean executable = first.executable() == base.executable() ? second.executable() : first.executable();
            return Optional.of(
                    new Outcome(new TreeFile(TreeFile.of(String.join("", lines)).bytes(), executable)));
        }
    }

    private static boolean touches(AbstractDelta<String> one, AbstractDelta<String> other) {
        int oneFrom = one.getSource().getPosition();
        int otherFrom = other.getSource().getPosition();
        return oneFrom <= otherFrom + other.getSource().size()
                && otherFrom <= oneFrom + one.getSource().size();
    }

    private static boolean same(TreeFile one, TreeFile other) {
        return one == null || other == null
                ? one == other
                : one.executable() == other.executable() && Objects.equals(one.sha(), other.sha());
    }

    /** What comes back from text as other bytes is none. */
    private static boolean isText(TreeFile file) {
        return file != null
                && file.text().indexOf('\0') < 0
                && Arrays.equals(TreeFile.of(file.text()).bytes(), file.bytes());
    }

    /** Each line with the break that ends it. */
    private static List<String> split(TreeFile file) {
        return file.bytes().length == 0 ? List.of() : List.of(file.text().split("(?<=\n)"));
    }
}
