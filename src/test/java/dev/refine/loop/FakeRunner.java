package dev.refine.loop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.run.Runner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs cases by looking at the prompt; reports them in reverse order, since order must not matter. */
final class FakeRunner implements Runner {

    /** Ids of the cases that were run, in the order in which they were asked for. */
    final List<String> runs = new ArrayList<>();

    /** Cases that end so instead of giving an output. */
    final Map<String, CaseOutcome> outcomes = new HashMap<>();

    /** How many retries were allowed, in the order in which that was said. */
    final List<Integer> retryLimits = new ArrayList<>();

    /** What each start reports to have cost; NaN = it reports nothing. */
    double usd = Double.NaN;

    /** How often each run was started until it ended. */
    int attempts = 1;

    /** How long each run takes. */
    Duration took = Duration.ofMillis(1);

    /** What of the answer comes out otherwise by chance. */
    Chance chance = (task, rule, right) -> right;

    /** Whether answers stand in a code fence as long as the prompt does not say {@code bare}. */
    boolean chatty;

    /** Done while a case runs. */
    Consumer<CaseTask> meanwhile = task -> {};

    /** Whether a field is right that would be or would not. */
    interface Chance {

        boolean isRight(CaseTask task, String rule, boolean right);
    }

    private final Map<Path, String> inhabited = new HashMap<>();
    private final Path prompt;
    private Optional<Watch> watch = Optional.empty();
    private boolean cancelled;

    FakeRunner(Path prompt) {
        this.prompt = prompt;
    }

    @Override
    public void limitRetries(int most) {
        retryLimits.add(most);
    }

    @Override
    public void watch(Watch told) {
        watch = Optional.of(told);
    }

    @Override
    public void run(List<CaseTask> tasks, Consumer<CaseRun> finished) {
        List<CaseTask> reversed = new ArrayList<>(tasks);
        Collections.reverse(reversed);
        for (CaseTask task : reversed) {
            if (cancelled || !isAdmitted(task, List.of())) {
                return;
            }
            runs.add(task.input().id());
            meanwhile.accept(task);
            finished.accept(run(task));
        }
    }

    private boolean isAdmitted(CaseTask task, List<CaseRun.Attempt> before) {
        return watch.map(told -> told.admits(task, before)).orElse(true);
    }

    private CaseRun run(CaseTask task) {
        inhabit(task.folder());
        makeFolder(task);
        CaseOutcome outcome = outcomes.getOrDefault(task.input().id(), CaseOutcome.OUTPUT);
        List<CaseRun.Attempt> tried = new ArrayList<>();
        do {
            tried.add(new CaseRun.Attempt(outcome, 0, 1, usage()));
        } while (tried.size() < attempts && isAdmitted(task, tried));
        Optional<Path> output = outcome == CaseOutcome.OUTPUT ? Optional.of(answer(task)) : Optional.empty();
        return new CaseRun(task, outcome, 0, output, took, "", tried, CaseRun.Usage.over(tried), "");
    }

    private Optional<CaseRun.Usage> usage() {
        return Double.isNaN(usd)
                ? Optional.empty()
                : Optional.of(new CaseRun.Usage(Optional.empty(), Optional.empty(), Optional.of(usd)));
    }

    /** What ran under one prompt may be looked at again: nothing that runs under another one is to take its place. */
    private void inhabit(Path folder) {
        try {
            String now = Files.readString(prompt);
            String before = inhabited.putIfAbsent(folder, now);
            if (before != null && !before.equals(now)) {
                throw new AssertionError(folder + " holds the run under another prompt");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A runner leaves what a command wrote in the task's folder, so the folder is there, output or not. */
    private static void makeFolder(CaseTask task) {
        try {
            Files.createDirectories(task.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path answer(CaseTask task) {
        try {
            List<String> standing = Files.readAllLines(prompt);
            ObjectNode answer = Json.object();
            for (String rule : Files.readAllLines(task.input().path())) {
                if (rule.equals("j") && standing.contains("junk")) {
                    answer.put("junk", 1);
                }
                boolean broken = standing.contains("break " + rule);
                boolean right = standing.contains(rule) && !broken;
                answer.put(rule, chance.isRight(task, rule, right) ? "ok" : "bad");
            }
            boolean fenced = chatty && !standing.contains("bare");
            String text = fenced ? "```json\n" + Json.compact(answer) + "\n```\n" : Json.compact(answer);
            return Files.writeString(task.folder().resolve("output.json"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void close() {}
}
