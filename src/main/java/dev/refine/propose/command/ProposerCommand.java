package dev.refine.propose.command;

import dev.refine.workload.command.CommandLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The command that a manifest names as its proposer.
 *
 * @param name for the log, for instance {@code command}
 * @param line what is run
 * @param folder where it runs: the manifest's folder
 * @param environment the whole environment it gets; the variables of the protocol are added
 * @param timeout for one attempt
 */
public record ProposerCommand(
        String name, CommandLine line, Path folder, Map<String, String> environment, Duration timeout) {}
