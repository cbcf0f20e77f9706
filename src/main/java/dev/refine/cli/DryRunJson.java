package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.wiring.Amount;
import dev.refine.cli.wiring.Forecast;
import dev.refine.json.Json;
import dev.refine.workload.Case;
import dev.refine.workload.Workload;
import java.util.List;
import java.util.Optional;

/** A {@link DryRun} for programs. */
record DryRunJson(DryRun dry) {

    ObjectNode document() {
        Workload workload = dry.workload();
        Forecast forecast = dry.forecast();
        ObjectNode json = Json.object();
        json.put("workload", workload.manifest().workloadId());
        json.put("dryRun", true);
        forecast.from().ifPresent(state -> json.put("goesOn", true));
        if (!dry.origin().isEmpty()) {
            json.put("origin", dry.origin());
        }
        workload.manifest().run().worker().ifPresent(worker -> json.put("worker", worker.display()));
        ArrayNode files = json.putArray("files");
        workload.files().forEach(file -> files.add(file.relative()));
        json.set("cases", cases(workload.cases()));
        json.set("holdout", cases(workload.holdout()));
        json.put("notSelected", dry.notSelected());
        ObjectNode runs = json.putObject("runs");
        runs.put("baseline", forecast.baselineRuns());
        runs.put("worst", forecast.worstRuns());
        runs.put("remembered", forecast.rememberedRuns());
        runs.put("retries", workload.manifest().run().limits().retries());
        if (forecast.hasCritic()) {
            ObjectNode looks = json.putObject("critiques");
            looks.put("baseline", forecast.baselineLooks());
            looks.put("worst", forecast.worstLooks());
            if (forecast.looksAtMost()) {
                looks.put("atMost", true);
            }
        }
        put(json, "minutes", forecast.baselineMinutes(), forecast.worstMinutes());
        put(json, "costUsd", forecast.baselineUsd(), forecast.worstUsd());
        return json;
    }

    private ArrayNode cases(List<Case> inputs) {
        ArrayNode cases = Json.array();
        ShownCommand command = new ShownCommand(dry.workload().manifest(), dry.session());
        for (Case input : inputs) {
            ObjectNode node = cases.addObject();
            node.put("case", input.id());
            node.put("path", dry.file(input));
            node.put("expected", dry.expected(input).orElse(null));
            node.put("command", command.of(input));
        }
        return cases;
    }

    /** What cannot be less, and may be any more, is no estimate. */
    private static void put(ObjectNode json, String name, Optional<Amount> baseline, Optional<Amount> worst) {
        if (baseline.isEmpty() || worst.isEmpty()) {
            json.putNull(name);
        } else if (baseline.get().least() || worst.get().least()) {
            json.putNull(name);
            put(json.putObject(name + "AtLeast"), baseline.get(), worst.get());
        } else {
            put(json.putObject(name), baseline.get(), worst.get());
        }
    }

    private static void put(ObjectNode json, Amount baseline, Amount worst) {
        json.put("baseline", baseline.value()).put("worst", worst.value());
    }
}
