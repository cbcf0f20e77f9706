package dev.refine.propose.rules.saving;

/** Why a passage may be superfluous, likeliest first. */
enum Waste {
    REPETITION(0.75, "what the prompt says twice counts once; the model needs only one of the two sentences"),
    FILLER(0.6, "courtesy, emphasis and reasons change no output; the model needs the rules only"),
    EXAMPLE(0.5, "the rules already say what the worked example shows"),
    ASIDE(0.35, "a sentence that names no field, no format and no value decides no field of the output");

    private final double likelihood;
    private final String theory;

    Waste(double likelihood, String theory) {
        this.likelihood = likelihood;
        this.theory = theory;
    }

    double likelihood() {
        return likelihood;
    }

    String theory() {
        return theory;
    }
}
