package dev.refine.cli.expect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.ProgressLine;
import dev.refine.cli.terminal.Scratch;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.Wiring;
import dev.refine.files.AtomicFile;
import dev.refine.files.Sha256;
import dev.refine.files.VisibleText;
import dev.refine.journal.Event;
import dev.refine.journal.session.Session;
import dev.refine.json.Json;
import dev.refine.problem.Count;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.score.Standing;
import dev.refine.workload.Case;
import dev.refine.workload.ExpectedPath;
import dev.refine.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the cases, has their outputs reviewed, and writes what was accepted at once, one file after the other. */
final class ExpectRun {

    private final ExpectCommand options;
    private final Console console;
    private final OpenedWorkload opened;
    private final boolean named;
    private final Map<String, String> places;
    private final Map<String, String> written = new LinkedHashMap<>();

    /**
     * @param opened the cases to run
     * @param named whether the user named the cases
     * @param places of expected files, by case
     */
    ExpectRun(ExpectCommand options, OpenedWorkload opened, boolean named, Map<String, String> places) {
        this.options = options;
        this.console = options.console;
        this.opened = opened;
        this.named = named;
        this.places = places;
    }

    /**
     * Where the expected file of each case lies, or will.
     *
     * @throws UsageException when that is not clear
     */
    static Map<String, String> places(Workload workload) {
        Map<String, String> found = new LinkedHashMap<>();
        Map<String, String> users = new HashMap<>();
        for (Case input : workload.all()) {
            Path folder = workload.manifest().folder();
            String place = input.expected()
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .or(() -> ExpectedPath.of(workload.manifest().cases(), input.relative()))
                    .orElseThrow(() -> unclear(input, "Its wildcards do not fit those of casePaths."));
            String other = users.put(place, input.id());
            if (other != null) {
                throw unclear(input, "It would share " + place + " with case " + other + ".");
            }
            found.put(input.id(), place);
        }
        return found;
    }

    private static UsageException unclear(Case input, String found) {
        return new UsageException(Problem.of(
                "expected-place",
                "expectedPaths does not say where the expected file of case " + input.id() + " lies",
                found,
                "Give expectedPaths the same wildcards as casePaths."));
    }

    int run(Session started) {
        try (started;
                Wiring wiring = new Wiring(console, opened, started, null, false)) {
            wiring.loop(Optional.empty(), ProgressLine.of(console, options.common));
            if (wiring.isStopped()) {
                return interrupted(unreviewed(started.folder().path().toString()));
            }
            ReviewedOutputs outputs = new ReviewedOutputs(opened, started, wiring, places);
            List<Case> cases = chosen(outputs);
            Map<String, List<JsonNode>> trials = outputs.trials(cases);
            if (wiring.isStopped()) {
                return interrupted(unreviewed(started.folder().path().toString()));
            }
            // A question ends with the signal then, and what was answered before is told.
            Interrupts.during(() -> review(started, outputs, cases, trials), () -> {});
            wiring.writeDebrief();
            int exit = finish(started, named ? opened.workload().all() : cases);
            return Interrupts.isRequested() ? interrupted(exit) : exit;
        }
    }

    /** Of a command that was interrupted before there was a session. */
    int unbegun() {
        return unreviewed(null);
    }

    /** A program reads one document, also where nobody came to look at an output. */
    private int unreviewed(String session) {
        int exit = ExitCode.ofInterrupted();
        if (options.common.json) {
            List<String> left = opened.workload().all().stream().map(Case::id).toList();
            print(session, left, Optional.of("interrupted"), exit);
        }
        return exit;
    }

    /** The last words; the exit code is that of the signal. */
    private int interrupted(int exit) {
        String kept = written.isEmpty()
                ? "interrupted before any expected file was written"
                : "interrupted after " + Count.of(written.size(), "expected file")
                        + (written.size() == 1 ? ", which stays" : ", which stay");
        console.out().flush();
        console.err().println(VisibleText.of(kept + "; go on with: " + options.again()));
        return exit;
    }

