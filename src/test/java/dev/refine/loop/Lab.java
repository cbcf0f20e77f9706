package dev.refine.loop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.compare.CompareRules;
import dev.refine.compare.Comparer;
import dev.refine.compare.ValidationScripts;
import dev.refine.critique.CritiqueRequest;
import dev.refine.critique.PageChoice;
import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.edit.ListedFiles;
import dev.refine.files.Secrets;
import dev.refine.files.Sha256;
import dev.refine.files.Templates;
import dev.refine.journal.Event;
import dev.refine.journal.Overrides;
import dev.refine.journal.SessionSettings;
import dev.refine.journal.file.JournalFile;
import dev.refine.journal.session.Session;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.json.Json;
import dev.refine.loop.judge.CaseJudge;
import dev.refine.loop.judge.Comparing;
import dev.refine.loop.judge.Viewing;
import dev.refine.process.Processes;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.Proposer;
import dev.refine.propose.Reply;
import dev.refine.run.CaseText;
import dev.refine.run.Runner;
import dev.refine.score.Objective;
import dev.refine.workload.Case;
import dev.refine.workload.EditableFile;
import dev.refine.workload.Manifest;
import dev.refine.workload.Mode;
import dev.refine.workload.Workload;
import dev.refine.workload.manifest.ManifestReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A real workload in a real folder with a fake runner and a scripted proposer. Each case names rules, one a line; its
 * right answer is {@code {"a":"ok",…}} over its rules. The fake answers {@code ok} for a rule that stands in the prompt
 * and {@code bad} otherwise, and adds {@code "junk"} when the prompt holds {@code junk} and the case the rule {@code j}.
 */
final class Lab {

    final Path folder;
    final FakeRunner runner;
    Runner cases;
    Proposer proposer = new ScriptedProposer();
    final Deque<Function<ProposalRequest, Reply>> replies = new ArrayDeque<>();
    final List<ProposalRequest> requests = new ArrayList<>();
    StopSignal stop = new StopSignal();
    private final ObjectNode manifest = Json.object();
    Clock clock = Clock.systemUTC();
    Optional<Person> person = Optional.empty();
    Processes processes = new NoProcesses();
    EditChecks editChecks = Optional::empty;
    double minutes;
    Objective objective = Objective.allPass();
    Meter meter = Meter.NONE;
    Runner stopwatch;
    /** Nobody looks at anything. */
    Viewing viewing = new Viewing(
            "",
            Optional.empty(),
            Optional.empty(),
            new CritiqueRequest.Brief("", List.of(), 70),
            PageChoice.ALL,
            Optional.empty());

    Lab(Path folder) {
        this.folder = folder;
        this.runner = new FakeRunner(folder.resolve("prompt.md"));
        this.cases = runner;
        this.stopwatch = runner;
        manifest.put("workloadId", "lab");
        manifest.putArray("promptPaths").add("prompt.md");
        manifest.putArray("casePaths").add("cases/*.txt");
        manifest.putArray("expectedPaths").add("expected/*.json");
        manifest.put("runCommand", "true {case} {output}");
        manifest.put("outputPath", "out/{caseId}.json");
        write("prompt.md", "Extract.\n");
    }

    Lab with(Consumer<ObjectNode> change) {
        change.accept(manifest);
        return this;
    }

    /** A case whose answer needs these rules. */
    Lab given(String id, String... rules) {
        write("cases/" + id + ".txt", String.join("\n", rules) + "\n");
        ObjectNode expected = Json.object();
        for (String rule : rules) {
            expected.put(rule, "ok");
        }
        write("expected/" + id + ".json", Json.compact(expected));
        return this;
    }

    /** No expected file: whatever judges the outputs, it is not a comparison. */
    Lab withoutExpected() {
        return with(manifest -> manifest.remove("expectedPaths"));
    }

    /** The next answer of the proposer: append a line to the prompt, for the hope that it fixes these cases. */
    Lab proposes(String line, String... fixes) {
        replies.add(request -> new Reply.Candidates(List.of(proposal(line, fixes))));
        return this;
    }

