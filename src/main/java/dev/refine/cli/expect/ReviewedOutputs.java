package dev.refine.cli.expect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.Wiring;
import dev.refine.compare.Difference;
import dev.refine.diagnose.CaseDiagnosis;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.session.Session;
import dev.refine.json.OutputReader;
import dev.refine.loop.Progress;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.workload.Case;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The outputs that a check has just stored, as a reviewer needs them. */
record ReviewedOutputs(OpenedWorkload opened, Session session, Wiring wiring, Map<String, String> places) {

    Optional<CaseResult> result(Case input) {
        Map<String, CaseResult> results =
                new HashMap<>(session.state().baseline().results());
        results.putAll(session.state().holdout().getOrDefault(0, Map.of()));
        return Optional.ofNullable(results.get(input.id()));
    }

    private Optional<JsonNode> output(Case input) {
        return result(input)
                .flatMap(session.folder()::output)
                .flatMap(output -> OutputReader.read(output).value());
    }

    /**
     * Outputs of every trial by case, the first included: with {@code trials} in the manifest each case is run so often, to
     * show on which fields its answers do not agree.
     */
    Map<String, List<JsonNode>> trials(List<Case> cases) {
        int trials = opened.workload().manifest().loop().measuring().trials();
        List<CaseTask> tasks = new ArrayList<>();
        Map<String, List<JsonNode>> outputs = new TreeMap<>();
        for (Case input : cases) {
            outputs.put(
                    input.id(),
                    Collections.synchronizedList(
                            new ArrayList<>(output(input).stream().toList())));
            for (int trial = 2; trial <= trials; trial++) {
                Path folder = session.folder().run(0, input.id(), Integer.toString(trial));
                tasks.add(new CaseTask(input, 0, trial, folder));
            }
        }
        if (!tasks.isEmpty()) {
            session.append(new Event.InsightNoted(
                    0, tasks.size() + " more runs show on which fields the answers to one case do not agree"));
            wiring.interruptible(() ->
                    wiring.bench(Optional.empty(), Progress.SILENT).runner().run(tasks, run -> add(outputs, run)));
        }
        return outputs;
    }

    private static void add(Map<String, List<JsonNode>> outputs, CaseRun run) {
        run.output()
                .flatMap(output -> OutputReader.read(output).value())
                .ifPresent(value -> outputs.get(run.task().input().id()).add(value));
    }

    /** @param trials outputs of every trial */
    Reviewed of(Case input, List<JsonNode> trials) {
        List<String> findings = new ArrayList<>();
        result(input).ifPresent(result -> {
            for (CaseDiagnosis diagnosis : wiring.diagnosis().of(Map.of(input.id(), result))) {
                diagnosis.runFailure().ifPresent(findings::add);
                diagnosis.differences().stream()
                        .filter(Difference::cost)
                        .forEach(difference -> findings.add(line(difference)));
                diagnosis.failedChecks().forEach(check -> findings.add(check.script() + ": " + check.message()));
            }
        });
        Optional<JsonNode> output = output(input);
        if (output.isEmpty() && findings.isEmpty()) {
            findings.add(result(input)
                    .map(result -> result.note().isEmpty() ? "it is not JSON" : result.note())
                    .orElse("the case was not run"));
        }
        return new Reviewed(
                input,
                output,
                input.expected().map(path -> opened.workload().expected(input)),
                places.get(input.id()),
                findings,
                Disagreement.among(trials));
    }

    private static String line(Difference difference) {
        String path = difference.path().isEmpty() ? difference.actualPath() : difference.path();
        String place = path.isEmpty() ? "" : path + ": ";
        return place
                + (difference.category().isOfText()
                        ? difference.actual()
                        : "expected " + shown(difference.expected()) + ", got " + shown(difference.actual()));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : value;
    }
}
