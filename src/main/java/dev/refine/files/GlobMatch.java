package dev.refine.files;

import java.nio.file.Path;
import java.util.List;

/**
 * A file that a glob found.
 *
 * @param relative its path relative to the root of the search, with {@code /}; may begin with {@code ../}
 * @param path absolute, normalized, links not resolved
 * @param captures what the wildcards matched, as in {@link Glob#captures}
 * @param readable whether the name is text at all: a name that is not UTF-8, or that the locale cannot spell, is found but can
 *     neither be opened nor shown as it is
 */
public record GlobMatch(String relative, Path path, List<String> captures, boolean readable) {
    public GlobMatch {
        captures = List.copyOf(captures);
    }
}
