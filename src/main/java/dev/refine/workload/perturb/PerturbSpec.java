package dev.refine.workload.perturb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.problem.Problem;
import dev.refine.problem.Spelling;
import dev.refine.problem.UsageException;
import dev.refine.workload.Manifest;
import java.util.ArrayList;
import java.util.List;

/**
 * What the manifest says under {@code perturb}.
 *
 * @param count copies of each case
 */
record PerturbSpec(List<Perturbation> kinds, int count, long seed) {

    private static final int USUAL_COUNT = 2;

    /** @throws UsageException naming a kind that does not exist */
    static PerturbSpec of(Manifest manifest) {
        JsonNode node = manifest.loop().goal().perturb().orElseGet(Json::object);
        List<Perturbation> kinds = new ArrayList<>();
        if (node.has("kinds")) {
            node.path("kinds").forEach(kind -> kinds.add(kind(kind.asText(), manifest)));
        } else {
            kinds.addAll(List.of(Perturbation.values()));
        }
        return new PerturbSpec(
                List.copyOf(kinds),
                node.path("count").asInt(USUAL_COUNT),
                node.path("seed").asLong(0));
    }

    private static Perturbation kind(String title, Manifest manifest) {
        return Perturbation.named(title)
                .orElseThrow(() -> new UsageException(new Problem(
                        "perturb-kind",
                        manifest.file().getFileName().toString(),
                        "there is no perturbation \"" + title + "\"",
                        "There are " + String.join(", ", Perturbation.titles()) + ".",
                        Spelling.nearest(title, Perturbation.titles())
                                .map(near -> "Did you mean \"" + near + "\"?")
                                .orElse("Choose some of them, or leave \"kinds\" away for all."))));
    }
}
