package dev.refine.propose.rules.saving;

import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.problem.Clipped;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.ProposalRequest.FileText;
import dev.refine.propose.rules.text.SearchText;
import dev.refine.workload.FileRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Proposals that make prompts shorter, the largest likely saving first. */
public final class Savings {

    private static final int QUOTED = 80;

    private final ProposalRequest request;
    private final Set<String> keys;
    private final String proposer;

    private record Valued(Proposal proposal, double value) {}

    /** @param keys the keys of expected documents: what names one of them is no filler */
    public Savings(ProposalRequest request, Set<String> keys, String proposer) {
        this.request = request;
        this.keys = keys;
        this.proposer = proposer;
    }

    /** Empty when nothing looks superfluous that was not tried. */
    public List<Proposal> proposals() {
        List<Valued> found = new ArrayList<>();
        for (FileText file : request.files()) {
            if (file.role() == FileRole.PROMPT) {
                found.addAll(of(file));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(valued -> -valued.value()))
                .map(Valued::proposal)
                .toList();
    }

    private List<Valued> of(FileText file) {
        List<Passage> passages = Passages.of(file.text());
        Map<Waste, List<Passage>> wastes = new LinkedHashMap<>(new Verdicts(passages, keys).all());
        Halving halving = new Halving(file.path(), passages, request.history());
        List<Valued> found = new ArrayList<>();
        wastes.forEach((waste, wasted) -> halving.next(wasted)
                .flatMap(gone -> proposal(file, passages, waste, gone))
                .ifPresent(found::add));
        return found;
    }

    private Optional<Valued> proposal(FileText file, List<Passage> all, Waste waste, List<Passage> gone) {
        if (gone.containsAll(all)) {
            return Optional.empty();
        }
        int words = gone.stream().mapToInt(Passage::size).sum();
        String saved = "about " + words + " of " + file.text().split("\\s+").length + " words of " + file.path();
        String observation = saved + " may be superfluous: " + quoted(gone.get(0))
                + (gone.size() == 1 ? "" : " and " + (gone.size() - 1) + " more") + ".";
        List<String> risks = request.evidence().passing().stream().sorted().toList();
        Hypothesis hypothesis = new Hypothesis(
                Character.toUpperCase(observation.charAt(0)) + observation.substring(1),
                waste.theory(),
                new Prediction(List.of(), risks),
                waste.likelihood() >= 0.7 ? "High" : waste.likelihood() >= 0.4 ? "Medium" : "Low");
        return SearchText.edits(file, new Removal(file.text(), all).of(Set.copyOf(gone)))
                .map(edits -> new Valued(
                        new Proposal(hypothesis, edits, "", "saves " + saved, proposer), words * waste.likelihood()));
    }

    private static String quoted(Passage passage) {
        String line = passage.text().strip().replaceAll("\\s+", " ");
        return "\"" + Clipped.of(line, QUOTED) + "\"";
    }
}
