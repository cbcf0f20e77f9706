package dev.refine.quality.consensus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.quality.evaluate.Allowance;
import dev.refine.quality.evaluate.AnswerReading;
import dev.refine.quality.evaluate.Evaluator;
import dev.refine.quality.evaluate.EvaluatorRequest;
import dev.refine.quality.evaluate.Judged;
import dev.refine.quality.evaluate.Spread;
import dev.refine.quality.evaluate.Subject;
import dev.refine.quality.record.Evaluation;
import dev.refine.quality.role.Answer;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Call;
import dev.refine.quality.role.Reply;
import dev.refine.quality.role.RoleCalls;
import dev.refine.quality.role.RoleRequest;
import dev.refine.quality.role.SideBySide;
import dev.refine.quality.tree.FileTree;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/**
 * A panel: all evaluators act side by side in steps, first with an answer each, then with a vote or a better answer, until
 * one answer has the votes of more than half of those that live, or time, money or steps run out.
 */
public final class PanelEvaluator implements Evaluator {

    /** Whom a vote for a name that there is not means: it counts nothing, and takes no answer's place. */
    private static final String NOBODY = "nobody";

    private final RoleCalls calls;
    private final List<Backend> backends;
    private final EvaluatorRequest requests;
    private final Limits limits;
    private final Surroundings around;

    /** {@code steps} at most, in {@code seconds} altogether. */
    public record Limits(int steps, int seconds) {}

    /**
     * @param writer writes a text to a path of the session
     * @param fallback judges when nobody on the panel does
     */
    public record Surroundings(Allowance allowance, BiConsumer<String, String> writer, Optional<Evaluator> fallback) {}

    public PanelEvaluator(
            RoleCalls calls, List<Backend> backends, EvaluatorRequest requests, Limits limits, Surroundings around) {
        this.calls = calls;
        this.backends = List.copyOf(backends);
        this.requests = requests;
        this.limits = limits;
        this.around = around;
    }

    @Override
    public Judged judge(Subject subject) {
        Sitting sitting = new Sitting(subject);
        Optional<Ballot.Outcome> outcome = sitting.run();
        if (outcome.isPresent()) {
            return sitting.chosen(outcome.get());
        }
        Optional<Evaluator> fallback = around.fallback().filter(alone -> sitting.covers(alone.asks(subject)));
        if (fallback.isPresent()) {
            Judged single = fallback.get().judge(subject);
            List<Call> all = new ArrayList<>(sitting.made);
            all.addAll(single.calls());
            return single.by(single.evaluation().evaluator(), Map.of(), all)
                    .with("nobody on the panel judged; one evaluator did: " + sitting.remarks);
        }
        around.fallback().ifPresent(alone -> sitting.remarks.add("one evaluator alone could not be paid for"));
        Evaluation none = new Evaluation(
                true, false, Map.of(), Map.of(), List.of(), null, "panel", Map.of(), List.copyOf(sitting.remarks));
        return new Judged(none, "", null, sitting.made);
    }

    @Override
    public List<Backend> asks(Subject subject) {
        return new Sitting(subject).unanswered(1);
    }

    /** One judgement of the panel. */
    private final class Sitting {

        private final Subject subject;
        private final Map<String, Backend> live = new LinkedHashMap<>();
        private final Map<String, Map<Integer, Reply>> answers = new TreeMap<>();
        private final Ballot ballot = new Ballot();
        private final List<Call> made = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();
        private final PanelFolder folder;
        private final long deadline = System.nanoTime() + limits.seconds() * 1_000_000_000L;

        Sitting(Subject subject) {
            this.subject = subject;
            for (int i = 0; i < backends.size(); i++) {
                live.put("agent_" + (char) ('a' + i), backends.get(i));
            }
            this.folder = new PanelFolder(around.writer(), subject.round(), Clock.systemUTC());
        }

        /** Those whose turn it is in this step, and whose answer is not there. */
        List<Backend> unanswered(int step) {
            Panelists panelists = new Panelists(requests, answers);
            return ballot.undecided(List.copyOf(live.keySet())).stream()
                    .filter(agent -> !calls.isAnswered(
                            live.get(agent), panelists.request(subject, live.get(agent), agent, step)))
                    .map(live::get)
                    .toList();
        }

        boolean covers(List<Backend> asked) {
            return around.allowance().covers(asked.size(), made);
        }

        Optional<Ballot.Outcome> run() {
            folder.begin(subject, live, requests.prompt(subject, backends.get(0), List.of()), limits);
            for (int step = 1; step <= limits.steps(); step++) {
                act(step, ballot.undecided(List.copyOf(live.keySet())));
                if (live.size() == 1 && !ballot.answers().isEmpty()) {
                    String only = live.keySet().iterator().next();
                    remarks.add("only " + called(only) + " judged: there was nothing to vote on");
                    return Optional.of(new Ballot.Outcome(only, 0, 1, false, false));
                }
                Optional<Ballot.Outcome> majority = ballot.majority(List.copyOf(live.keySet()));
                if (majority.isPresent() || live.isEmpty()) {
                    return majority;
                }
                if (step < limits.steps() && System.nanoTime() > deadline) {
                    return force("its time is over");
                }
                if (step < limits.steps() && !covers(unanswered(step + 1))) {
                    return force("another step could not be paid for");
                }
            }
            return force("its steps are used");
        }

