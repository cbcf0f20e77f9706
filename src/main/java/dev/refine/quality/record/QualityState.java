package dev.refine.quality.record;

import dev.refine.journal.session.SessionFolder;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.judgement.Preserved;
import dev.refine.quality.role.Call;
import dev.refine.quality.role.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fold of a quality session's events. */
public final class QualityState {

    private final List<Round> rounds = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final Set<String> keys = new LinkedHashSet<>();
    private final Map<String, List<QualityEvent.CheckResult>> checks = new HashMap<>();
    private final List<String> remembered = new ArrayList<>();
    private final Map<String, String> objections = new HashMap<>();
    private final Map<String, List<QualityEvent.FileRef>> images = new HashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<QualityEvent.Remarked> ofStep = new ArrayList<>();
    private final Set<QualityEvent.FileRef> laidOut = new LinkedHashSet<>();
    private QualityEvent.QualityStarted started;
    private QualityEvent.CriteriaSettled criteria;
    private QualityEvent.DeliveryAnnounced announced;
    private QualityEvent.Delivered delivered;
    private QualityEnd end;
    private String endReason = "";
    private int maxRounds;
    private Double budget;
    private int life;

    void apply(QualityEvent event) {
        if (event.endsStep()) {
            ofStep.clear();
        }
        if (event instanceof QualityEvent.QualityStarted e) {
            started = e;
            maxRounds = e.settings().maxRounds();
            budget = e.settings().costUsd();
        } else if (event instanceof QualityEvent.CriteriaSettled e) {
            criteria = e;
        } else if (event instanceof QualityEvent.RoundStarted e) {
            rounds.add(new Round(e.round()));
        } else if (event instanceof QualityEvent.RoleCalled e) {
            if (keys.add(e.call().folder())) {
                calls.add(e.call());
            }
        } else if (event instanceof QualityEvent.CriteriaChecked e) {
            checks.put(e.digest(), e.results());
        } else if (event instanceof QualityEvent.VersionTried e) {
            objections.put(e.digest(), e.objection());
        } else if (event instanceof QualityEvent.ImagesRendered e) {
            images.put(e.digest(), e.images());
        } else if (event instanceof QualityEvent.Remarked e) {
            remarks.add(e.text());
            ofStep.add(e);
        } else {
            applyToEnd(event);
        }
    }

    private void applyToEnd(QualityEvent event) {
        if (event instanceof QualityEvent.StopRequested e) {
            end = e.end();
            endReason = e.reason();
        } else if (event instanceof QualityEvent.QualityContinued e) {
            maxRounds = e.maxRounds();
            budget = e.costUsd();
            end = null;
            endReason = "";
            announced = null;
            delivered = null;
            life++;
        } else if (event instanceof QualityEvent.DeliveryAnnounced e) {
            announced = e;
            laidOut.addAll(e.files());
        } else if (event instanceof QualityEvent.Delivered e) {
            delivered = e;
        } else {
            applyToRound(event);
        }
    }

    private void applyToRound(QualityEvent event) {
        rounds.get(rounds.size() - 1).apply(event);
        if (event instanceof QualityEvent.ProcessAnalyzed e) {
            remembered.addAll(e.remembered());
        } else if (event instanceof QualityEvent.RoundClosed e && e.end() != null) {
            end = e.end();
            endReason = e.reason();
        }
    }

    /** Its paths are those of where the session lies now. */
    void foundIn(SessionFolder folder) {
        started = Moved.here(folder, started);
    }

    public QualityEvent.QualityStarted started() {
        return started;
    }

    public Optional<QualityEvent.CriteriaSettled> settled() {
        return Optional.ofNullable(criteria);
    }

    /** Empty until they are settled. */
    public List<Criterion> criteria() {
        return criteria == null ? List.of() : criteria.criteria();
    }

    public List<Round> rounds() {
        return List.copyOf(rounds);
    }

