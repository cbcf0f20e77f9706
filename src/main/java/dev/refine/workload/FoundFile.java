package dev.refine.workload;

import java.nio.file.Path;

/**
 * A file that a glob of the manifest found.
 *
 * @param relative path relative to the manifest's folder, with {@code /}
 * @param path absolute path
 * @param key what the wildcards matched, joined by {@code /}, without extension; empty for a plain path
 */
record FoundFile(String relative, Path path, String key) {

    String fileName() {
        return relative.substring(relative.lastIndexOf('/') + 1);
    }

    String stem() {
        return withoutExtension(fileName());
    }

    static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
    }
}
