package dev.refine.compare;

/**
 * What a validator said about an output.
 *
 * @param script the command as the manifest gives it
 * @param passed it ended with 0
 * @param startable it could be started at all; if not, the workload is broken, not the output wrong
 * @param message what it wrote, clipped, or why it could not be started; empty when it passed
 */
public record CheckResult(String script, boolean passed, boolean startable, String message) {}
