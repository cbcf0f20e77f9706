package dev.refine.workload;

import java.util.Map;

/**
 * An objective in words: {@code modes/<name>.md}, or the user's file of that name beside the manifest.
 *
 * @param name accuracy, speed, robustness or custom
 * @param fields the front matter: role, goal, mindset, iterationFocus, hypothesisStyle, successMetric
 * @param prose the text below it, for a proposer that reads
 */
public record Mode(String name, Map<String, String> fields, String prose) {}
