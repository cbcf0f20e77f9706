package dev.refine.propose.rules;

import dev.refine.propose.Edit;
import dev.refine.propose.rules.failure.Finding;
import dev.refine.propose.rules.text.Bullet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Chooses the next attempt for each group, joins what one theory covers, and puts the most promising first. */
final class Ranking {

    /** More than this many groups in one edit are hard to review and to take apart. */
    private static final int MOST_GROUPS = 6;

    /** An edit stays small: what it gains and loses must be clear when it is judged as one. */
    private static final int MOST_SENTENCES = 4;

    private final Workplace workplace;
    private final Past past;
    private final Impact impact;
    private Set<Bullet> idle = Set.of();

    /** An attempt with the edits that make it. */
    record Ranked(Attempt attempt, List<Edit> edits, double value) {}

    Ranking(Workplace workplace, Past past, Impact impact) {
        this.workplace = workplace;
        this.past = past;
        this.impact = impact;
    }

    List<Ranked> rank(List<Finding> findings) {
        Attempts attempts = new Attempts(past);
        List<Ranked> heads = new ArrayList<>();
        List<List<Attempt>> all = findings.stream().map(attempts::of).toList();
        idle = attempts.idle();
        all.forEach(ofOne -> next(ofOne).ifPresent(heads::add));
        heads.sort(BEST_FIRST);
        List<Ranked> joined = join(join(heads, Attempt::isOfTheme), Attempt::isKin);
        joined.sort(BEST_FIRST);
        return joined;
    }

    private static final Comparator<Ranked> BEST_FIRST = Comparator.comparingDouble((Ranked ranked) -> -ranked.value());

    /** The likeliest attempt that is neither in the files nor in the history. */
    private Optional<Ranked> next(List<Attempt> attempts) {
        return attempts.stream().map(this::ranked).flatMap(Optional::stream).findFirst();
    }

    private Optional<Ranked> ranked(Attempt attempt) {
        if (workplace.says(attempt)) {
            return Optional.empty();
        }
        return workplace.edits(attempt, idle).stream()
                .filter(edits -> !past.holds(attempt.bullets(), edits))
                .findFirst()
                .map(edits -> new Ranked(attempt, edits, impact.value(attempt)));
    }

    /** Joins each with the first that it goes with. What failed among others before stays alone. */
    private List<Ranked> join(List<Ranked> heads, BiPredicate<Attempt, Attempt> together) {
        List<Ranked> joined = new ArrayList<>();
        for (Ranked head : heads) {
            int partner = -1;
            for (int index = 0; index < joined.size() && partner < 0; index++) {
                Attempt other = joined.get(index).attempt();
                boolean fits =
                        other.findings().size() + head.attempt().findings().size() <= MOST_GROUPS
                                && together.test(other, head.attempt())
                                && isFresh(other)
                                && isFresh(head.attempt());
                partner = fits ? index : -1;
            }
            Optional<Ranked> both = partner < 0
                    ? Optional.empty()
                    : Optional.of(joined.get(partner).attempt().with(head.attempt()))
                            .filter(attempt -> attempt.bullets().size() <= MOST_SENTENCES)
                            .flatMap(this::ranked);
            if (both.isPresent()) {
                joined.set(partner, both.get());
            } else {
                joined.add(head);
            }
        }
        return joined;
    }

    private boolean isFresh(Attempt attempt) {
        return attempt.bullets().stream().noneMatch(past::isBurnt);
    }
}
