package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.person.PlanApproval;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.ProgressLine;
import dev.refine.cli.terminal.WorkloadCommand;
import dev.refine.cli.wiring.Critics;
import dev.refine.cli.wiring.KnownSecrets;
import dev.refine.cli.wiring.Locked;
import dev.refine.cli.wiring.ManifestFile;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.Preflight;
import dev.refine.cli.wiring.Proposers;
import dev.refine.cli.wiring.SessionStart;
import dev.refine.cli.wiring.Wiring;
import dev.refine.files.AtomicFile;
import dev.refine.files.Templates;
import dev.refine.files.VisibleText;
import dev.refine.journal.Event;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.session.Session;
import dev.refine.journal.session.Sessions;
import dev.refine.json.Json;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.propose.Reply;
import dev.refine.propose.plan.Plan;
import dev.refine.propose.plan.PlanWriter;
import dev.refine.workload.Holdout;
import dev.refine.workload.Manifest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code refine plan}: a baseline scan and what the proposer would try, as a file that a person can change. */
@Command(
        name = "plan",
        description = "Measure the baseline and write ranked hypotheses to REFINE_PLAN.md, for --plan to try.",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false)
final class PlanCommand extends WorkloadCommand {

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "Where to write it; default: REFINE_PLAN.md beside the manifest. Never overwritten.")
    private Path plan;

    @Option(
            names = "--case",
            paramLabel = "CASE",
            description = "Only these cases: path, glob, case id, @failing or @changed. May be repeated.")
    private List<String> cases = new ArrayList<>();

    private boolean approved;
    private Path written;

    PlanCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        return Interrupts.throughout(console, this::plan);
    }

    private int plan() {
        Manifest manifest = ManifestFile.read(console, common);
        return OpenedWorkload.unlessInterrupted(
                        console,
                        () -> OpenedWorkload.of(console, manifest, cases, Holdout.KEPT_ASIDE)
                                .perturbed(console))
                .map(this::plan)
                .orElseGet(() -> noPlan(Results.INTERRUPTED));
    }

    private int plan(OpenedWorkload opened) {
        Manifest manifest = opened.workload().manifest();
        JudgedBy.require(opened);
        Path target = plan == null ? manifest.folder().resolve("REFINE_PLAN.md") : plan.toAbsolutePath();
        if (Files.exists(target)) {
            throw new UsageException(Problem.of(
                    "plan-exists",
                    "there is a plan already: " + console.shown(target),
                    "It may hold your own changes.",
                    "Rename it, or name another file with --plan FILE."));
        }
        Proposers.check(console, opened.workload(), null);
        Critics.check(console, opened.workload().manifest());
        return Locked.run(manifest, "refine plan", () -> {
            if (!Preflight.passes(manifest, console)) {
                return noPlan(Results.INTERRUPTED);
            }
            Sessions sessions = OpenedWorkload.sessions(console, manifest);
            return scan(SessionStart.ofCheck(opened).create(sessions, Optional.empty()), opened, target);
        });
    }

    private int scan(Session started, OpenedWorkload opened, Path target) {
        try (started;
                Wiring wiring = new Wiring(console, opened, started, null, false)) {
            wiring.loop(Optional.empty(), ProgressLine.of(console, common));
            if (wiring.isStopped()) {
                return noPlan(Results.INTERRUPTED);
            }
            Optional<String> cutShort = started.state().current().stop().map(Event.StopRequested::reason);
            if (cutShort.isPresent()) {
                return noPlan("the baseline is not complete: " + cutShort.get());
            }
            if (ExitCode.of(started.state(), true) == ExitCode.WORKLOAD) {
                return unmeasured(started, wiring);
            }
            Optional<Reply> answered = wiring.proposals();
            if (answered.isEmpty()) {
                return noPlan(Results.INTERRUPTED);
            }
            Reply reply = answered.get();
            Optional<Plan> found = Plans.from(reply, started.state(), opened.workload());
            if (found.isPresent()) {
                write(found.get(), started, opened, target);
                return ExitCode.GOAL_MET;
            }
            if (!common.json) {
                new Results(console, false).printCheck(started, wiring.diagnosis(), ExitCode.GOAL_NOT_MET);
            }
            boolean met =
                    started.state().end().filter(SessionEnd.CONVERGED::equals).isPresent();
            return noPlan(Plans.shortfall(reply), met ? ExitCode.GOAL_MET : ExitCode.GOAL_NOT_MET);
        }
    }

    /** To the session and to the user, who may approve of it at once. */
    private void write(Plan found, Session started, OpenedWorkload opened, Path target) {
        Manifest manifest = opened.workload().manifest();
        String text = new PlanWriter(new Templates(manifest.folder())).write(found);
        byte[] hidden = KnownSecrets.of(console, manifest).hide(text).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(started.folder().plan(), hidden);
        AtomicFile.write(target, hidden);
        written = target;
        int experiments = found.experiments().size();
        if (common.json) {
            print(target.toString(), experiments, Optional.empty(), ExitCode.GOAL_MET);
            return;
        }
        console.out().println(VisibleText.of(console.shown(target) + ": " + experiments(experiments) + " with --plan"));
        if (console.interactive()) {
            console.out().flush();
            approved = new PlanApproval(console, Proposers.editable(opened.workload())).ask(target);
        }
    }

    /** What breaks down is to be mended first; what the few other cases show is no ground for a plan. */
    private int unmeasured(Session started, Wiring wiring) {
        if (!common.json) {
            new Results(console, false).printCheck(started, wiring.diagnosis(), ExitCode.WORKLOAD);
            return noPlan("the baseline could not be measured", ExitCode.WORKLOAD);
        }
        String reason =
                Results.unmeasured(started.state()).map(Problem::sentence).orElse("the baseline could not be measured");
        console.err().println(VisibleText.of(reason));
        return noPlan(reason, ExitCode.WORKLOAD);
    }

    private int noPlan(String reason) {
        return noPlan(reason, ExitCode.ofInterrupted());
    }

    private int noPlan(String reason, int exit) {
        if (common.json) {
            print(null, 0, Optional.of(reason), exit);
        } else {
            console.out().println(VisibleText.of(reason + "; no plan is written"));
        }
        return exit;
    }

    private void print(String file, int experiments, Optional<String> reason, int exit) {
        ObjectNode json = Json.object();
        json.put("plan", file);
        json.put("experiments", experiments);
        reason.ifPresent(text -> json.put("reason", text));
        json.put("exit", exit);
        console.out().println(Json.pretty(json));
    }

    private static String experiments(int count) {
        return count == 1 ? "1 experiment; try it" : count + " experiments, the most promising first; try them";
    }

    /** Where the plan was written, if somebody looked at it and approved it. */
    Optional<Path> approved() {
        return approved ? Optional.of(written) : Optional.empty();
    }
}
