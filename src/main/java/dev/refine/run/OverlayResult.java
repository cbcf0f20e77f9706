package dev.refine.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of drawing an output over its input.
 *
 * @param drawn the command ended with 0
 * @param startable it could be started at all; if not, the workload is broken
 * @param files what it drew, page by page, in the attempt's folder
 * @param message what it wrote, clipped, or why there is no picture; empty when it drew
 */
public record OverlayResult(boolean drawn, boolean startable, List<Path> files, String message) {

    /** Why there is no picture. */
    public Optional<String> problem() {
        if (message.isEmpty()) {
            return Optional.empty();
        }
        String how = !startable
                ? "could not be started [overlay-start]"
                : drawn ? "drew nothing [overlay-none]" : "failed [overlay]";
        return Optional.of("overlayCommand " + how + ": " + message);
    }
}
