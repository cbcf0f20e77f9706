package dev.refine.cli.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.UserEnvironment;
import dev.refine.journal.session.SessionFolder;
import dev.refine.json.Json;
import dev.refine.loop.StopSignal;
import dev.refine.model.EndpointSpec;
import dev.refine.model.ModelClient;
import dev.refine.model.ModelRequest;
import dev.refine.problem.Problem;
import dev.refine.problem.StorageException;
import dev.refine.problem.UsageException;
import dev.refine.process.Command;
import dev.refine.process.Processes;
import dev.refine.propose.Proposer;
import dev.refine.propose.ProposerChain;
import dev.refine.propose.ProposerRace;
import dev.refine.propose.ProposerRepair;
import dev.refine.propose.command.CommandProposer;
import dev.refine.propose.command.ProposerCommand;
import dev.refine.propose.model.ModelProposer;
import dev.refine.propose.plan.Plan;
import dev.refine.propose.plan.PlanProposer;
import dev.refine.propose.plan.PlanReader;
import dev.refine.propose.rules.RulesProposer;
import dev.refine.workload.EditableFile;
import dev.refine.workload.EnvironmentVariables;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import dev.refine.workload.command.CommandLine;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns the manifest's {@code proposer} into a proposer. */
public final class Proposers {

    private static final String USUAL_PLAN = "REFINE_PLAN.md";

    private final Workload workload;
    private final Path plan;
    private final Models models;
    private final Set<String> names = new HashSet<>();
    private int commands;

    /** @param plan the file of {@code --plan}, or null */
    Proposers(Workload workload, Path plan, Models models) {
        this.workload = workload;
        this.plan = plan;
        this.models = models;
    }

    /** Refuses what cannot be built, before a session exists. */
    public static void check(Console console, Workload workload, Path plan) {
        new Proposers(workload, plan, Models.of(console, workload.manifest())).check();
    }

    /** Refuses programs that are not there, before anything is paid for. */
    public static void requirePrograms(Console console, Workload workload) {
        Manifest manifest = workload.manifest();
        new Proposers(workload, null, Models.of(console, manifest))
                .requireOne(EnvironmentVariables.of(manifest, UserEnvironment.of(console.variables()))
                        .all());
    }

    private void check() {
        for (JsonNode spec : single(workload.manifest())) {
            if (isPlan(spec)) {
                PlanReader.read(planFile(workload.manifest(), plan), editable(workload));
            } else if (spec.has("model")) {
                EndpointSpec model = model(spec);
                models.check(model);
                AskedSpec.requirePrice(
                        workload.manifest(),
                        models.knowsPrice(model),
                        model.name(),
                        "Give {\"model\": {\"name\": ..., \"prices\": \"prices.json\"}}, or set " + Models.PRICES
                                + ".");
            } else if (spec.has("preset")) {
                String name = spec.get("preset").asText();
                AskedSpec.requirePrice(
                        workload.manifest(),
                        models.preset(name).reportsCost(),
                        name,
                        "Its program does not say what it cost: set a budget in runs or minutes.");
            }
        }
    }

    /** One that can be started is enough: the others give way to it. */
    private void requireOne(Map<String, String> variables) {
        List<String> obstacles = new ArrayList<>();
        for (JsonNode spec : single(workload.manifest())) {
            Optional<String> obstacle = obstacle(spec, variables);
            if (obstacle.isEmpty()) {
                return;
            }
            obstacles.add(obstacle.get());
        }
        throw new UsageException(Problem.of(
                "proposer-missing",
                "no proposer can be started: " + String.join("; ", obstacles),
                "",
                "Install it, or correct \"proposer\" in "
                        + workload.manifest().file().getFileName()
                        + "; refine check runs the cases without one."));
    }

    private Optional<String> obstacle(JsonNode spec, Map<String, String> variables) {
        if (spec.has("preset")) {
            return models.obstacle(spec.get("preset").asText());
        }
        Path folder = workload.manifest().folder();
        return spec.has("command")
                ? new Command(
                                CommandLine.of(spec.get("command")).argv(),
                                folder,
                                variables,
                                new byte[0],
                                folder,
                                AskedSpec.timeout(spec))
                        .obstacle()
                : Optional.empty();
    }

    /** The plan that the manifest or {@code --plan} asks to follow, if any; read by itself, since it may choose cases. */
    public static Optional<Plan> plan(Manifest manifest, Path file) {
        return followed(manifest, file).map(plan -> {
            Workload workload = Workload.resolve(manifest);
            return PlanReader.read(plan, editable(workload), workload::missed);
        });
    }

    /** The file of that plan. */
    static Optional<Path> followed(Manifest manifest, Path file) {
        return single(manifest).stream().anyMatch(Proposers::isPlan)
                ? Optional.of(planFile(manifest, file))
                : Optional.empty();
    }

