package dev.refine.cli.wiring;

import dev.refine.cli.terminal.UserEnvironment;
import dev.refine.json.Json;
import dev.refine.model.EndpointSpec;
import dev.refine.model.ModelClient;
import dev.refine.workload.command.Placeholder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The clients of questions that are put without a process. Cases differ in the variables of their placeholders only, and
 * share what is known of an endpoint: how many questions it bears at a time, and when it asked to be left alone.
 */
final class AskedModels implements BiFunction<Map<String, String>, String, ModelClient> {

    private final Path folder;
    private final Map<Map<String, String>, Models> models = new HashMap<>();
    private final Map<Seat, ModelClient> clients = new HashMap<>();

    private record Seat(Models models, String name) {}

    AskedModels(Path folder) {
        this.folder = folder;
    }

    /** @throws dev.refine.problem.UsageException when the model cannot be asked, for want of a key for instance */
    @Override
    public synchronized ModelClient apply(Map<String, String> environment, String name) {
        Map<String, String> shared = new TreeMap<>(UserEnvironment.of(environment));
        for (Placeholder placeholder : Placeholder.values()) {
            shared.remove(placeholder.variable());
        }
        Models known = models.computeIfAbsent(shared, variables -> new Models(variables, folder));
        return clients.computeIfAbsent(
                new Seat(known, name), seat -> known.client(EndpointSpec.read(Json.tree(name), "--model"), used -> {}));
    }
}
