package dev.refine.quality.tree;

import dev.refine.files.Sha256;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Files by their path relative to a folder, with {@code /}. Neither times nor owners belong to it, so that nothing but
 * content can tell two trees apart.
 */
public record FileTree(SortedMap<String, TreeFile> files) {

    public static final FileTree EMPTY = new FileTree(new TreeMap<>());

    public FileTree {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Equal for equal files and nothing else. */
    public String digest() {
        return Sha256.of(files.entrySet().stream()
                .map(file -> file.getKey() + "\n" + file.getValue().sha()
                        + (file.getValue().executable() ? " x\n" : "\n"))
                .collect(Collectors.joining()));
    }

    /** The paths, one line each, to be listed for a reader: no line break in a name begins a line of its own. */
    public List<String> names() {
        return files.keySet().stream().map(FileTree::name).toList();
    }

    public static String name(String path) {
        return path.replaceAll("\\R", "\\\\n");
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }

    /** This tree with one file more. */
    public FileTree with(String path, String text) {
        return with(Map.of(path, TreeFile.of(text)));
    }

    public FileTree with(Map<String, TreeFile> more) {
        SortedMap<String, TreeFile> all = new TreeMap<>(files);
        all.putAll(more);
        return new FileTree(all);
    }

    /** This tree with another one below a folder of it. */
    public FileTree with(String folder, FileTree below) {
        SortedMap<String, TreeFile> all = new TreeMap<>(files);
        below.files.forEach((path, file) -> all.put(folder + "/" + path, file));
        return new FileTree(all);
    }

    /** What of this tree is not in that one, or not the same. */
    public FileTree without(FileTree known) {
        SortedMap<String, TreeFile> rest = new TreeMap<>(files);
        rest.entrySet()
                .removeIf(file -> known.files.containsKey(file.getKey())
                        && known.files
                                .get(file.getKey())
                                .sha()
                                .equals(file.getValue().sha()));
        return new FileTree(rest);
    }

    /** One file of it; empty when there is no such file. */
    public FileTree only(String path) {
        return files.containsKey(path) ? EMPTY.with(Map.of(path, files.get(path))) : EMPTY;
    }

    /** What lies below one folder of it. */
    public FileTree below(String folder) {
        SortedMap<String, TreeFile> inside = new TreeMap<>();
        files.forEach((path, file) -> {
            if (path.startsWith(folder + "/")) {
                inside.put(path.substring(folder.length() + 1), file);
            }
        });
        return new FileTree(inside);
    }
}
