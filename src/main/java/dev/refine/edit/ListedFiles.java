package dev.refine.edit;

import dev.refine.files.AtomicFile;
import dev.refine.files.FileStamp;
import dev.refine.files.Sha256;
import dev.refine.files.StorageFault;
import dev.refine.problem.Problem;
import dev.refine.problem.SessionException;
import dev.refine.problem.UsageException;
import dev.refine.workload.EditableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that a session may change, with the real file behind each as it was when the session began. Nothing else
 * can be read or written through this room: a proposal picks a name from this list, it never makes a path.
 */
public final class ListedFiles {

    private final List<EditableFile> files;
    private final Map<String, Path> real = new LinkedHashMap<>();

    private ListedFiles(List<EditableFile> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Looks up the real files now.
     *
     * @throws UsageException when one is missing or is not a file
     */
    public static ListedFiles of(List<EditableFile> files) {
        ListedFiles listed = new ListedFiles(files);
        for (EditableFile file : files) {
            Path found = found(file)
                    .orElseThrow(() -> new UsageException(
                            new Problem("file-missing", file.relative(), "the file does not exist", "", "Create it.")));
            listed.real.put(file.relative(), found);
        }
        return listed;
    }

    /** The same where some may be gone: these can be put back, and not be read before. */
    public static ListedFiles orGone(List<EditableFile> files) {
        ListedFiles listed = new ListedFiles(files);
        files.forEach(file -> listed.real.put(file.relative(), found(file).orElseGet(() -> place(file.path()))));
        return listed;
    }

    private static Optional<Path> found(EditableFile file) {
        try {
            Path found = file.path().toRealPath();
            if (!Files.isRegularFile(found)) {
                throw new UsageException(new Problem("file-kind", file.relative(), "is not a file", "", ""));
            }
            return Optional.of(found);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw StorageFault.reading(file.path(), e);
        }
    }

    /** Where a file will really be, once it and its folders are made. */
    private static Path place(Path file) {
        Path folder = file.getParent();
        try {
            return folder == null ? file : folder.toRealPath().resolve(file.getFileName());
        } catch (NoSuchFileException e) {
            return place(folder).resolve(file.getFileName());
        } catch (IOException e) {
            throw StorageFault.reading(file, e);
        }
    }

    /** As given, in that order; one file may be listed once for each of its regions. */
    public List<EditableFile> files() {
        return files;
    }

    /**
     * The bytes of a listed file as they are now.
     *
     * @throws SessionException {@code file-changed} when it is gone or its name leads to another file
     */
    public byte[] read(String relative) {
        Path file = checked(relative);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw StorageFault.reading(file, e);
        }
    }

    /** Whether a listed file is not there now. */
    public boolean isGone(String relative) {
        return Files.notExists(real.get(relative));
    }

    /**
     * That the files hold what they should.
     *
     * @param shas by name
     * @throws SessionException {@code file-changed} when one does not
     */
    public void requireUnchanged(Map<String, String> shas) {
        shas.forEach(this::unchanged);
    }

    /**
     * Why some of the files cannot be replaced, as far as one can tell without trying; perhaps no edit is aimed at them.
     *
     * @throws UsageException when none can
     */
    public List<Problem> obstacles() {
        List<Problem> obstacles =
                real.keySet().stream().flatMap(file -> obstacle(file).stream()).toList();
        if (!obstacles.isEmpty() && obstacles.size() == real.size()) {
            throw new UsageException(obstacles);
        }
        return obstacles;
    }

    /** Why this one cannot be replaced, as far as one can tell without trying. */
    public Optional<Problem> obstacle(String relative) {
        return AtomicFile.obstacle(real.get(relative), relative);
    }

    /** What changes with every writing to a file, without reading any: enough to see that a look is due. */
    public List<FileStamp> stamps() {
        return real.values().stream().map(FileStamp::of).toList();
    }

    /** Removes what killed processes left of edits beside the files. */
    public void sweep() {
        real.values().stream().map(Path::getParent).distinct().forEach(AtomicFile::sweep);
    }

    /** Whether a file of this name is on the list. */
    public boolean contains(String relative) {
        return real.containsKey(relative);
    }

    List<EditableFile> named(String relative) {
        return files.stream().filter(file -> file.relative().equals(relative)).toList();
    }

    /** The real file, wherever its name leads now. */
    Path real(String relative) {
        return real.get(relative);
    }

    /** The real file, after a look that the name still leads there. */
    Path checked(String relative) {
        Path known = real.get(relative);
        if (known == null) {
            throw changed(relative, "It is gone.");
        }
        Path named = named(relative).get(0).path();
        try {
            Path now = named.toRealPath();
            if (!now.equals(known)) {
                throw changed(relative, "It leads to " + now + " now, and led to " + known + ".");
            }
            return known;
        } catch (NoSuchFileException e) {
            throw changed(relative, "It is gone.");
        } catch (IOException e) {
            throw StorageFault.reading(named, e);
        }
    }

    /** That the folder of a file that is gone is still the folder it was. */
    void checkFolder(String relative) {
        Path folder = real.get(relative).getParent();
        try {
            if (Files.exists(folder) && !folder.toRealPath().equals(folder)) {
                throw changed(relative, "Its folder leads to " + folder.toRealPath() + " now.");
            }
        } catch (IOException e) {
            throw StorageFault.reading(folder, e);
        }
    }

    /** The checked real file, after a look that its bytes have this hash. */
    Path unchanged(String relative, String sha) {
        Path file = checked(relative);
        String found = Sha256.of(read(relative));
        if (!found.equals(sha)) {
            throw changed(relative, "It has sha256 " + found + " and should have " + sha + ".");
        }
        return file;
    }

    static SessionException changed(String relative, String found) {
        return new SessionException(
                new Problem(
                        "file-changed",
                        relative,
                        "changed outside of the session",
                        found + " It was not touched.",
                        "Put the session's copy back with \"refine restore N\", or start a new session from the file as it is."));
    }
}