    /** The round that is open. */
    public Optional<Round> open() {
        return rounds.stream().filter(round -> round.closed().isEmpty()).findFirst();
    }

    /** The version that the next candidate must not fall behind: the last that was submitted, else the prior one. */
    public List<QualityEvent.FileRef> previous() {
        List<QualityEvent.FileRef> previous = started.prior();
        for (Round round : rounds) {
            if (round.submitted().isPresent()) {
                previous = round.submitted().get().files();
            }
        }
        return previous;
    }

    /** The last round that was judged, degraded ones included. */
    public Optional<Round> lastJudged() {
        Optional<Round> last = Optional.empty();
        for (Round round : rounds) {
            last = round.evaluation().isPresent() ? Optional.of(round) : last;
        }
        return last;
    }

    /** Earlier scores of a criterion, oldest first; degraded rounds do not count. */
    public List<Integer> history(String criterion, int beforeRound) {
        List<Integer> scores = new ArrayList<>();
        for (Round round : rounds) {
            round.evaluation()
                    .filter(evaluation ->
                            round.number() < beforeRound && !evaluation.scores().isEmpty())
                    .ifPresent(evaluation -> scores.add(evaluation.scores().get(criterion)));
        }
        return scores;
    }

    /** Everything that evaluators wanted to survive, once each. */
    public List<Preserved> preserve() {
        Set<Preserved> preserve = new LinkedHashSet<>();
        rounds.forEach(round -> round.evaluation().ifPresent(found -> preserve.addAll(found.preserve())));
        return List.copyOf(preserve);
    }

    public Optional<List<QualityEvent.CheckResult>> checked(String digest) {
        return Optional.ofNullable(checks.get(digest));
    }

    /** What the builder's own check has against a version; empty text for nothing, empty where it was not asked. */
    public Optional<String> objection(String digest) {
        return Optional.ofNullable(objections.get(digest));
    }

    /** Empty where none were made. */
    public Optional<List<QualityEvent.FileRef>> images(String digest) {
        return Optional.ofNullable(images.get(digest));
    }

    /** Remarks of the step at hand. */
    List<QualityEvent.Remarked> remarksOfStep() {
        return List.copyOf(ofStep);
    }

    /** Calls in the order in which they came in, each once. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Whether the journal tells of it. */
    public boolean knows(Call call) {
        return keys.contains(call.folder());
    }

    /** Dollars that are known to have been spent. */
    public double spent() {
        return spent(calls);
    }

    /** The same for one role. */
    public double spent(Role role) {
        return spent(calls.stream().filter(call -> call.role() == role).toList());
    }

    /** Whether so many dollars more stay within the budget. */
    public boolean affords(double more) {
        return budget == null || exact(spent() + more) <= budget;
    }

    private static double spent(List<Call> calls) {
        return exact(calls.stream()
                .mapToDouble(call -> call.costUsd() == null ? 0 : call.costUsd())
                .sum());
    }

    /** Ten times a dime is a dollar, whatever doubles say. */
    private static double exact(double sum) {
        return Math.round(sum * 1e9) / 1e9;
    }

    public List<String> remembered() {
        return List.copyOf(remembered);
    }

    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    public Optional<QualityEvent.DeliveryAnnounced> announced() {
        return Optional.ofNullable(announced);
    }

    /** Whatever this session has put at the place of the result, in all its deliveries. */
    public Set<QualityEvent.FileRef> laidOut() {
        return Collections.unmodifiableSet(laidOut);
    }

    public Optional<QualityEvent.Delivered> delivered() {
        return Optional.ofNullable(delivered);
    }

    public Optional<QualityEnd> end() {
        return Optional.ofNullable(end);
    }

    public String endReason() {
        return endReason;
    }

    public int maxRounds() {
        return maxRounds;
    }

    /** Null for none. */
    public Double budget() {
        return budget;
    }

    /** How often the session was taken up after its end. */
    public int life() {
        return life;
    }
}
