package dev.refine.cli.quality;

import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Role;
import dev.refine.quality.setup.QualityFile;
import java.util.ArrayList;
import java.util.List;

/** What a quality session would do: who plays what, by which commands, judged by what, how many calls at worst. */
final class QualityDryRun {

    private QualityDryRun() {}

    static List<String> lines(QualityStart start, QualityFile file, QualityPanel panel) {
        List<String> lines = new ArrayList<>();
        lines.add("task: " + start.query());
        lines.add("deliverable: " + start.target() + (start.prior().tree().isEmpty() ? " (new)" : ""));
        start.prior().tree().files().keySet().forEach(path -> lines.add("  prior " + path));
        start.prior().skipped().forEach(skipped -> lines.add("  left out " + skipped));
        for (Role role : Role.values()) {
            List<Backend> backends = role == Role.EVALUATOR ? panel.backends() : file.players(role);
            lines.add("role " + role.word() + ": " + (backends.isEmpty() ? nobody(role) : ""));
            backends.forEach(backend -> lines.add("  " + backend.name() + ": " + who(backend)));
        }
        panel.warnings().forEach(lines::add);
        lines.add("criteria: "
                + (file.criteria().isEmpty()
                        ? file.role(Role.CRITERIA).isPresent() ? "written by the role" : "the general rubric"
                        : "from " + file.criteriaSource()));
        file.criteria().forEach(criterion -> lines.add("  " + line(criterion)));
        lines.add(worst(file, panel));
        Double budget = file.limits().costUsd();
        lines.add("budget: " + (budget == null ? "none" : budget + " USD"));
        return lines;
    }

    private static String who(Backend backend) {
        if (backend.command() != null) {
            return backend.command().display();
        }
        if (backend.preset() != null) {
            return "the agent program of the preset " + backend.preset();
        }
        return backend.replay() != null
                ? "recorded answers in " + backend.replay()
                : "the model " + backend.model().name();
    }

    private static String nobody(Role role) {
        return switch (role) {
            case CRITERIA -> "nobody";
            case BUILDER -> "nobody";
            case EVALUATOR -> "the checks";
            case GUARD -> "the checks";
            case ANALYZER -> "nobody; calls are counted";
        };
    }

    private static String line(Criterion criterion) {
        return criterion.id() + " (" + criterion.category().word() + ", passes from " + criterion.threshold() + "): "
                + criterion.text()
                + (criterion.check() == null
                        ? ""
                        : " Checked by: " + criterion.check().display());
    }

    private static String worst(QualityFile file, QualityPanel panel) {
        QualityFile.Limits limits = file.limits();
        int builds =
                limits.guardTries() * file.build().map(build -> build.tries()).orElse(1);
        int guards = file.role(Role.GUARD).isPresent() ? limits.guardTries() * (limits.guardSwap() ? 4 : 2) : 0;
        int evaluators = panel.backends().size();
        int evaluations =
                evaluators > 1 ? evaluators * limits.consensusRounds() : evaluators * 2 * limits.evalRepeats();
        int round = builds + guards + evaluations + (file.role(Role.ANALYZER).isPresent() ? 1 : 0);
        return "rounds: at most " + limits.maxRounds() + ", with at most " + round + " calls each, and twice as many"
                + " builds where a task is split";
    }
}
