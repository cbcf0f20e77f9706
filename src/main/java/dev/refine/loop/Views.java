package dev.refine.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.critique.Band;
import dev.refine.critique.Critique;
import dev.refine.files.MediaType;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.json.Json;
import dev.refine.propose.ProposalRequest;
import dev.refine.run.OverlayPages;
import dev.refine.score.Standing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a proposer is shown of the pictures: every critique, and the overlays of the first failing cases. */
final class Views {

    private static final int IMAGES = 20;

    private final Bench bench;

    Views(Bench bench) {
        this.bench = bench;
    }

    ProposalRequest.Views of(Map<String, CaseResult> results) {
        List<JsonNode> critiques = new ArrayList<>();
        List<ProposalRequest.Image> images = new ArrayList<>();
        new TreeMap<>(results).forEach((id, result) -> {
            bench.state()
                    .critique(result.folder())
                    .map(Event.Critiqued::critique)
                    .ifPresent(critique -> critiques.add(json(id, critique)));
            if (result.standing() == Standing.FAILED && !result.output().isEmpty()) {
                addImages(id, result, images);
            }
        });
        return new ProposalRequest.Views(
                critiques, images.stream().limit(IMAGES).toList());
    }

    private static JsonNode json(String id, Critique critique) {
        ObjectNode node = Json.object();
        node.put("case", id);
        node.put("band", Band.of(critique.overallScore()).word());
        node.setAll((ObjectNode) Json.tree(critique));
        return node;
    }

    private void addImages(String id, CaseResult result, List<ProposalRequest.Image> images) {
        Path output = bench.session().folder().output(result).orElseThrow();
        int number = 0;
        for (Path page : OverlayPages.of(output)) {
            number++;
            images.add(
                    new ProposalRequest.Image(id, number, page.toAbsolutePath().toString(), MediaType.of(page)));
        }
    }
}
