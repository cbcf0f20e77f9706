package dev.refine.cli.quality;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.UserEnvironment;
import dev.refine.cli.wiring.KnownSecrets;
import dev.refine.cli.wiring.Models;
import dev.refine.files.Secrets;
import dev.refine.files.Templates;
import dev.refine.files.VisibleText;
import dev.refine.model.ModelClient;
import dev.refine.process.GuardedProcesses;
import dev.refine.process.Processes;
import dev.refine.quality.Bench;
import dev.refine.quality.Person;
import dev.refine.quality.QualityLoop;
import dev.refine.quality.consensus.PanelEvaluator;
import dev.refine.quality.evaluate.CheckEvaluator;
import dev.refine.quality.evaluate.Checks;
import dev.refine.quality.evaluate.Evaluator;
import dev.refine.quality.evaluate.EvaluatorRequest;
import dev.refine.quality.evaluate.MedianEvaluator;
import dev.refine.quality.evaluate.SingleEvaluator;
import dev.refine.quality.record.QualitySession;
import dev.refine.quality.role.Actor;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Call;
import dev.refine.quality.role.CallShelf;
import dev.refine.quality.role.CommandActor;
import dev.refine.quality.role.ModelActor;
import dev.refine.quality.role.ReplayActor;
import dev.refine.quality.role.Role;
import dev.refine.quality.role.RoleCalls;
import dev.refine.quality.setup.QualityFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Lays out what a quality session works with; names its adapters and reads the environment. */
final class QualityWiring implements AutoCloseable {

    private final Console console;
    private final QualityCommand options;
    private final QualityFile file;
    private final QualitySession session;
    private final Processes processes = new GuardedProcesses();
    private final Map<String, String> environment;
    private final Models models;

    QualityWiring(Console console, QualityCommand options, QualityFile file, QualitySession session) {
        this.console = console;
        this.options = options;
        this.file = file;
        this.session = session;
        this.environment = new TreeMap<>(UserEnvironment.of(console.variables()));
        // An outer refine may have left its own here.
        this.models = new Models(UserEnvironment.of(console.variables()), file.home());
        environment.keySet().removeIf(name -> name.startsWith("REFINE_") && !name.equals(GuardedProcesses.RUN_ID));
    }

    /** Runs the loop to its end, or until the user interrupts it. */
    void run(QualityPanel panel, Person.Asked asked) {
        Secrets secrets = KnownSecrets.of(console);
        RoleCalls calls =
                new RoleCalls(new CallShelf(session.folder(), session.state().life()), actors(), secrets);
        Templates templates = new Templates(file.home());
        Bench bench = new Bench(
                file,
                session,
                calls,
                new Checks(
                        processes,
                        file.home(),
                        environment,
                        Duration.ofSeconds(file.limits().checkSeconds()),
                        secrets),
                processes,
                environment,
                evaluator(panel, calls, new EvaluatorRequest(templates)),
                panel.backends(),
                templates,
                secrets,
                Optional.of(new QualityPerson(console))
                        .filter(person -> console.interactive())
                        .map(Person.class::cast),
                asked,
                this::say);
        Interrupts.during(new QualityLoop(bench)::run, () -> {
            processes.cancel();
            models.cancel();
        });
    }

    private Function<Backend, Actor> actors() {
        Actor commands = new CommandActor(processes, file.home(), environment);
        Actor replays = new ReplayActor();
        Actor asked = new ModelActor(this::client);
        return backend -> backend.command() != null ? commands : backend.replay() != null ? replays : asked;
    }

    private ModelClient client(Backend backend) {
        return backend.preset() != null
                ? models.program(backend.preset(), processes, usage -> {})
                : models.client(backend.model(), usage -> {});
    }

    private Evaluator evaluator(QualityPanel voters, RoleCalls calls, EvaluatorRequest requests) {
        List<Backend> panel = voters.backends();
        if (panel.isEmpty()) {
            return new CheckEvaluator();
        }
        boolean gate = file.limits().impactGate()
                && !session.state().started().settings().once();
        if (voters.votes()) {
            Evaluator alone = file.role(Role.EVALUATOR)
                    .filter(own -> !panel.contains(own))
                    .map(own -> (Evaluator) new SingleEvaluator(calls, own, requests, asking(calls, "fallback", gate)))
                    .orElse(null);
            return new PanelEvaluator(
                    calls,
                    panel,
                    requests,
                    new PanelEvaluator.Limits(
                            file.limits().consensusRounds(), file.limits().consensusSeconds()),
                    new PanelEvaluator.Surroundings(
                            (more, made) -> covers(calls, more, made), session::write, Optional.ofNullable(alone)));
        }
        List<Evaluator> repeats = new ArrayList<>();
        for (int repeat = 1; repeat <= file.limits().evalRepeats(); repeat++) {
            repeats.add(
                    new SingleEvaluator(calls, panel.get(0), requests, asking(calls, String.valueOf(repeat), gate)));
        }
        return repeats.size() == 1
                ? repeats.get(0)
                : new MedianEvaluator(repeats, (more, made) -> covers(calls, more, made));
    }

    private SingleEvaluator.Asking asking(RoleCalls calls, String label, boolean gate) {
        return new SingleEvaluator.Asking(label, gate, (more, made) -> covers(calls, more, made));
    }

    /** Each further call is taken to cost what the dearest of these cost. What runs beside them has to be known. */
    private boolean covers(RoleCalls calls, int more, List<Call> made) {
        if (more == 0 || session.state().budget() == null) {
            return true;
        }
        calls.awaitBeside();
        double known = calls.answered().stream()
                .filter(call -> !session.state().knows(call))
                .mapToDouble(call -> call.costUsd() == null ? 0 : call.costUsd())
                .sum();
        double dearest = made.stream()
                .mapToDouble(call -> call.costUsd() == null ? 0 : call.costUsd())
                .max()
                .orElse(0);
        return session.state().affords(known + dearest * more);
    }

    private void say(String line) {
        if (!options.common.quiet) {
            console.err().println(VisibleText.of(line).replace('\n', ' '));
            console.err().flush();
        }
    }

    @Override
    public void close() {
        processes.close();
    }
}
