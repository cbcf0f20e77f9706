package dev.refine.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.score.Elimination.Next;
import dev.refine.score.Elimination.Sighting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class EliminationTest {

    private static final Set<Integer> FOUR = Set.of(1, 2, 3, 4);

    @Test
    void looksAtHalfOfThemFirst() {
        assertThat(Elimination.next(FOUR, List.of(new Sighting(FOUR, true)))).isEqualTo(new Next.Probe(Set.of(1, 2)));
    }

    @Test
    void namesTheOneAtWhichItTurns() {
        List<Sighting> sightings = List.of(new Sighting(Set.of(1, 2), false), new Sighting(Set.of(1, 2, 3), true));

        assertThat(Elimination.next(FOUR, sightings)).isEqualTo(new Next.Culprit(3));
    }

    @Test
    void onlyOneLeftNeedsNoLook() {
        assertThat(Elimination.next(Set.of(7), List.of())).isEqualTo(new Next.Culprit(7));
    }

    @Test
    void ofTwoThatOnlyDoHarmTogetherTheLaterGoes() {
        assertThat(culprit(FOUR, edits -> edits.containsAll(Set.of(1, 4)))).isEqualTo(4);
    }

    @Test
    void neverNamesAnInnocentAndNeedsFewLooksHoweverManyAreGuilty() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Set<Integer> guilty = new HashSet<>();
            random.ints(random.nextInt(1, 5), 0, 8).forEach(guilty::add);
            Set<Integer> standing = new TreeSet<>(Set.of(0, 1, 2, 3, 4, 5, 6, 7));
            while (standing.stream().anyMatch(guilty::contains)) {
                int culprit = culprit(standing, edits -> edits.stream().anyMatch(guilty::contains));
                assertThat(guilty).as("seed %d", seed).contains(culprit);
                standing.remove(culprit);
            }
        }
    }

    private static int culprit(Set<Integer> standing, Predicate<Set<Integer>> loses) {
        List<Sighting> sightings = new ArrayList<>(List.of(new Sighting(standing, true)));
        for (int looks = 0; looks <= 3; looks++) {
            Next next = Elimination.next(standing, sightings);
            if (next instanceof Next.Culprit culprit) {
                return culprit.edit();
            }
            Set<Integer> edits = ((Next.Probe) next).edits();
            sightings.add(new Sighting(edits, loses.test(edits)));
        }
        throw new AssertionError("more than three looks for " + standing);
    }
}
