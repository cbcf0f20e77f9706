package dev.refine.score;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Scores for tests, spelt shortly and at random. */
final class Cards {

    private static final String[] LEAVES = {"/a", "/b", "/rows/0/c", "/ü"};

    private Cards() {}

    static CaseScore passed(String id) {
        return new CaseScore(id, Standing.PASSED, 1, Set.of(), Set.of());
    }

    static CaseScore failed(String id, String... wrong) {
        return new CaseScore(id, Standing.FAILED, 0.5, Set.of(wrong), Set.of());
    }

    static CaseScore error(String id) {
        return new CaseScore(id, Standing.ERROR, 0, Set.of(), Set.of());
    }

    static CaseScore unjudged(String id) {
        return new CaseScore(id, Standing.UNJUDGED, 0, Set.of(), Set.of());
    }

    static Scorecard card(CaseScore... scores) {
        return Scorecard.of(Arrays.asList(scores));
    }

    /** Up to six cases of any standing; a failed one has something wrong or extra. */
    static Scorecard random(SplittableRandom random) {
        CaseScore[] scores = new CaseScore[random.nextInt(7)];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random("c" + i, random);
        }
        return card(scores);
    }

    private static CaseScore random(String id, SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> error(id);
            case 1 -> unjudged(id);
            case 2, 3 -> passed(id);
            default ->
                new CaseScore(id, Standing.FAILED, random.nextDouble(), leaves(random, "/a"), leaves(random, null));
        };
    }

    private static Set<String> leaves(SplittableRandom random, String always) {
        Set<String> chosen = new TreeSet<>();
        for (String leaf : LEAVES) {
            if (leaf.equals(always) || random.nextBoolean()) {
                chosen.add(leaf);
            }
        }
        return chosen;
    }
}
