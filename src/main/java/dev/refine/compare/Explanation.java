package dev.refine.compare;

import java.util.List;

/**
 * Why one place was judged as it was.
 *
 * @param path JSON Pointer in the expected document
 * @param rule name of the rule that holds there
 * @param actualPath its partner in the actual document; empty text is the root, null when it has none
 * @param steps from the root down, how each row on the way was paired
 * @param differences at that place or below it
 */
public record Explanation(
        String path, String rule, String actualPath, List<String> steps, List<Difference> differences) {}
