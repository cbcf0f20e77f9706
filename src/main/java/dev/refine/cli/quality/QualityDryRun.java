package dev.refine.cli.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.files.VisibleText;
import dev.refine.json.Json;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.evaluate.EvaluatorRequest;
import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.record.QualityState;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Role;
import dev.refine.quality.setup.QualityFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a quality session would do: who plays what, by which commands, judged by what, how many calls at worst.
 *
 * @param origin which session it would go on with, and where; empty for a new one
 * @param prior paths of the version that is there
 * @param criteria empty when the criteria role or the general rubric gives them
 */
record QualityDryRun(
        QualityFile file,
        QualityPanel panel,
        String origin,
        String query,
        Path target,
        Collection<String> prior,
        List<String> leftOut,
        List<Criterion> criteria,
        String source,
        int maxRounds,
        Double budget) {

    static QualityDryRun of(QualityStart start, QualityFile file, QualityPanel panel) {
        return new QualityDryRun(
                file,
                panel,
                "",
                start.query(),
                start.target(),
                start.prior().tree().files().keySet(),
                start.prior().skipped(),
                file.criteria(),
                file.criteriaSource(),
                file.limits().maxRounds(),
                file.limits().costUsd());
    }

    /** @param limits to go on with */
    static QualityDryRun again(
            QualityState state,
            QualityFile file,
            QualityPanel panel,
            String origin,
            QualityEvent.QualityContinued limits) {
        boolean settled = state.settled().isPresent();
        return new QualityDryRun(
                file,
                panel,
                origin,
                state.started().query(),
                Path.of(state.started().deliverable()),
                state.previous().stream().map(QualityEvent.FileRef::path).toList(),
                List.of(),
                settled ? state.criteria() : file.criteria(),
                settled ? "the session" : file.criteriaSource(),
                limits.maxRounds(),
                limits.costUsd());
    }

    int print(Console console, boolean json) {
        if (json) {
            console.out().println(Json.pretty(json()));
        } else {
            lines().forEach(line -> console.out().println(VisibleText.of(line)));
        }
        return ExitCode.GOAL_MET;
    }

    /** For a session with which {@code --continue} would not go on. */
    static int printOver(Console console, boolean json, String id, String why) {
        ObjectNode over = Json.object().put("id", id).put("dryRun", true);
        over.put("goesOn", false).put("origin", why);
        console.out().println(json ? Json.pretty(over) : VisibleText.of(why));
        return ExitCode.GOAL_MET;
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!origin.isEmpty()) {
            lines.add(origin);
        }
        lines.add("task: " + query);
        lines.add("deliverable: " + target + (prior.isEmpty() ? " (new)" : ""));
        prior.forEach(path -> lines.add("  prior " + path));
        leftOut.forEach(skipped -> lines.add("  left out " + skipped));
        for (Role role : Role.values()) {
            List<Backend> backends = players(role);
            lines.add("role " + role.word() + ": " + (backends.isEmpty() ? nobody(role) : ""));
            backends.forEach(backend -> lines.add("  " + backend.name() + ": " + who(backend)));
        }
        panel.warnings().forEach(lines::add);
        lines.add("criteria: " + criteriaFrom());
        criteria.forEach(criterion -> lines.add("  " + line(criterion)));
        lines.add("rounds: at most " + maxRounds + ", with at most " + callsOfARound()
                + " calls each, and more where a task is split");
        lines.add("budget: " + (budget == null ? "none" : budget + " USD"));
        return lines;
    }

    private ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("id", file.id()).put("dryRun", true);
        if (!origin.isEmpty()) {
            json.put("goesOn", true).put("origin", origin);
        }
        json.put("query", query).put("deliverable", target.toString());
        prior.forEach(json.putArray("prior")::add);
        leftOut.forEach(json.putArray("leftOut")::add);
        ObjectNode roles = json.putObject("roles");
        for (Role role : Role.values()) {
            ArrayNode playing = roles.putArray(role.word());
            players(role)
                    .forEach(backend ->
                            playing.addObject().put("name", backend.name()).put("by", who(backend)));
        }
        panel.warnings().forEach(json.putArray("warnings")::add);
        json.put("criteriaFrom", criteriaFrom());
        json.set("criteria", EvaluatorRequest.criteria(criteria));
        return json.put("maxRounds", maxRounds)
                .put("callsOfARound", callsOfARound())
                .put("costUsd", budget);
    }

    private List<Backend> players(Role role) {
        return role == Role.EVALUATOR ? panel.backends() : file.players(role);
    }

    private String criteriaFrom() {
        if (!criteria.isEmpty()) {
            return "from " + source;
        }
        return file.role(Role.CRITERIA).isPresent() ? "written by the role" : "the general rubric";
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
            case CRITERIA, BUILDER -> "nobody";
            case EVALUATOR, GUARD -> "the checks";
            case ANALYZER -> "nobody; calls are counted";
        };
    }

    private static String line(Criterion criterion) {
        return criterion.id() + " (" + criterion.category().word() + ", passes from "
                + criterion.threshold() + "): " + criterion.text()
                + (criterion.check() == null
                        ? ""
                        : " Checked by: " + criterion.check().display());
    }

    /** At worst, with no task too broad for its builder. */
    private int callsOfARound() {
        QualityFile.Limits limits = file.limits();
        int tries = file.build().map(build -> build.tries()).orElse(1);
        int builders = file.builders().size();
        // Several may meet in one place, and what is put together may have to be mended.
        int builds = limits.guardTries() * (builders > 1 ? builders + builders * tries : tries);
        int guards = file.role(Role.GUARD).isPresent() ? limits.guardTries() * (limits.guardSwap() ? 4 : 2) : 0;
        int evaluators = panel.backends().size();
        int evaluations = panel.votes() ? evaluators * limits.consensusRounds() : evaluators * 2 * limits.evalRepeats();
        int alone = panel.votes()
                        && file.role(Role.EVALUATOR)
                                .filter(own -> !panel.backends().contains(own))
                                .isPresent()
                ? 2
                : 0;
        return builds + guards + evaluations + alone + (file.role(Role.ANALYZER).isPresent() ? 1 : 0);
    }
}
