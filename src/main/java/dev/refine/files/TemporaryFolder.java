package dev.refine.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folders in the system's temporary folder. Whoever makes one removes it; what a killed process could not remove goes
 * when a later process makes its first. A name carries the process that made the folder and where that number means it.
 */
public final class TemporaryFolder {

    private static final Pattern NAME = Pattern.compile("refine-([0-9a-f]{8})-(\\d{1,10})-([0-9a-f]{8})-\\d+");

    /** Containers may share a temporary folder and none of their processes. */
    private static final String REALM = realm();

    private static final AtomicBoolean SWEPT = new AtomicBoolean();

    private TemporaryFolder() {}

    /** A new folder, which only this user may enter. */
    public static Path make() throws IOException {
        Path folder = Files.createTempDirectory("refine-" + REALM + "-" + TempFile.owner() + "-");
        if (SWEPT.compareAndSet(false, true)) {
            sweep(folder);
        }
        return folder;
    }

    /** Removes what dead processes of this user left beside this folder. */
    static void sweep(Path own) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(own.getParent(), "refine-" + REALM + "-*")) {
            for (Path folder : found) {
                Matcher name = NAME.matcher(folder.getFileName().toString());
                if (name.matches()
                        && !Files.isSymbolicLink(folder)
                        && !TempFile.isAlive(Long.parseLong(name.group(2)), name.group(3))) {
                    removeIfOurs(folder, own);
                }
            }
        } catch (IOException | DirectoryIteratorException left) {
            // What cannot be looked at harms nobody.
        }
    }

    private static void removeIfOurs(Path folder, Path own) {
        try {
            if (Files.getOwner(folder).equals(Files.getOwner(own))) {
                Folders.remove(folder);
            }
        } catch (IOException left) {
            // Somebody else was faster, or its last process is still writing: the next one gets it.
        }
    }

    private static String realm() {
        try {
            Path namespace = Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
            return Sha256.of(namespace.toString()).substring(0, 8);
        } catch (IOException | UnsupportedOperationException e) {
            return "00000000";
        }
    }
}
