package dev.refine.critique;

import java.nio.file.Path;

/**
 * A picture of an output.
 *
 * @param number from 1, in the order in which the pages were drawn
 */
public record Page(int number, Path file) {}
