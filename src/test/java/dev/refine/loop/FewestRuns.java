package dev.refine.loop;

import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.Tested;
import dev.refine.journal.session.Session;
import dev.refine.json.Json;
import dev.refine.propose.Edit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A grid of sessions over {@link PromptRules}; as a program it prints the table, in seconds. */
final class FewestRuns {

    static final String HEADER = "You extract fields from a record and answer with JSON.\n";

    String policy = "lazy";
    int cases = 60;
    int rules = 10;
    int trials = 1;
    int bundle = 1;
    double noise;
    boolean flips;
    double mixed;
    double p = 0.7;
    int maxIterations = 1000;

    /** What one session came to. */
    record Outcome(
            int runs,
            int proposals,
            boolean converged,
            boolean green,
            int kept,
            int useless,
            long regressions,
            String end) {}

    Outcome run(int seed) {
        Path folder = temporary();
        try {
            return run(seed, folder);
        } finally {
            delete(folder);
        }
    }

    private Outcome run(int seed, Path folder) {
        Lab lab = new Lab(folder)
                .with(manifest -> manifest.put("measure", policy)
                        .put("maxIterations", maxIterations)
                        .put("plateau", 1000)
                        .put("trials", trials)
                        .put("bundle", bundle));
        PromptRules workload = new PromptRules(rules, seed, folder.resolve("prompt.md"));
        workload.noise = noise;
        workload.flips = flips;
        workload.mixed = mixed;
        workload.p = p;
        lab.cases = workload;
        lab.proposer = workload;
        lab.write("prompt.md", HEADER);
        for (int index = 0; index < cases; index++) {
            lab.write("cases/" + PromptRules.id(index) + ".txt", PromptRules.id(index) + "\n");
            lab.write("expected/" + PromptRules.id(index) + ".json", Json.compact(workload.expected(index)));
        }
        try (Session session = lab.run()) {
            String end = session.state().end().map(SessionEnd::title).orElse("");
            int[] kept = kept(session, workload);
            return new Outcome(
                    workload.runs,
                    workload.proposals,
                    end.equals("Converged"),
                    workload.wrong(lab.prompt(), cases) == 0,
                    kept[0],
                    kept[1],
                    workload.losses(HEADER, lab.prompt(), cases),
                    end);
        }
    }

    /** Kept edits, and how many of them truly repaired nothing. */
    private int[] kept(Session session, PromptRules workload) {
        int kept = 0;
        int useless = 0;
        for (Iteration iteration : session.state().iterations()) {
            boolean accepted =
                    iteration.decision().map(Event.CandidateDecided::accepted).orElse(false);
            for (Tested tested : Tested.of(iteration)) {
                if (accepted && (tested.kept() || !tested.bundled())) {
                    String before = before(session, iteration);
                    kept++;
                    useless += workload.gains(before, edited(before, tested), cases) ? 0 : 1;
                }
            }
        }
        return new int[] {kept, useless};
    }

    private static String before(Session session, Iteration iteration) {
        return text(session, iteration.trail().changes().get(0).before());
    }

    private static String edited(String before, Tested tested) {
        Edit edit = tested.formed().edits().get(0);
        return edit.search().isEmpty() ? before + edit.replace() : before.replace(edit.search(), edit.replace());
    }

    private static String text(Session session, String sha) {
        return new String(session.contents().get(sha), StandardCharsets.UTF_8);
    }

    static double median(List<Integer> figures) {
        List<Integer> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }

    String row(int from, int seeds) {
        List<Outcome> all =
                IntStream.range(from, from + seeds).mapToObj(this::run).toList();
        List<Integer> runs = all.stream().map(Outcome::runs).toList();
        return String.format(
                Locale.ROOT,
                "%d/%d %s trials %d bundle %d noise %s%.2f mixed %.1f: runs %.1f [%d-%d], proposals %.1f, converged %d, green %d,"
                        + " over-claims %d, no gain %d/%d",
                cases,
                rules,
                policy,
                trials,
                bundle,
                flips ? "flip " : "",
                noise,
                mixed,
                median(runs),
                runs.stream().min(Comparator.naturalOrder()).orElseThrow(),
                runs.stream().max(Comparator.naturalOrder()).orElseThrow(),
                median(all.stream().map(Outcome::proposals).toList()),
                all.stream().filter(Outcome::converged).count(),
                all.stream().filter(Outcome::green).count(),
                all.stream().filter(one -> one.converged() && !one.green()).count(),
                all.stream().mapToInt(Outcome::useless).sum(),
                all.stream().mapToInt(Outcome::kept).sum());
    }

    private static Path temporary() {
        try {
            Path memory = Path.of("/dev/shm");
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "refine-grid")
                    : Files.createTempDirectory("refine-grid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).collect(Collectors.toCollection(ArrayList::new))) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
