package dev.refine.cli.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.cli.terminal.Console;
import dev.refine.critique.Critic;
import dev.refine.critique.PageChoice;
import dev.refine.critique.command.CommandCritic;
import dev.refine.critique.model.ModelCritic;
import dev.refine.json.Json;
import dev.refine.loop.judge.Viewing;
import dev.refine.model.EndpointSpec;
import dev.refine.model.ModelClient;
import dev.refine.model.ModelRequest;
import dev.refine.process.Environment;
import dev.refine.process.Processes;
import dev.refine.run.CaseCommand;
import dev.refine.run.OverlayCommand;
import dev.refine.workload.InputFiles;
import dev.refine.workload.Manifest;
import dev.refine.workload.command.CommandLine;
import dev.refine.workload.command.CommandTemplate;
import dev.refine.workload.command.Placeholder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the manifest's {@code critic} or {@code critiqueScript} into a critic. The script wins where both are given. */
public final class Critics {

    private final Manifest manifest;
    private final Models models;

    Critics(Manifest manifest, Models models) {
        this.manifest = manifest;
        this.models = models;
    }

    /** Whether outputs are looked at at all. */
    public static boolean isGiven(Manifest manifest) {
        Manifest.CritiqueSpec spec = manifest.judging().critique();
        return spec.script().isPresent() || spec.critic().isPresent();
    }

    /** Refuses what cannot be asked, before a session exists. */
    public static void check(Console console, Manifest manifest) {
        new Critics(manifest, Models.of(console, manifest)).check();
    }

    private void check() {
        JsonNode spec = spec();
        if (spec.has("model")) {
            EndpointSpec model = model(spec);
            models.check(model);
            requirePrice(models.knowsPrice(model), model.name());
        } else if (spec.has("preset")) {
            String name = spec.get("preset").asText();
            requirePrice(models.preset(name).reportsCost(), name);
        }
    }

    private void requirePrice(boolean known, String name) {
        AskedSpec.requirePrice(
                manifest,
                known,
                name + ", which is the critic",
                "Give the model its \"prices\", or set a budget in runs or minutes.");
    }

    /** How the outputs of a session are looked at. */
    Viewing viewing(Processes processes, Path session, Map<String, String> variables) {
        return new Viewing(
                manifest.workloadId(),
                OverlayCommand.of(manifest, processes, session, variables),
                critic(processes, session, variables),
                CriticBrief.of(manifest),
                PageChoice.ALL,
                Optional.empty());
    }

    /** What decides a critique beside the output and the pictures: who is asked, and which scripts are run for it. */
    String means() {
        Manifest.CritiqueSpec critique = manifest.judging().critique();
        return Json.compact(
                List.of(critique.script().map(CommandLine::display).orElse(""), spec(), InputFiles.ofCritic(manifest)));
    }

    private Optional<Critic> critic(Processes processes, Path session, Map<String, String> variables) {
        JsonNode spec = spec();
        Optional<CommandLine> script = manifest.judging().critique().script();
        if (script.isPresent()) {
            return Optional.of(command(script.get(), processes, session, variables));
        } else if (spec.has("model")) {
            EndpointSpec model = model(spec);
            return Optional.of(asking(models.client(model, usage -> {}), model.limits(), session));
        } else if (spec.has("preset")) {
            String name = spec.get("preset").asText();
            return Optional.of(asking(models.program(name, processes, usage -> {}), AskedSpec.limits(spec), session));
        } else if (spec.has("command")) {
            return Optional.of(command(CommandLine.of(spec.get("command")), processes, session, variables));
        }
        return Optional.empty();
    }

    /** The object of the manifest; a text is a command, and a missing node is nothing. The script wins over it. */
    private JsonNode spec() {
        Manifest.CritiqueSpec critique = manifest.judging().critique();
        JsonNode none = Json.object();
        if (critique.script().isPresent()) {
            return none;
        }
        JsonNode given = critique.critic().orElse(none);
        return given.isTextual() ? Json.object().put("command", given.asText()) : given;
    }

    private Critic asking(ModelClient client, ModelRequest.Limits limits, Path session) {
        return new ModelCritic(models.keeping(client, session.resolve("critiques")), limits, new SecureRandom());
    }

    private EndpointSpec model(JsonNode spec) {
        return EndpointSpec.read(spec.get("model"), "critic.model").withUsualTimeout(timeout());
    }

    private Duration timeout() {
        return AskedSpec.timeout(manifest.judging().critique().critic().orElseGet(Json::object));
    }

    private Critic command(CommandLine line, Processes processes, Path session, Map<String, String> variables) {
        boolean script = manifest.judging().critique().script().isPresent();
        CommandTemplate template = CommandTemplate.of(
                line, Placeholder.ALL, manifest.file().getFileName() + ": " + (script ? "critiqueScript" : "critic"));
        CaseCommand command =
                new CaseCommand(template, processes, manifest.folder(), Environment.of(variables), timeout());
        return new CommandCritic(line.display(), command, session);
    }
}
