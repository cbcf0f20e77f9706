package dev.refine.report;

import dev.refine.diagnose.PredictionOutcome;
import dev.refine.journal.Iteration;
import dev.refine.journal.Tested;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often a stated confidence came true: a proposer that is always sure and seldom right shows here. */
public final class Calibration {

    private Calibration() {}

    /** One line for each confidence that was stated and measured, in alphabetical order. */
    public static List<String> of(List<Iteration> iterations) {
        Map<String, Integer> stated = new TreeMap<>();
        Map<String, Integer> confirmed = new TreeMap<>();
        for (Iteration iteration : iterations) {
            for (Tested tested : Tested.of(iteration)) {
                tested.prediction().ifPresent(outcome -> {
                    String confidence = tested.formed().hypothesis().confidence();
                    stated.merge(confidence, 1, Integer::sum);
                    confirmed.merge(confidence, outcome == PredictionOutcome.CONFIRMED ? 1 : 0, Integer::sum);
                });
            }
        }
        return stated.entrySet().stream()
                .map(entry ->
                        entry.getKey() + ": confirmed " + confirmed.get(entry.getKey()) + " of " + entry.getValue())
                .toList();
    }
}
