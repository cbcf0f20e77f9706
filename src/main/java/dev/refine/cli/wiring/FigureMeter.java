package dev.refine.cli.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.edit.EditableText;
import dev.refine.edit.ListedFiles;
import dev.refine.journal.CaseResult;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.loop.Meter;
import dev.refine.model.PromptTokens;
import dev.refine.problem.Clipped;
import dev.refine.process.Execution;
import dev.refine.score.Metric;
import dev.refine.score.Objective;
import dev.refine.workload.command.CommandLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Counts the tokens of the files, and takes further figures by the manifest's {@code metricCommand}.
 *
 * @param countsTokens whether anybody asks for them
 */
record FigureMeter(
        Optional<CommandLine> command,
        OneShot shot,
        MetricRequest request,
        Objective objective,
        ListedFiles files,
        boolean countsTokens)
        implements Meter {

    /** What the model is given of each file: a region, where only a region is a prompt. */
    @Override
    public Taken ofFiles() {
        if (!countsTokens) {
            return Taken.NOTHING;
        }
        double tokens = files.files().stream()
                .mapToInt(file -> PromptTokens.count(
                        EditableText.of(file, files.read(file.relative())).text()))
                .sum();
        return new Taken(Map.of(Metric.PROMPT_TOKENS.title(), tokens), Optional.empty());
    }

    @Override
    public Taken ofResults(int iteration, Map<String, CaseResult> results) {
        if (command.isEmpty()) {
            return Taken.NOTHING;
        }
        byte[] input = Json.compact(request.of(iteration, results)).getBytes(StandardCharsets.UTF_8);
        Execution execution = shot.run(command.get(), input);
        if (!execution.succeeded()) {
            return failed("metricCommand failed", Ended.sentence(execution, shot.timeout()));
        }
        try {
            return read(Json.parse(execution.stdout()));
        } catch (MalformedJsonException e) {
            return failed("metricCommand printed no JSON", "It printed: " + clipped(execution.stdout()) + ".");
        }
    }

    private Taken read(JsonNode reply) {
        Map<String, Double> values = new TreeMap<>();
        List<String> odd = new ArrayList<>();
        reply.properties().forEach(field -> {
            if (field.getValue().isNumber() && Double.isFinite(field.getValue().doubleValue())) {
                values.put(field.getKey(), field.getValue().doubleValue());
            } else {
                odd.add(field.getKey());
            }
        });
        if (!reply.isObject() || !odd.isEmpty()) {
            return failed(
                    "metricCommand did not print an object of numbers",
                    reply.isObject()
                            ? "No number: " + String.join(", ", odd) + "."
                            : "It printed: " + clipped(reply.toString()) + ".");
        }
        List<String> missing = Stream.concat(
                        Stream.of(objective.metric()),
                        objective.guards().stream().map(Objective.Guard::metric))
                .filter(name -> Metric.named(name).isEmpty() && !values.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            return failed(
                    "metricCommand printed no \"" + missing.get(0) + "\"",
                    "It printed " + (values.isEmpty() ? "no name" : String.join(", ", values.keySet())) + ".");
        }
        // What refine measures itself is called the same in every workload.
        values.keySet().removeIf(name -> Metric.named(name).isPresent());
        return new Taken(values, Optional.empty());
    }

    private static Taken failed(String what, String found) {
        return new Taken(Map.of(), Optional.of(what + " [metric-command]. " + found));
    }

    private static String clipped(String text) {
        String shown = text.strip();
        return shown.isEmpty() ? "nothing" : Clipped.of(shown, 200);
    }
}