    /**
     * Those that the user named, else those without an expected file, else those that fail. Unreviewed only those without an
     * expected file.
     */
    private List<Case> chosen(ReviewedOutputs outputs) {
        List<Case> all = opened.workload().all();
        if (named && !options.acceptAll) {
            return all;
        }
        List<Case> open =
                all.stream().filter(input -> input.expected().isEmpty()).toList();
        return !open.isEmpty() || options.acceptAll
                ? open
                : all.stream()
                        .filter(input -> outputs.result(input)
                                .filter(result -> result.standing() == Standing.FAILED)
                                .isPresent())
                        .toList();
    }

    private void review(
            Session session, ReviewedOutputs outputs, List<Case> cases, Map<String, List<JsonNode>> trials) {
        ExpectDialogue dialogue = new ExpectDialogue(console);
        int number = 0;
        for (Case input : cases) {
            number++;
            Reviewed reviewed = outputs.of(input, trials.getOrDefault(input.id(), List.of()));
            if (options.acceptAll) {
                reviewed.output().ifPresent(output -> write(session, reviewed, output, "unreviewed"));
                continue;
            }
            String heading = "Case " + number + " of " + cases.size() + ": " + VisibleText.onOneLine(input.id());
            ExpectDialogue.Answer answer = dialogue.ask(reviewed, heading);
            if (answer instanceof ExpectDialogue.Answer.Write accepted) {
                write(session, reviewed, accepted.content(), accepted.how());
            } else if (answer instanceof ExpectDialogue.Answer.Quit) {
                return;
            }
        }
    }

    private void write(Session session, Reviewed reviewed, JsonNode content, String how) {
        Path file = opened.workload().manifest().folder().resolve(reviewed.path());
        byte[] bytes = (Json.pretty(content) + "\n").getBytes(StandardCharsets.UTF_8);
        String reviewer = how.equals("unreviewed") ? "" : options.reviewer();
        session.append(
                new Event.ExpectedWritten(reviewed.input().id(), reviewed.path(), Sha256.of(bytes), how, reviewer));
        if (Files.exists(file)) {
            AtomicFile.replaceKeeping(file, bytes).forEach(console.err()::println);
        } else {
            Scratch.makeFolder(file.getParent());
            AtomicFile.write(file, bytes);
        }
        written.put(reviewed.input().id(), how);
    }

    /** @param asked the cases that this was about, taken or not */
    private int finish(Session session, List<Case> asked) {
        List<String> left = asked.stream()
                .map(Case::id)
                .filter(id -> !written.containsKey(id))
                .toList();
        int exit = Interrupts.exit().orElse(left.isEmpty() ? ExitCode.GOAL_MET : ExitCode.GOAL_NOT_MET);
        if (options.common.json) {
            print(session.folder().path().toString(), left, cutShort(session), exit);
            return exit;
        }
        written.forEach((id, how) -> console.out().println(VisibleText.of(places.get(id) + ": " + how)));
        if (options.acceptAll) {
            asked.stream()
                    .filter(input -> input.expected().isPresent())
                    .forEach(input -> console.out()
                            .println(VisibleText.of(places.get(input.id()) + ": was there already, left as it is")));
        }
        console.out()
                .println(Count.of(written.size(), "expected file") + " written, " + Count.of(left.size(), "case")
                        + " left as before");
        cutShort(session).ifPresent(reason -> console.out().println("not every case was run: " + reason));
        return exit;
    }

    private void print(String session, List<String> left, Optional<String> reason, int exit) {
        ObjectNode json = Json.object();
        json.put("workload", opened.workload().manifest().workloadId());
        json.put("session", session);
        ArrayNode files = json.putArray("written");
        written.forEach((id, how) ->
                files.addObject().put("case", id).put("path", places.get(id)).put("how", how));
        json.set("left", Json.tree(left));
        reason.ifPresent(text -> json.put("reason", text));
        json.put("exit", exit);
        console.out().println(Json.pretty(json));
    }

    private static Optional<String> cutShort(Session session) {
        return session.state().current().stop().map(Event.StopRequested::reason);
    }
}
