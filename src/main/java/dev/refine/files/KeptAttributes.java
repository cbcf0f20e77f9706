package dev.refine.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a replaced file passes on to its replacement.
 *
 * @param posix absent where the system has no owners and modes
 * @param mode all twelve mode bits; empty where the system has none
 * @param links how many names the file has
 */
record KeptAttributes(Optional<PosixFileAttributes> posix, Optional<Integer> mode, int links) {

    static KeptAttributes of(Path real) throws IOException {
        BasicFileAttributes basic = Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!basic.isRegularFile()) {
            throw new FileSystemException(real.toString(), null, "not a regular file");
        }
        if (!real.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return new KeptAttributes(Optional.empty(), Optional.empty(), 1);
        }
        Map<String, Object> unix = Files.readAttributes(real, "unix:nlink,mode", LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributes posix = Files.readAttributes(real, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        int mode = ((Number) unix.get("mode")).intValue() & 07777;
        return new KeptAttributes(Optional.of(posix), Optional.of(mode), ((Number) unix.get("nlink")).intValue());
    }

    /** Owner and group before the mode, since a change of owner clears bits of it. Returns what could not be kept. */
    List<String> giveTo(Path temp, Path real) throws IOException {
        List<String> warnings = new ArrayList<>();
        if (links > 1) {
            warnings.add(real + " had " + links + " names (hard links). Only this one has the new text;"
                    + " the others keep the old one.");
        }
        if (posix.isPresent() && mode.isPresent()) {
            PosixFileAttributeView view = Files.getFileAttributeView(temp, PosixFileAttributeView.class);
            PosixFileAttributes made = view.readAttributes();
            try {
                if (!made.group().equals(posix.get().group())) {
                    view.setGroup(posix.get().group());
                }
                if (!made.owner().equals(posix.get().owner())) {
                    view.setOwner(posix.get().owner());
                }
            } catch (IOException e) {
                warnings.add(real + " belonged to " + posix.get().owner().getName() + ":"
                        + posix.get().group().getName() + ", which could not be kept.");
            }
            Files.setAttribute(temp, "unix:mode", mode.get());
        }
        return warnings;
    }
}
