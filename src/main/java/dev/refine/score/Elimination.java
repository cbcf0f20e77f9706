package dev.refine.score;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides which of several edits, measured together, a loss is due to, by looking at one lost case with fewer of them.
 * With none it is right and with all of them lost, so that in the row of edits there is one at which it turns, however
 * many do harm and whether alone or together. Halving finds it; without that edit the search can begin anew.
 */
public final class Elimination {

    private Elimination() {}

    /** Whether the case was lost while exactly these edits stood. */
    public record Sighting(Set<Integer> edits, boolean lost) {}

    /** What to do next. */
    public sealed interface Next {

        /** Look at the case with only these edits standing. */
        record Probe(Set<Integer> edits) implements Next {}

        /** This one is to go. */
        record Culprit(int edit) implements Next {}
    }

    /**
     * @param standing the edits among which the culprit is; all of them together lose the case
     * @param sightings what was seen of the case so far
     */
    public static Next next(Collection<Integer> standing, List<Sighting> sightings) {
        List<Integer> row = List.copyOf(new TreeSet<>(standing));
        int right = 0;
        int lost = row.size();
        while (lost - right > 1) {
            int middle = (right + lost) / 2;
            Set<Integer> few = row.stream().limit(middle).collect(Collectors.toSet());
            List<Sighting> seen = sightings.stream()
                    .filter(sighting -> sighting.edits().equals(few))
                    .toList();
            if (seen.isEmpty()) {
                return new Next.Probe(few);
            }
            if (seen.get(0).lost()) {
                lost = middle;
            } else {
                right = middle;
            }
        }
        return new Next.Culprit(row.get(lost - 1));
    }
}