    Proposer build(Processes processes, SessionFolder session, Map<String, String> variables, StopSignal stop) {
        List<Proposer> proposers = specs(workload.manifest()).stream()
                .map(spec -> build(spec, processes, session, variables, stop))
                .toList();
        return proposers.size() == 1
                ? proposers.get(0)
                : new ProposerChain(ProposerRepair.each(proposers, stop::isRequested), stop::isRequested);
    }

    private Proposer build(
            JsonNode spec, Processes processes, SessionFolder session, Map<String, String> variables, StopSignal stop) {
        if (spec.has("race")) {
            List<Proposer> racing = new ArrayList<>();
            spec.get("race").forEach(one -> racing.add(build(one, processes, session, variables, stop)));
            return new ProposerRace(ProposerRepair.each(racing, stop::isRequested));
        } else if (isPlan(spec)) {
            return new PlanProposer(PlanReader.read(planFile(workload.manifest(), plan), editable(workload)));
        } else if (spec.isTextual()) {
            return new StoppableRules(new RulesProposer(), stop);
        } else if (spec.has("model")) {
            EndpointSpec model = model(spec);
            return asking(models.client(model, usage -> {}), model.limits(), session);
        } else if (spec.has("preset")) {
            String name = spec.get("preset").asText();
            return asking(models.program(name, processes, usage -> {}), AskedSpec.limits(spec), session);
        }
        return command(spec, processes, session, variables);
    }

    private Proposer asking(ModelClient client, ModelRequest.Limits limits, SessionFolder session) {
        return new ModelProposer(
                distinct(client.name()),
                models.keeping(client, session.proposals().resolve("model")),
                limits,
                new SecureRandom());
    }

    private static EndpointSpec model(JsonNode spec) {
        return EndpointSpec.read(spec.get("model"), "proposer.model").withUsualTimeout(AskedSpec.timeout(spec));
    }

    private Proposer command(JsonNode spec, Processes processes, SessionFolder session, Map<String, String> variables) {
        ProposerCommand line = new ProposerCommand(
                commandName(),
                CommandLine.of(spec.get("command")),
                workload.manifest().folder(),
                variables,
                AskedSpec.timeout(spec));
        return new CommandProposer(line, processes, () -> captureFolder(session));
    }

    /** With its number in the manifest where there are several: the log is to say who has answered. */
    private String commandName() {
        commands++;
        long all = single(workload.manifest()).stream()
                .filter(spec -> spec.has("command"))
                .count();
        return all == 1 ? "command" : "command " + commands;
    }

    /** The log, and whose turn it is after a refusal, go by names; the first of one name has had it in every session. */
    private String distinct(String name) {
        String own = name;
        for (int number = 2; !names.add(own); number++) {
            own = name + " " + number;
        }
        return own;
    }

    /** Not when a proposer that is asked at the same time was quicker. */
    private static boolean isMade(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** A folder for each call: what was sent and answered stays with the session. */
    private static Path captureFolder(SessionFolder session) {
        try {
            Files.createDirectories(session.proposals());
            for (int number = 1; ; number++) {
                Path folder = session.proposals().resolve(Integer.toString(number));
                if (!Files.exists(folder) && isMade(folder)) {
                    return folder;
                }
            }
        } catch (IOException e) {
            throw new StorageException(
                    Problem.of(
                            "proposals-folder",
                            "the proposer's messages cannot be kept in " + session.proposals(),
                            "The system says: " + e.getMessage() + ".",
                            "Make room or correct the permissions, then continue with --continue."),
                    e);
        }
    }

    /** Those that a race is made of, each by itself. */
    private static List<JsonNode> single(Manifest manifest) {
        List<JsonNode> single = new ArrayList<>();
        Deque<JsonNode> open = new ArrayDeque<>(specs(manifest));
        while (!open.isEmpty()) {
            JsonNode spec = open.pop();
            if (spec.has("race")) {
                spec.get("race").forEach(open::add);
            } else {
                single.add(spec);
            }
        }
        return single;
    }

    /** As the manifest says; without a word the built-in rules. */
    public static List<JsonNode> specs(Manifest manifest) {
        List<JsonNode> named = manifest.loop().proposers();
        return named.isEmpty() ? List.of(Json.tree("rules")) : named;
    }

    private static boolean isPlan(JsonNode spec) {
        return spec.isTextual() && spec.asText().equals("plan");
    }

    private static Path planFile(Manifest manifest, Path plan) {
        return plan == null ? manifest.folder().resolve(USUAL_PLAN) : plan;
    }

    public static Set<String> editable(Workload workload) {
        return workload.files().stream().map(EditableFile::relative).collect(Collectors.toSet());
    }
}
