package dev.refine.diagnose;

/**
 * Why cases fail and what would help.
 *
 * @param observation what was seen
 * @param theory why it is so
 * @param prediction what the edit will change
 * @param confidence High, Medium or Low
 */
public record Hypothesis(String observation, String theory, Prediction prediction, String confidence) {

    /** One line for tables: what was seen, or where only that is said, why. */
    public String headline() {
        return observation.isEmpty() ? theory : observation;
    }
}
