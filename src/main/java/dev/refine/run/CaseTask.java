package dev.refine.run;

import dev.refine.workload.Case;
import java.nio.file.Path;

/**
 * One run to make.
 *
 * @param input the case
 * @param iteration the iteration it is run for
 * @param trial from 1
 * @param folder where its attempt folders are made: {@code runs/<iteration>/<case>/<trial>}
 */
public record CaseTask(Case input, int iteration, int trial, Path folder) {}
