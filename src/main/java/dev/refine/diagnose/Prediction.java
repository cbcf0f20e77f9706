package dev.refine.diagnose;

import java.util.List;

/**
 * What a hypothesis says will happen, checked after the measurement.
 *
 * @param fixes ids of cases that should gain
 * @param risks ids of cases that may lose
 */
public record Prediction(List<String> fixes, List<String> risks) {}
