package dev.refine.loop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.files.Sha256;
import dev.refine.json.Json;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.Proposer;
import dev.refine.propose.Reply;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.run.Runner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The workload of {@code src/bench/prompt_rules.py} without processes, so that thousands of runs take seconds. The two
 * draw the same numbers.
 */
final class PromptRules implements Runner, Proposer {

    private static final int SHOWN = 3;

    private final int rules;
    private final int seed;
    private final Path prompt;
    double p = 0.7;
    double mixed;
    double noise;
    boolean flips;
    int runs;
    int proposals;
    private final Map<String, Integer> runsByKey = new HashMap<>();
    private boolean cancelled;

    PromptRules(int rules, int seed, Path prompt) {
        this.rules = rules;
        this.seed = seed;
        this.prompt = prompt;
    }

    static long draw(String name) {
        return Long.parseUnsignedLong(Sha256.of(name).substring(0, 16), 16);
    }

    static double share(String name) {
        return new BigInteger(Long.toUnsignedString(draw(name))).doubleValue() / Math.pow(2, 64);
    }

    static int choice(String name, int size) {
        BigInteger drawn = new BigInteger(Long.toUnsignedString(draw(name)));
        return drawn.multiply(BigInteger.valueOf(size)).shiftRight(64).intValue();
    }

    /** Case by number, from 0. */
    List<String> needs(int index) {
        double drawn = share(seed + "|size|" + index);
        int size = Math.min(rules, drawn < 0.5 ? 1 : drawn < 0.8 ? 2 : 3);
        Set<Integer> chosen = new LinkedHashSet<>(List.of(index % rules));
        for (int attempt = 0; chosen.size() < size; attempt++) {
            chosen.add(choice(seed + "|need|" + index + "|" + attempt, rules));
        }
        return chosen.stream().map(rule -> name("R", rule)).sorted().toList();
    }

    private boolean spoils(int harmful, int index) {
        return share(seed + "|harm|" + index + "|" + harmful) < 0.3;
    }

    private static String name(String kind, int index) {
        return String.format("%s%02d", kind, index + 1);
    }

    static String id(int index) {
        return String.format("case-%03d", index + 1);
    }

    private static int index(String id) {
        return Integer.parseInt(id.substring(5)) - 1;
    }

    static Set<String> standing(String text) {
        Set<String> standing = new TreeSet<>();
        text.lines().filter(line -> line.startsWith("RULE ")).forEach(line -> standing.add(line.substring(5)));
        return standing;
    }

    ObjectNode expected(int index) {
        ObjectNode expected = Json.object();
        needs(index).forEach(rule -> expected.put("r:" + rule, "ok"));
        return expected;
    }

    /** Without noise. */
    ObjectNode answer(int index, String text) {
        Set<String> standing = standing(text);
        ObjectNode answer = Json.object();
        needs(index).forEach(rule -> answer.put("r:" + rule, standing.contains(rule) ? "ok" : "bad"));
        for (int harmful = 0; harmful < rules; harmful++) {
            if (standing.contains(name("H", harmful)) && spoils(harmful, index)) {
                answer.put("x:" + name("H", harmful), "unexpected");
            }
        }
        return answer;
    }

    /** Cases that are truly wrong under this prompt. */
    long wrong(String text, int cases) {
        long wrong = 0;
        for (int index = 0; index < cases; index++) {
            wrong += answer(index, text).equals(expected(index)) ? 0 : 1;
        }
        return wrong;
    }

