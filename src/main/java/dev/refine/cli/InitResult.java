package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.init.Notebook;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.wiring.Forecast;
import dev.refine.files.VisibleText;
import dev.refine.json.Json;
import dev.refine.problem.Count;
import dev.refine.workload.Workload;
import java.nio.file.Path;

/** Says what {@code refine init} has written. */
record InitResult(Console console, boolean json) {

    void print(ManifestProposal proposal, Workload workload) {
        Path details = Notebook.details(proposal.target().getParent());
        long paired = workload.all().stream()
                .filter(input -> input.expected().isPresent())
                .count();
        if (json) {
            ObjectNode result = Json.object();
            result.put("manifest", proposal.target().toString());
            result.put("details", details.toString());
            result.put("cases", workload.all().size());
            result.put("paired", paired);
            result.set("content", proposal.json());
            console.out().println(Json.pretty(result));
            return;
        }
        say(console.shown(proposal.target()) + ": " + Count.of(workload.all().size(), "case") + ", " + paired
                + " with an expected file, " + Forecast.files(workload));
        say("questions and answers: " + console.shown(details));
        boolean judged =
                paired > 0 || !workload.manifest().judging().validationScripts().isEmpty();
        say(
                judged
                        ? "next: refine validate runs one case; refine measures all and suggests an edit"
                        : "next: refine expect makes expected files from outputs, as there are none to judge by yet");
    }

    private void say(String line) {
        console.out().println(VisibleText.of(line));
    }
}