        private Optional<Ballot.Outcome> force(String why) {
            remarks.add("the panel did not agree, and " + why);
            Optional<Ballot.Outcome> outcome = ballot.forced(List.copyOf(live.keySet()));
            outcome.filter(Ballot.Outcome::tied)
                    .ifPresent(tied -> remarks.add("a tie, decided for the earliest answer"));
            return outcome;
        }

        private void act(int step, List<String> agents) {
            Map<String, Integer> seen = ballot.answers();
            Panelists panelists = new Panelists(requests, answers);
            List<Callable<Reply>> work = new ArrayList<>();
            for (String agent : agents) {
                Backend backend = hurried(live.get(agent));
                RoleRequest request = panelists.request(subject, backend, agent, step);
                FileTree steps = backend.keepsSteps() ? folder.written() : FileTree.EMPTY;
                work.add(() -> calls.call(backend, request.withSteps(steps)));
            }
            List<Reply> replies = SideBySide.all(work);
            for (int i = 0; i < agents.size(); i++) {
                take(agents.get(i), step, replies.get(i), seen, panelists);
            }
        }

        /** No step lasts longer than what is left for all. */
        private Backend hurried(Backend backend) {
            long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
            return backend.timeout().toMillis() <= left ? backend : backend.within(Duration.ofMillis(left));
        }

        private void take(String agent, int step, Reply reply, Map<String, Integer> seen, Panelists panelists) {
            made.add(reply.call());
            if (!reply.isOk()) {
                out(agent, reply.call().ending());
                return;
            }
            Optional<StepFiles> kept = StepFiles.in(reply);
            Reply said = kept.map(StepFiles::answer).orElse(reply);
            Ballot.Action action = kept.filter(StepFiles::votes)
                    .map(own -> vote(own, step, seen, panelists))
                    .or(() -> vote(said, step, seen, panelists))
                    .orElseGet(() -> Ballot.Action.answer(step));
            if (!action.votes() && judged(agent, said).evaluation().degraded()) {
                out(agent, "there is no critique packet in its answer");
                return;
            }
            if (!action.votes()) {
                answers.computeIfAbsent(agent, any -> new TreeMap<>()).put(step, said);
            }
            ballot.record(agent, action);
            folder.record(agent, step, action, said);
        }

        /** It counts no more, and nor does what it said before. */
        private void out(String agent, String why) {
            remarks.add(called(agent) + " is out: " + why);
            live.remove(agent);
            answers.remove(agent);
            ballot.remove(agent);
        }

        /** By its name, where no other has the same. */
        private String called(String agent) {
            String name = backend(agent).name();
            boolean alone = backends.stream()
                            .filter(backend -> backend.name().equals(name))
                            .count()
                    == 1;
            return alone ? name : agent + " (" + name + ")";
        }

        /** A vote with what its voter had seen, which may be less than there was. A target that nobody is counts nothing. */
        private Ballot.Action vote(StepFiles own, int step, Map<String, Integer> seen, Panelists panelists) {
            String target = panelists.agent(own.target(), seen).orElse(NOBODY);
            return new Ballot.Action(step, target, own.reason(), own.seen());
        }

        /** An answer beside a vote counts for more than the vote. */
        private Optional<Ballot.Action> vote(Reply reply, int step, Map<String, Integer> seen, Panelists panelists) {
            Answer answer = new Answer(reply);
            boolean judges =
                    answer.json("verdict.json", node -> node.has("verdict")).isPresent();
            if (judges || seen.isEmpty()) {
                return Optional.empty();
            }
            Optional<JsonNode> vote = answer.json("vote.json", node -> node.has("target"));
            return vote.map(json -> new Ballot.Action(
                    step,
                    panelists.agent(json.path("target").asText(""), seen).orElse(NOBODY),
                    json.path("reason").asText(""),
                    seen));
        }

        Judged chosen(Ballot.Outcome outcome) {
            List<Evaluation> all = new ArrayList<>();
            answers.forEach((agent, given) -> all.add(judged(agent).evaluation()));
            Judged winner = judged(outcome.winner());
            String by = outcome.winner() + " (" + backend(outcome.winner()).name() + "), " + outcome.votes() + " of "
                    + outcome.live() + " votes" + (outcome.forced() ? ", forced" : "");
            Judged chosen = winner.by(by, all.size() > 1 ? Spread.of(all) : Map.of(), made);
            for (String remark : remarks) {
                chosen = chosen.with(remark);
            }
            return chosen.seenBy(backend(outcome.winner()), subject);
        }

        private Judged judged(String agent) {
            TreeMap<Integer, Reply> given = new TreeMap<>(answers.get(agent));
            return judged(agent, given.lastEntry().getValue());
        }

        private Judged judged(String agent, Reply said) {
            return new AnswerReading(subject, new Answer(said))
                    .read(backend(agent).name(), List.of());
        }

        private Backend backend(String agent) {
            return backends.get(agent.charAt(agent.length() - 1) - 'a');
        }
    }
}
