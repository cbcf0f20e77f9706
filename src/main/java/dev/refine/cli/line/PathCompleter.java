package dev.refine.cli.line;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Names of files and folders below a folder, as far as the word before the cursor goes. Hidden ones when asked for. */
final class PathCompleter implements Completer {

    private static final int MOST = 500;

    private final Path folder;

    PathCompleter(Path folder) {
        this.folder = folder;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String typed = line.word().substring(0, line.wordCursor());
        String parent = typed.substring(0, typed.lastIndexOf('/') + 1);
        String name = typed.substring(parent.length());
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.resolve(parent))) {
            for (Path entry : entries) {
                String found = entry.getFileName().toString();
                if (found.startsWith(name)
                        && (!found.startsWith(".") || name.startsWith("."))
                        && candidates.size() < MOST) {
                    candidates.add(candidate(parent + found, found, Files.isDirectory(entry)));
                }
            }
        } catch (IOException | InvalidPathException nothingThere) {
            // What is typed is no folder, or not one that may be read: there is nothing to offer.
        }
    }

    /** A folder is not the end of a word. */
    private static Candidate candidate(String path, String shown, boolean isFolder) {
        String slash = isFolder ? "/" : "";
        return new Candidate(path + slash, shown + slash, null, null, null, null, !isFolder);
    }
}
