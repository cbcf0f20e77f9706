package dev.refine.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The hypotheses of one iteration that share a measurement, and which of them the files hold. Known by the number of
 * their attempt. Empty where each hypothesis is measured alone. Written by {@link Iteration}.
 */
public final class Bundle {

    private final Map<Integer, Member> members = new LinkedHashMap<>();
    private final Map<Integer, Event.HypothesisJudged> verdicts = new LinkedHashMap<>();
    private final List<Trial> trials = new ArrayList<>();
    private final List<Event.BundleNarrowed> narrowings = new ArrayList<>();
    private final Set<Integer> standing = new TreeSet<>();
    private final List<BundleRest> rests = new ArrayList<>();
    private final List<Map<String, CaseTrials>> verifications = new ArrayList<>();
    private boolean closed;

    /** A hypothesis whose edit was put into the files beside the others. */
    public record Member(Event.HypothesisFormed formed, Event.EditSuggested suggestion) {

        public int attempt() {
            return formed.attempt();
        }
    }

    /** What ran while the files held exactly these hypotheses; with {@code probe} they were never meant to stay so. */
    public record Trial(Set<Integer> attempts, boolean probe, Map<String, CaseTrials> results) {}

    boolean take(Event event, Drafts drafts) {
        if (event instanceof Event.HypothesisBundled e) {
            members.put(
                    e.attempt(),
                    new Member(
                            drafts.hypothesis().orElseThrow(),
                            drafts.suggestion().orElseThrow()));
            standing.add(e.attempt());
            drafts.clear();
        } else if (event instanceof Event.BundleClosed) {
            closed = true;
        } else if (event instanceof Event.HypothesisJudged e) {
            verdicts.put(e.attempt(), e);
        } else {
            return false;
        }
        return true;
    }

    /** @param results what ran under the bytes that are left now */
    void narrow(Event.BundleNarrowed event, Map<String, CaseTrials> results) {
        trials.add(trial(results));
        narrowings.add(event);
        if (!event.probe()) {
            standing.retainAll(event.attempts());
        }
    }

    /** @param results what ran to verify the state that all that stood had led to */
    void takeBack(BundleRest rest, Map<String, CaseTrials> results) {
        verifications.add(Map.copyOf(results));
        rests.add(rest);
        standing.retainAll(rest.attempts());
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** Whether nothing more may join. */
    public boolean isClosed() {
        return closed;
    }

    /** In the order in which they joined. */
    public List<Member> members() {
        return List.copyOf(members.values());
    }

    /** Those that are not out. */
    public Set<Integer> standing() {
        return Collections.unmodifiableSet(standing);
    }

    /** Every step in which it became smaller, probes included. */
    public List<Event.BundleNarrowed> narrowings() {
        return Collections.unmodifiableList(narrowings);
    }

    /** Set while only a part of what stands is in the files. */
    public Optional<Event.BundleNarrowed> probe() {
        return narrowings.isEmpty()
                ? Optional.empty()
                : Optional.of(narrowings.get(narrowings.size() - 1)).filter(Event.BundleNarrowed::probe);
    }

    /** What ran before the last step that made it smaller, a trial for each. */
    public List<Trial> trials() {
        return Collections.unmodifiableList(trials);
    }

    /** What was left of it whenever one that had been kept was taken back, the last one at the end. */
    public List<BundleRest> rests() {
        return Collections.unmodifiableList(rests);
    }

    /** How often a case ran before the last step of either kind. */
    public int runs(String caseId) {
        return Stream.concat(trials.stream().map(Trial::results), verifications.stream())
                .map(results -> results.get(caseId))
                .filter(Objects::nonNull)
                .mapToInt(runs -> runs.results().size())
                .sum();
    }

    /** The trial at hand, of what has run in it. */
    public Trial trial(Map<String, CaseTrials> results) {
        Set<Integer> in = probe().map(event -> Set.copyOf(event.attempts())).orElse(Set.copyOf(standing));
        return new Trial(in, probe().isPresent(), new LinkedHashMap<>(results));
    }

    /** What ran on the way, probes left out, by case. */
    Map<String, CaseResult> seen() {
        Map<String, CaseResult> seen = new LinkedHashMap<>();
        trials.stream()
                .filter(trial -> !trial.probe())
                .forEach(trial -> seen.putAll(CaseTrials.results(trial.results())));
        return seen;
    }

    /** What was said of each, by attempt. */
    public Map<Integer, Event.HypothesisJudged> verdicts() {
        return Collections.unmodifiableMap(verdicts);
    }
}
