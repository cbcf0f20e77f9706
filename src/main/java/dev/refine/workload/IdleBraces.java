package dev.refine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.problem.Problem;
import dev.refine.workload.command.CommandLine;
import dev.refine.workload.command.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Placeholders in commands that run for no case: they stay as they stand, and somebody meant something else. */
final class IdleBraces {

    private static final Pattern BRACES = Pattern.compile("(?<!\\{)\\{([A-Za-z]+)}(?!})");

    private final List<Problem> warnings = new ArrayList<>();

    private IdleBraces() {}

    /** A warning for each. */
    static List<Problem> in(Manifest manifest) {
        IdleBraces found = new IdleBraces();
        manifest.editing().editCheck().forEach(command -> found.look("editCheck", command));
        manifest.run().preflight().forEach(preflight -> found.look("preflight", preflight.command()));
        manifest.loop().goal().metricCommand().ifPresent(command -> found.look("metricCommand", command));
        manifest.loop().proposers().forEach(found::proposer);
        return List.copyOf(found.warnings);
    }

    private void proposer(JsonNode proposer) {
        if (proposer.has("command")) {
            look("proposer", CommandLine.of(proposer.get("command")));
        }
        proposer.path("race").forEach(this::proposer);
    }

    private void look(String key, CommandLine command) {
        Matcher braces = BRACES.matcher(command.display());
        while (braces.find()) {
            Optional<Problem> warning = Placeholder.named(braces.group(1)).map(meant -> warning(key, meant));
            warning.filter(one -> !warnings.contains(one)).ifPresent(warnings::add);
        }
    }

    private static Problem warning(String key, Placeholder meant) {
        return new Problem(
                "placeholder-place",
                key,
                meant.text() + " is text here, and no placeholder",
                "This command is run for no case.",
                "Take it out.");
    }
}
