package dev.refine.quality.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.Secrets;
import dev.refine.files.Utf8Text;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.problem.Clipped;
import dev.refine.problem.WorkloadException;
import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import dev.refine.process.Processes;
import dev.refine.quality.command.CommandText;
import dev.refine.quality.command.MissingProgram;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.record.QualityEvent.CheckResult;
import dev.refine.quality.tree.FileTree;
import dev.refine.quality.tree.TreeDisk;
import dev.refine.quality.tree.Workplace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/**
 * The programs that score criteria. A program prints {@code {"score": 0-10, "evidence": …}} or a number; one that does
 * not, a common linter, says by its exit code whether all is well.
 */
public final class Checks {

    private static final int LONGEST_EVIDENCE = 2_000;

    private final Processes processes;
    private final Path home;
    private final Map<String, String> environment;
    private final Duration timeout;
    private final Secrets secrets;

    public Checks(Processes processes, Path home, Map<String, String> environment, Duration timeout, Secrets secrets) {
        this.processes = processes;
        this.home = home;
        this.environment = Map.copyOf(environment);
        this.timeout = timeout;
        this.secrets = secrets;
    }

    /**
     * Runs the checks that there are, one after the other, on a copy of their own.
     *
     * @param file name of the one file of the deliverable; empty for a folder
     * @throws WorkloadException when a program is not there: then no version could ever be judged
     */
    public List<CheckResult> run(FileTree deliverable, String file, List<Criterion> criteria) {
        List<CheckResult> results = new ArrayList<>();
        try (Workplace place = Workplace.open()) {
            Path work = place.folder("work");
            TreeDisk.lay(deliverable, place.folder("work/deliverable"), true);
            Path subject = work.resolve("deliverable").resolve(file);
            for (Criterion criterion : criteria) {
                if (criterion.check() != null) {
                    Path capture = place.folder("said-" + results.size());
                    results.add(result(criterion, run(criterion, work, subject, capture)));
                }
            }
            return results;
        }
    }

    private Execution run(Criterion criterion, Path work, Path subject, Path capture) {
        Map<String, String> places = new TreeMap<>();
        places.put("home", home.toString());
        places.put("deliverable", subject.toString());
        places.put("criterion", criterion.id());
        Map<String, String> variables = new TreeMap<>(environment);
        places.forEach((name, value) -> variables.put(CommandText.variable(name), value));
        Execution execution = processes.run(
                new Command(criterion.check().argv(places), work, variables, new byte[0], capture, timeout));
        if (execution.end() == ProcessEnd.CANCELLED) {
            throw new CancellationException();
        }
        MissingProgram.of(criterion.check(), execution).ifPresent(why -> {
            throw new WorkloadException(MissingProgram.ofCheck(criterion.id(), criterion.check(), secrets.hide(why)));
        });
        return execution;
    }

    private CheckResult result(Criterion criterion, Execution execution) {
        long millis = execution.duration().toMillis();
        Optional<String> obstacle = execution.obstacle();
        if (obstacle.isPresent()) {
            // The deliverable itself was to be started, and this one cannot be.
            return new CheckResult(criterion.id(), true, 0, clip(obstacle.get()), millis);
        }
        if (execution.end() != ProcessEnd.EXITED) {
            return new CheckResult(criterion.id(), false, 0, "it " + execution.ending(timeout), millis);
        }
        Optional<JsonNode> json = parse(execution.stdout().strip());
        JsonNode score = json.map(said -> said.isObject() ? said.path("score") : said)
                .filter(JsonNode::isNumber)
                .orElse(null);
        if (score == null) {
            int all = execution.exitCode() == 0 ? Criterion.HIGHEST : 0;
            return new CheckResult(criterion.id(), true, all, clip(execution.said()), millis);
        }
        if (score.asDouble() < 0 || score.asDouble() > Criterion.HIGHEST) {
            String fault = "its score is not between 0 and 10: " + score;
            return new CheckResult(criterion.id(), false, 0, fault, millis);
        }
        String evidence =
                json.get().path("evidence").asText(json.get().path("reasoning").asText(""));
        return new CheckResult(criterion.id(), true, (int) score.asDouble(), clip(evidence), millis);
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(Json.parse(Utf8Text.unmarked(text).strip()));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private String clip(String said) {
        return Clipped.of(secrets.hide(said), LONGEST_EVIDENCE);
    }
}