    /** Whether some field of some case is right under the second text that was wrong under the first. */
    boolean gains(String before, String after, int cases) {
        for (int index = 0; index < cases; index++) {
            ObjectNode was = answer(index, before);
            ObjectNode is = answer(index, after);
            ObjectNode expected = expected(index);
            for (String field : (Iterable<String>) was::fieldNames) {
                boolean wasRight = was.path(field).equals(expected.path(field));
                if (!wasRight && is.path(field).equals(expected.path(field))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Fields that are right under the first text and not under the second, and new extras. */
    long losses(String before, String after, int cases) {
        long losses = 0;
        for (int index = 0; index < cases; index++) {
            ObjectNode was = answer(index, before);
            ObjectNode expected = expected(index);
            ObjectNode is = answer(index, after);
            for (String field : (Iterable<String>) is::fieldNames) {
                boolean wasRight = was.path(field).equals(expected.path(field));
                losses += wasRight && !is.path(field).equals(expected.path(field)) ? 1 : 0;
            }
        }
        return losses;
    }

    private ObjectNode noisy(String id, String text) {
        int index = index(id);
        ObjectNode answer = answer(index, text);
        String sha = Sha256.of(text);
        int earlier = runsByKey.merge(sha + id, 1, Integer::sum) - 1;
        if (noise > 0 && share(seed + "|noise|" + sha + "|" + id + "|" + earlier) < noise) {
            if (answer.equals(expected(index))) {
                answer.put("r:" + needs(index).get(0), "flake");
            } else if (flips) {
                return expected(index);
            }
        }
        return answer;
    }

    @Override
    public void run(List<CaseTask> tasks, Consumer<CaseRun> finished) {
        for (CaseTask task : tasks) {
            if (!cancelled) {
                runs++;
                finished.accept(run(task));
            }
        }
    }

    private CaseRun run(CaseTask task) {
        try {
            Files.createDirectories(task.folder());
            String text = Files.readString(prompt);
            Path output = Files.writeString(
                    task.folder().resolve("output.json"),
                    Json.compact(noisy(task.input().id(), text)));
            List<CaseRun.Attempt> attempts = List.of(new CaseRun.Attempt(CaseOutcome.OUTPUT, 0, 1, Optional.empty()));
            return new CaseRun(
                    task,
                    CaseOutcome.OUTPUT,
                    0,
                    Optional.of(output),
                    Duration.ofMillis(1),
                    "",
                    attempts,
                    Optional.empty(),
                    "");
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

    @Override
    public String name() {
        return "prompt rules";
    }

    @Override
    public Reply propose(ProposalRequest request) {
        int call = proposals++;
        ProposalRequest.FileText file = request.files().get(0);
        Map<String, Set<String>> shown = shown(request.groups());
        Set<String> on = standing(file.text());
        TreeSet<String> repairs = new TreeSet<>();
        shown.values()
                .forEach(fields -> fields.forEach(field -> {
                    String rule = field.substring(2);
                    if (field.startsWith("r:") != on.contains(rule)) {
                        repairs.add((field.startsWith("r:") ? "add " : "remove ") + rule);
                    }
                }));
        List<String> free = new ArrayList<>();
        for (int harmful = 0; harmful < rules; harmful++) {
            if (!on.contains(name("H", harmful))) {
                free.add(name("H", harmful));
            }
        }
        String base = seed + "|prop|" + call + "|" + Sha256.of(file.text());
        if (!repairs.isEmpty() && share(base + "|good") < p) {
            String[] repair = List.copyOf(repairs)
                    .get(choice(base + "|pick", repairs.size()))
                    .split(" ");
            boolean adds = repair[0].equals("add");
            boolean broad = adds && !free.isEmpty() && share(base + "|mixed") < mixed;
            String more = broad ? "RULE " + free.get(choice(base + "|mh", free.size())) + "\n" : "";
            return reply(file.path(), adds, "RULE " + repair[1] + "\n" + more, shown, repair[1]);
        }
        String rule = share(base + "|bad") < 0.5 || free.isEmpty()
                ? String.format("U%03d", choice(base + "|u", 1000))
                : free.get(choice(base + "|h", free.size()));
        return on.contains(rule)
                ? new Reply.Nothing(rule + " stands already")
                : reply(file.path(), true, "RULE " + rule + "\n", shown, rule);
    }

    private static Map<String, Set<String>> shown(List<FailureGroup> groups) {
        Set<String> cases = new LinkedHashSet<>();
        groups.forEach(group -> group.examples().forEach(example -> cases.add(example.caseId())));
        Map<String, Set<String>> shown = new LinkedHashMap<>();
        cases.stream().limit(SHOWN).forEach(id -> shown.put(id, new TreeSet<>()));
        groups.forEach(group -> group.cases().stream()
                .filter(shown::containsKey)
                .forEach(id -> shown.get(id).add(group.path().substring(1))));
        return shown;
    }

    private static Reply reply(String path, boolean adds, String lines, Map<String, Set<String>> shown, String rule) {
        List<String> fixes = shown.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(field -> field.endsWith(rule)))
                .map(Map.Entry::getKey)
                .toList();
        Prediction prediction = new Prediction(fixes.isEmpty() ? List.copyOf(shown.keySet()) : fixes, List.of());
        Hypothesis hypothesis = new Hypothesis(rule + " is wrong", "the prompt lacks it", prediction, "Medium");
        Edit edit = adds ? new Edit(path, "", lines) : new Edit(path, lines, "");
        return new Reply.Candidates(List.of(new Proposal(hypothesis, List.of(edit), "", "", "prompt rules")));
    }
}
