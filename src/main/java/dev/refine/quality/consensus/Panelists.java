package dev.refine.quality.consensus;

import dev.refine.quality.evaluate.EvaluatorRequest;
import dev.refine.quality.evaluate.Subject;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Reply;
import dev.refine.quality.role.RoleRequest;
import dev.refine.quality.tree.FileTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What members of a panel are shown of each other: answers under names such as {@code agent1.2}, the second answer of
 * somebody. Nobody can tell their own from another's.
 */
final class Panelists {

    private final EvaluatorRequest requests;
    private final Map<String, Map<Integer, Reply>> answers;

    /** @param answers by agent and step */
    Panelists(EvaluatorRequest requests, Map<String, Map<Integer, Reply>> answers) {
        this.requests = requests;
        this.answers = copy(answers);
    }

    RoleRequest request(Subject subject, Backend backend, String agent, int step) {
        String label = agent + "-" + step;
        if (answers.isEmpty()) {
            return requests.of(subject, backend, label, List.of());
        }
        FileTree shown = FileTree.EMPTY;
        for (String who : answers.keySet()) {
            Reply reply = latest(who);
            FileTree files = reply.files().files().containsKey("usage.json") ? without(reply.files()) : reply.files();
            shown = shown.with(alias(who), reply.text().isBlank() ? files : files.with("answer.md", reply.text()));
        }
        return requests.panel(subject, backend, label, shown, names());
    }

    /** Whom a vote means; empty when nobody is called so. */
    Optional<String> agent(String target, Map<String, Integer> seen) {
        return seen.keySet().stream()
                .filter(answers::containsKey)
                .filter(who -> target.equals(who) || target.strip().equals(alias(who)))
                .findFirst();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        answers.keySet().forEach(who -> names.add(alias(who)));
        return names;
    }

    private String alias(String agent) {
        return "agent" + (agent.charAt(agent.length() - 1) - 'a' + 1) + "."
                + answers.get(agent).size();
    }

    private Reply latest(String agent) {
        return new TreeMap<>(answers.get(agent)).lastEntry().getValue();
    }

    private static FileTree without(FileTree files) {
        var kept = new TreeMap<>(files.files());
        kept.remove("usage.json");
        return new FileTree(kept);
    }

    private static Map<String, Map<Integer, Reply>> copy(Map<String, Map<Integer, Reply>> answers) {
        Map<String, Map<Integer, Reply>> copy = new TreeMap<>();
        answers.forEach((agent, given) -> copy.put(agent, new TreeMap<>(given)));
        return copy;
    }
}
