package dev.refine.edit;

import dev.refine.files.AtomicFile;
import dev.refine.files.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes listed files, and only those. Right before new bytes take the name, the name must still lead to the file of the
 * session's start and the file must still hold what is expected; otherwise nothing is written and a
 * {@code SessionException} with code {@code file-changed} says what was found.
 */
public final class FileEditor {

    private final ListedFiles files;

    public FileEditor(ListedFiles files) {
        this.files = files;
    }

    /**
     * Brings a change that the journal has announced to its end, whether it was begun or not: a file that holds what it
     * held before gets the new bytes, one that holds these already is left alone, and anything else is somebody's work.
     *
     * @return warnings for the user
     */
    public List<String> bring(String relative, String beforeSha, byte[] after) {
        String found = Sha256.of(files.read(relative));
        if (found.equals(Sha256.of(after))) {
            return List.of();
        }
        if (!found.equals(beforeSha)) {
            throw ListedFiles.changed(
                    relative,
                    "It has sha256 " + found + ", and the session left it with " + beforeSha + " or " + Sha256.of(after)
                            + ".");
        }
        Path real = files.unchanged(relative, beforeSha);
        return AtomicFile.replaceReal(real, after, () -> files.unchanged(relative, beforeSha));
    }

    /**
     * Puts saved bytes back, whatever the file holds now. A file that is gone is created again; a name that leads to
     * another file than at the session's start is refused.
     *
     * @return warnings for the user
     */
    public List<String> restore(String relative, byte[] bytes) {
        Path real = files.real(relative);
        if (Files.notExists(real)) {
            files.checkFolder(relative);
            AtomicFile.write(real, bytes);
            files.checked(relative);
            return List.of();
        }
        if (Sha256.of(files.read(relative)).equals(Sha256.of(bytes))) {
            return List.of();
        }
        return AtomicFile.replaceReal(real, bytes, () -> files.checked(relative));
    }
}
