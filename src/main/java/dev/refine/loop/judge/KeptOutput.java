package dev.refine.loop.judge;

import dev.refine.files.Folders;
import dev.refine.files.StorageFault;
import dev.refine.json.OutputReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * An output while the user's own commands look at it. What they make of it is taken back: the workload is judged, now and
 * whenever the session is read again.
 */
final class KeptOutput {

    private final Path output;
    /** Empty for one that is too large to be read as JSON anyway. */
    private final Optional<byte[]> bytes;

    private KeptOutput(Path output, Optional<byte[]> bytes) {
        this.output = output;
        this.bytes = bytes;
    }

    static KeptOutput of(Path output) {
        try {
            boolean small = Files.size(output) <= OutputReader.LARGEST;
            return new KeptOutput(output, small ? Optional.of(Files.readAllBytes(output)) : Optional.empty());
        } catch (IOException e) {
            throw StorageFault.reading(output, e);
        }
    }

    void putBack() {
        if (bytes.isEmpty() || isThere()) {
            return;
        }
        try {
            Folders.make(output.getParent());
            Folders.remove(output);
            Files.write(output, bytes.get());
        } catch (IOException e) {
            throw StorageFault.writing(output, e);
        }
    }

    private boolean isThere() {
        try {
            return Files.isRegularFile(output, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(output) == bytes.get().length
                    && Arrays.equals(Files.readAllBytes(output), bytes.get());
        } catch (IOException e) {
            return false;
        }
    }
}
