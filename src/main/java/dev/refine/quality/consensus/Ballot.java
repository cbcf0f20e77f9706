package dev.refine.quality.consensus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state of a vote: who answered in which step and whose votes still stand. A pure value over steps; knows nothing of
 * what the answers say.
 */
final class Ballot {

    /** What an agent did in a step. {@code seen} is, for a vote, the latest answer step of each agent that it knew. */
    record Action(int step, String target, String reason, Map<String, Integer> seen) {

        static Action answer(int step) {
            return new Action(step, "", "", Map.of());
        }

        boolean votes() {
            return !target.isEmpty();
        }
    }

    /** {@code tied} = several had as many votes, and the earliest answer was taken. */
    record Outcome(String winner, int votes, int live, boolean forced, boolean tied) {}

    private final Map<String, List<Action>> actions = new TreeMap<>();

    void record(String agent, Action action) {
        actions.computeIfAbsent(agent, any -> new ArrayList<>()).add(action);
    }

    /** An agent that failed counts no more, and nor does what it said. */
    void remove(String agent) {
        actions.remove(agent);
    }

    /** The latest answer of each agent that has one. */
    Map<String, Integer> answers() {
        Map<String, Integer> answers = new TreeMap<>();
        actions.forEach((agent, done) -> done.stream()
                .filter(action -> !action.votes())
                .mapToInt(Action::step)
                .max()
                .ifPresent(step -> answers.put(agent, step)));
        return answers;
    }

    /** The vote of an agent, if its last step was one, nobody has answered since it looked, and its target has an answer. */
    Optional<Action> validVote(String agent) {
        List<Action> done = actions.getOrDefault(agent, List.of());
        Map<String, Integer> answers = answers();
        return done.isEmpty()
                ? Optional.empty()
                : Optional.of(done.get(done.size() - 1))
                        .filter(Action::votes)
                        .filter(vote -> answers.containsKey(vote.target()))
                        .filter(vote -> !isStale(vote, answers));
    }

    private static boolean isStale(Action vote, Map<String, Integer> answers) {
        return vote.seen().isEmpty()
                || answers.entrySet().stream()
                        .anyMatch(answer -> answer.getValue() > vote.seen().getOrDefault(answer.getKey(), 0));
    }

    /** Who has to act again. */
    List<String> undecided(List<String> live) {
        return live.stream().filter(agent -> validVote(agent).isEmpty()).toList();
    }

    /** The target of more than half of the live agents. */
    Optional<Outcome> majority(List<String> live) {
        return counts(live).entrySet().stream()
                .filter(count -> count.getValue() * 2 > live.size())
                .map(count -> new Outcome(count.getKey(), count.getValue(), live.size(), false, false))
                .findFirst();
    }

    /** Most votes; between equals, and where nobody voted, the earliest answer. */
    Optional<Outcome> forced(List<String> live) {
        Map<String, Integer> counts = counts(live);
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Map<String, Integer> first = new TreeMap<>();
        actions.forEach((agent, done) -> done.stream()
                .filter(action -> !action.votes())
                .mapToInt(Action::step)
                .min()
                .ifPresent(step -> first.put(agent, step)));
        List<String> best = first.keySet().stream()
                .filter(agent -> counts.getOrDefault(agent, 0) == most)
                .sorted(Comparator.comparing((String agent) -> first.get(agent)).thenComparing(agent -> agent))
                .toList();
        return best.isEmpty()
                ? Optional.empty()
                : Optional.of(new Outcome(best.get(0), most, live.size(), true, most > 0 && best.size() > 1));
    }

    private Map<String, Integer> counts(List<String> live) {
        Map<String, Integer> counts = new TreeMap<>();
        live.forEach(agent -> validVote(agent).ifPresent(vote -> counts.merge(vote.target(), 1, Integer::sum)));
        return counts;
    }
}
