package dev.refine.run;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of drawing an output over its input.
 *
 * @param drawn the command ended with 0
 * @param startable it could be started at all; if not, the workload is broken
 * @param files what it drew, page by page, in the attempt's folder
 * @param message what it wrote, clipped, or why it could not be started; empty when it drew
 */
public record OverlayResult(boolean drawn, boolean startable, List<Path> files, String message) {}
