package dev.refine.cli.wiring;

import dev.refine.cli.ask.InsideAsk;
import dev.refine.cli.person.Pauses;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.UserEnvironment;
import dev.refine.compare.Comparer;
import dev.refine.compare.ValidationScripts;
import dev.refine.critique.PageChoice;
import dev.refine.critique.memory.RememberingCritic;
import dev.refine.diagnose.FailureGroup;
import dev.refine.edit.ListedFiles;
import dev.refine.files.AtomicFile;
import dev.refine.files.Templates;
import dev.refine.journal.session.Session;
import dev.refine.loop.Bench;
import dev.refine.loop.Diagnosis;
import dev.refine.loop.Keys;
import dev.refine.loop.Person;
import dev.refine.loop.Progress;
import dev.refine.loop.RefineLoop;
import dev.refine.loop.Requests;
import dev.refine.loop.StopSignal;
import dev.refine.loop.judge.CaseJudge;
import dev.refine.loop.judge.Comparing;
import dev.refine.loop.judge.CritiqueReviewer;
import dev.refine.loop.judge.Viewing;
import dev.refine.process.GuardedProcesses;
import dev.refine.process.Processes;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.Proposer;
import dev.refine.propose.Reply;
import dev.refine.report.Debrief;
import dev.refine.run.CaseText;
import dev.refine.run.Runner;
import dev.refine.run.local.LocalRunner;
import dev.refine.run.worker.WorkerPlan;
import dev.refine.run.worker.WorkerRunner;
import dev.refine.score.Metric;
import dev.refine.workload.EnvironmentVariables;
import dev.refine.workload.Manifest;
import dev.refine.workload.ModeReader;
import dev.refine.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

/** The one place that names adapters, clocks and the environment: lays out what a session works with. */
public final class Wiring implements AutoCloseable {

    private final OpenedWorkload opened;
    private final Session session;
    private final GuardedProcesses guarded = new GuardedProcesses();
    private final Processes processes;
    private final EnvironmentVariables variables;
    private final Models models;
    private final Keys keys;
    private final Runner clock;
    private final Runner runner;
    private final Comparing comparing;
    private final boolean fresh;
    private CaseJudge judge;
    private final Proposer proposer;
    private final ListedFiles files;
    private final StopSignal stop = new StopSignal();

    /** @param fresh whether every run is made anew, whatever is remembered of earlier sessions */
    public Wiring(Console console, OpenedWorkload given, Session session, Path plan, boolean fresh) {
        this.opened = given.within(session.folder());
        Workload workload = opened.workload();
        Manifest manifest = workload.manifest();
        this.session = session;
        this.processes =
                new MaskedProcesses(new InsideAsk(guarded, new AskedModels(manifest.folder())), session.secrets());
        this.variables = EnvironmentVariables.of(manifest, UserEnvironment.of(console.variables()));
        this.models = Models.of(console, manifest);
        this.files = ListedFiles.of(workload.files());
        this.keys =
                new FileKeys(workload, files, variables.keyed(), session.state().started());
        this.clock = starting(manifest);
        this.fresh = fresh;
        this.comparing = new Comparing(workload, new Comparer(opened.rules()), stop::unlessRequested);
        this.runner = new Runners(workload, session, keys, comparing).over(clock, fresh);
        this.judge = judge(Optional.empty());
        this.proposer = new ProposerOnDemand(
                () -> new Proposers(workload, plan, models).build(processes, session.folder(), variables.all(), stop));
    }

    private CaseJudge judge(Optional<CritiqueReviewer> reviewer) {
        Manifest manifest = opened.workload().manifest();
        Path folder = session.folder().path();
        return new CaseJudge(
                opened.workload(),
                session.folder(),
                comparing,
                new ValidationScripts(manifest, processes, folder, variables.all()),
                viewing().with(reviewer));
    }

    /** Critiques are remembered beyond the session where runs are. */
    private Viewing viewing() {
        Manifest manifest = opened.workload().manifest();
        Critics critics = new Critics(manifest, models);
        Viewing viewing = critics.viewing(processes, session.folder().path(), variables.all())
                .choosing(new PageChoice(session.state().started().settings().pages()));
        Path memory = Remembered.folderOfCritiques(manifest);
        return manifest.run().cache() == Manifest.Cache.WORKLOAD
                ? viewing.asking(critic -> new RememberingCritic(
                        critic, critics.means() + variables.keyed(), memory, session.secrets(), !fresh))
                : viewing;
    }

    /** From now on somebody looks after the critic. */
    public void reviewedBy(CritiqueReviewer reviewer) {
        judge = judge(Optional.of(reviewer));
    }