    static Proposal proposal(String line, String... fixes) {
        Hypothesis hypothesis = new Hypothesis(
                line + " is missing", "nobody said " + line, new Prediction(List.of(fixes), List.of()), "High");
        return new Proposal(hypothesis, List.of(new Edit("prompt.md", "", line + "\n")), "", "", "script");
    }

    Session newSession() {
        Workload workload = workload();
        List<String> files =
                workload.files().stream().map(EditableFile::relative).toList();
        Event.SessionStarted started = new Event.SessionStarted(
                JournalFile.VERSION,
                "test",
                "lab",
                folder.resolve("refine.manifest.json").toString(),
                workload.manifest().sha256(),
                workload.cases().stream().map(this::ref).toList(),
                workload.holdout().stream().map(this::ref).toList(),
                0,
                files.stream()
                        .map(file -> new Event.FileRef(file, Sha256.of(bytes(file))))
                        .toList(),
                settings(workload.manifest().loop()),
                "");
        return sessions()
                .create(
                        Optional.empty(),
                        bytes("refine.manifest.json"),
                        files.stream().map(this::bytes).toList(),
                        started);
    }

    private SessionSettings settings(Manifest.LoopSpec loop) {
        return new SessionSettings(
                false,
                person.isEmpty(),
                loop.goal().mode(),
                loop.maxIterations(),
                loop.measuring().measure().name(),
                loop.plateau(),
                loop.restoreBest(),
                7,
                List.of(),
                "script",
                List.of(),
                Overrides.NONE);
    }

    Session reopened() {
        return sessions()
                .open(Sessions.newest(folder.resolve("refine.manifest.json")).orElseThrow());
    }

    private Sessions sessions() {
        return new Sessions(folder, new Templates(folder), clock, Secrets.ofShape());
    }

    private Event.CaseRef ref(Case input) {
        return new Event.CaseRef(input.id(), input.relative(), "", "");
    }

    /** Runs a new session to its end. */
    Session run() {
        Session session = newSession();
        goOn(session);
        return session;
    }

    void goOn(Session session) {
        new RefineLoop(bench(session)).run();
    }

    Bench bench(Session session) {
        Workload workload = workload();
        SessionFolder home = session.folder();
        CaseJudge judge = new CaseJudge(
                workload,
                home,
                new Comparing(workload, new Comparer(CompareRules.none()), stop::unlessRequested),
                new ValidationScripts(workload.manifest(), processes, home.path(), Map.of()),
                viewing);
        ListedFiles files = ListedFiles.of(workload.files());
        return new Bench(
                workload,
                new Mode("accuracy", Map.of(), ""),
                session,
                cases,
                stopwatch,
                new PromptKeys(files),
                judge,
                proposer,
                files,
                editChecks,
                new ExperimentDesign(Set.of(), Set.of(), 7),
                objective,
                meter,
                person,
                Progress.SILENT,
                stop,
                List.of(),
                CaseText.of(workload.manifest(), processes, home.path(), Map.of(), said -> {}),
                () -> minutes);
    }

    Workload workload() {
        write("refine.manifest.json", Json.pretty(manifest));
        return Workload.resolve(ManifestReader.read(folder.resolve("refine.manifest.json")));
    }

    String prompt() {
        return new String(bytes("prompt.md"), StandardCharsets.UTF_8);
    }

    void write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(String path) {
        try {
            return Files.readAllBytes(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class ScriptedProposer implements Proposer {

        @Override
        public String name() {
            return "script";
        }

        @Override
        public Reply propose(ProposalRequest request) {
            requests.add(request);
            Function<ProposalRequest, Reply> next = replies.poll();
            return next == null ? new Reply.Nothing("the script is over") : next.apply(request);
        }
    }

    /** Results depend on the prompt and the case alone. */
    private record PromptKeys(ListedFiles files) implements Keys {

        @Override
        public String state() {
            return Sha256.of(files.read("prompt.md"));
        }

        @Override
        public Map<String, String> inputs() {
            return Map.of();
        }

        @Override
        public String of(String state, Case input, int trial) {
            return Sha256.of(state + " " + input.id() + " " + trial);
        }
    }
}
