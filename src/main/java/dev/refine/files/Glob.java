package dev.refine.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A pattern for paths: {@code *} and {@code ?} within a name (a leading dot included), {@code [abc]}, {@code [!a-z]},
 * {@code {a,b}}, and {@code **} for any number of folders, none included. Separators are {@code /} on every system. A
 * pattern without wildcards is a plain path. Matching takes linear time.
 */
public final class Glob {

    private final String text;
    private final List<Branch> branches;

    /** One way to choose from the braces. */
    record Branch(String text, GlobPattern whole) {}

    private Glob(String text, List<Branch> branches) {
        this.text = text;
        this.branches = branches;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException when a bracket or brace is not closed; the message says so in a few words
     */
    public static Glob of(String text) {
        List<Branch> branches = new ArrayList<>();
        for (String choice : GlobSyntax.choices(text)) {
            String clean = GlobSyntax.clean(choice);
            branches.add(new Branch(clean, GlobPattern.of(clean)));
        }
        return new Glob(text, List.copyOf(branches));
    }

    /** Whether the pattern, as it is written, is the path of one file. */
    public static boolean isPlain(String text) {
        return !GlobSyntax.hasWildcard(text) && text.indexOf('{') < 0;
    }

    public boolean matches(String path) {
        return captures(path).isPresent();
    }

    /**
     * What each wildcard matched, from left to right, if the pattern matches the whole path. {@code **}{@code /} gives the
     * folders without their last {@code /}, or nothing. Wildcards that stand together, or are separated by something other
     * than {@code /}, give one text with what stands between them, so {@code 2024-??} gives one capture, as does
     * {@code *-*}. Braces choose and capture nothing.
     */
    public Optional<List<String>> captures(String path) {
        String clean = GlobSyntax.clean(path);
        for (Branch branch : branches) {
            Optional<List<String>> captures = branch.whole().captures(clean);
            if (captures.isPresent()) {
                return captures;
            }
        }
        return Optional.empty();
    }

    /**
     * The files below {@code root} that match, ordered by the bytes of their relative paths, each once. Reads only folders
     * that can hold a match. Links to files are followed, links to folders only where the pattern does not say
     * {@code **}, so that no cycle is entered. Nothing found is an empty list, not an error.
     *
     * @throws dev.refine.problem.UsageException when a folder cannot be read
     */
    public List<GlobMatch> expand(Path root) {
        TreeMap<String, GlobMatch> found = new TreeMap<>(PathOrder.BYTES);
        Path base = root.toAbsolutePath().normalize();
        for (Branch branch : branches) {
            new GlobWalk(base, branch, match -> found.putIfAbsent(match.relative(), match)).run();
        }
        return List.copyOf(found.values());
    }

    @Override
    public String toString() {
        return text;
    }
}