    /** What really runs a case, each time it is asked. */
    private Runner starting(Manifest manifest) {
        Path folder = session.folder().path();
        return manifest.run().worker().isPresent()
                ? new WorkerRunner(
                        WorkerPlan.of(manifest, guarded, folder, variables.all(), session.secrets()),
                        manifest,
                        keys::state)
                : new LocalRunner(manifest, processes, folder, variables.all());
    }

    /** Runs the loop to its end, or until the user interrupts it. */
    public void loop(Optional<Person> person, Progress progress) {
        interruptible(new RefineLoop(bench(person, progress))::run);
    }

    /** The same with pauses for a person; says what the last of them led to. */
    public Pauses.Next loop(Optional<Person> person, Progress progress, Pauses pauses) {
        RefineLoop loop = new RefineLoop(bench(person, progress));
        AtomicReference<Pauses.Next> next = new AtomicReference<>(Pauses.Next.GO_ON);
        interruptible(() -> next.set(pauses.run(loop, stop)));
        return next.get();
    }

    /** What fails in the best state, biggest group first. */
    public List<FailureGroup> failures() {
        return session.state()
                .best()
                .map(best -> diagnosis().groups(best.results()))
                .orElse(List.of());
    }

    /** Work on the session's files that Ctrl-C ends. */
    public void interruptible(Runnable work) {
        files.sweep();
        Interrupts.during(() -> untilStopped(work), this::interrupt);
    }

    private void untilStopped(Runnable work) {
        try {
            work.run();
        } catch (CancellationException e) {
            if (!stop.isRequested()) {
                throw e;
            }
        }
    }

    /** Runs the first case only. */
    public void validate() {
        interruptible(new RefineLoop(bench(Optional.empty(), Progress.SILENT))::validate);
    }

    /** What a proposer would be given now. */
    public ProposalRequest request() {
        return new Requests(bench(Optional.empty(), Progress.SILENT)).build(Optional.empty());
    }

    /** What the proposer answers to the state as it stands; empty when the user interrupts it. */
    public Optional<Reply> proposals() {
        AtomicReference<Reply> reply = new AtomicReference<>();
        interruptible(() -> reply.set(proposer.propose(request())));
        return Optional.ofNullable(reply.get()).filter(answered -> !isStopped());
    }

    private void interrupt() {
        stop.request();
        runner.cancel();
        processes.cancel();
        models.cancel();
    }

    /** Also by a signal that came between two works, when there was nothing to end. */
    public boolean isStopped() {
        return stop.isRequested() || Interrupts.isRequested();
    }

    public Bench bench(Optional<Person> person, Progress progress) {
        Workload workload = opened.workload();
        Manifest manifest = workload.manifest();
        long began = System.nanoTime();
        return new Bench(
                workload,
                ModeReader.read(manifest.loop().goal().mode(), manifest.folder()),
                session,
                runner,
                clock,
                keys,
                judge,
                proposer,
                files,
                new EditCheckCommands(manifest.editing().editCheck(), oneShot(manifest)),
                ExperimentDesigns.of(
                        workload, session.state().started().settings().seed()),
                opened.objective(),
                new FigureMeter(
                        manifest.loop().goal().metricCommand(),
                        oneShot(manifest),
                        new MetricRequest(workload, session.folder(), diagnosis()),
                        opened.objective(),
                        files,
                        manifest.loop().goal().mode().equals("speed")
                                || opened.objective().names(Metric.PROMPT_TOKENS)),
                person,
                progress,
                stop,
                Notes.read(manifest.file(), session),
                CaseText.of(manifest, processes, session.folder().path(), variables.all(), progress::said),
                () -> (System.nanoTime() - began) / 60e9);
    }

    private OneShot oneShot(Manifest manifest) {
        return new OneShot(
                processes,
                manifest.folder(),
                variables.all(),
                manifest.run().limits().timeout());
    }

    public Diagnosis diagnosis() {
        return new Diagnosis(judge, opened.workload(), session, stop);
    }

    /** Not when the user is waiting for the program to end and it would take long. */
    public void writeDebrief() {
        untilStopped(this::writeDebriefNow);
    }

    private void writeDebriefNow() {
        Templates templates = new Templates(opened.workload().manifest().folder());
        String text = Debrief.render(session.state(), failures(), templates);
        AtomicFile.write(
                session.folder().debrief(), session.secrets().hide(text).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        runner.close();
        processes.close();
        CutShort last = new CutShort(session.folder(), session.secrets());
        // What a worker wrote after its last case.
        last.hideBelow(session.folder().workers());
        if (stop.isRequested()) {
            last.hide(session.state().current());
        }
    }
}
