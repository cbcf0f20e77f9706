package dev.refine.cli.quality;

import dev.refine.cli.terminal.Console;
import dev.refine.json.PositionedJson;
import dev.refine.problem.Problem;
import dev.refine.quality.setup.QualityFile;
import java.nio.charset.StandardCharsets;

/** Several evaluations of a round where nobody takes a median of them. */
record IdleRepeats(QualityOptions options, QualityFile file) {

    /** At most once. */
    void say(Console console, QualityPanel panel) {
        boolean heard = !panel.backends().isEmpty() && !panel.votes();
        if (file.limits().evalRepeats() > 1 && !heard) {
            console.warn(problem(panel).sentence());
        }
    }

    private Problem problem(QualityPanel panel) {
        String why = panel.backends().isEmpty()
                ? "There is no evaluator, and the checks judge once."
                : "The evaluators judge in steps until they agree or vote, and no median is taken.";
        return options.evalRepeats != null
                ? Problem.of(
                        "option-idle", "--eval-repeats has no effect", why, "Leave it away, or name one evaluator.")
                : new Problem(
                        "quality-idle",
                        place(),
                        "\"evalRepeats\" has no effect",
                        why,
                        "Take it out, or name one evaluator.");
    }

    private String place() {
        PositionedJson json = PositionedJson.parse(new String(file.bytes(), StandardCharsets.UTF_8));
        return file.name() + ":" + json.value("/evalRepeats");
    }
}
