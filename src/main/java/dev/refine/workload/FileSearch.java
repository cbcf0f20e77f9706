package dev.refine.workload;

import dev.refine.files.Glob;
import dev.refine.files.GlobMatch;
import dev.refine.files.PathOrder;
import dev.refine.problem.Names;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Expands the globs of one key of the manifest, each file once, in the order of the bytes of their paths. */
final class FileSearch {

    /** What refine itself writes beside the manifest; found only by a glob that begins with it. */
    private static final List<String> OURS = List.of("sessions/", ".refine/");

    private final Path folder;
    private final String manifest;
    private final String key;
    private final List<String> empty = new ArrayList<>();

    FileSearch(Manifest manifest, String key) {
        this.folder = manifest.folder();
        this.manifest = manifest.file().getFileName().toString();
        this.key = key;
    }

    /** @throws UsageException when a name is not text, or a folder cannot be read */
    List<FoundFile> find(List<String> globs) {
        TreeMap<String, FoundFile> found = new TreeMap<>(PathOrder.BYTES);
        List<GlobMatch> unreadable = new ArrayList<>();
        for (String glob : globs) {
            int before = found.size();
            boolean repeated = false;
            for (GlobMatch match : Glob.of(glob).expand(folder)) {
                if (isOurs(match.relative(), glob)) {
                    continue;
                }
                if (match.readable()) {
                    FoundFile file = new FoundFile(match.relative(), match.path(), key(match));
                    repeated |= found.putIfAbsent(file.relative(), file) != null;
                } else {
                    unreadable.add(match);
                }
            }
            if (found.size() == before && !repeated) {
                empty.add(glob);
            }
        }
        if (!unreadable.isEmpty()) {
            throw new UsageException(unreadable.stream().map(this::unreadable).toList());
        }
        return List.copyOf(found.values());
    }

    /** The globs that found nothing. */
    List<String> empty() {
        return empty;
    }

    /** A problem that says what is there instead. */
    Problem nothing(String code, String noun, String glob) {
        return nothing(code, noun, glob, "Correct " + key + ".");
    }

    Problem nothing(String code, String noun, String glob, String remedy) {
        String instead = Glob.of(glob).matches(manifest)
                ? "The manifest does, and it is none."
                : FolderWords.instead(folder, glob);
        return Problem.of(code, "no " + noun + " matches \"" + glob + "\"", instead, remedy);
    }

    /** The manifest, too, is meant only where it is named: {@code *.json} means the user's own files beside it. */
    private boolean isOurs(String relative, String glob) {
        return relative.equals(manifest) && !Glob.isPlain(glob)
                || OURS.stream().anyMatch(ours -> relative.startsWith(ours) && !glob.startsWith(ours));
    }

    private static String key(GlobMatch match) {
        List<String> captures = match.captures();
        String joined = captures.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining("/"));
        String last = captures.isEmpty() ? "" : captures.get(captures.size() - 1);
        if (last.isEmpty() || !match.relative().endsWith(last)) {
            return joined;
        }
        String before = match.relative().substring(0, match.relative().length() - last.length());
        boolean wholeName = before.isEmpty() || before.endsWith("/") || last.contains("/");
        if (wholeName || !last.startsWith(".")) {
            return FoundFile.withoutExtension(joined);
        }
        // Of cases/a* the wildcard matched nothing but the extension.
        return joined.substring(0, Math.max(0, joined.length() - last.length() - 1));
    }

    private Problem unreadable(GlobMatch match) {
        return Problem.of(
                "file-name",
                "the name of \"" + match.relative() + "\" cannot be read as text",
                "It was found for " + key + ".",
                "Rename the file, or set a UTF-8 locale such as LC_ALL=C.UTF-8.");
    }

    /** The first few of many names, for a sentence. */
    static String some(Collection<String> names) {
        return Names.few(names, 10);
    }
}
