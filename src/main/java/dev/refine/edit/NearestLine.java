package dev.refine.edit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the line that a proposer may have meant, by the pairs of letters that two lines share. */
final class NearestLine {

    private static final double LEAST = 0.3;
    private static final int LONGEST = 400;

    private NearestLine() {}

    /** A sentence, or nothing when no line is at all like the first line searched for. */
    static String to(String search, String text, List<Span> spans) {
        String wanted = search.strip().lines().findFirst().orElse("");
        String best = "";
        int bestLine = 0;
        double bestLikeness = LEAST;
        for (Span span : spans) {
            int line = Lines.at(text, span.from());
            for (String candidate : Lines.of(span.in(text)).lines()) {
                double likeness = likeness(wanted, candidate.strip());
                if (likeness > bestLikeness) {
                    bestLikeness = likeness;
                    best = candidate.strip();
                    bestLine = line;
                }
                line++;
            }
        }
        return bestLine == 0 ? "" : "The nearest line is " + bestLine + ": " + Quoted.of(best) + ".";
    }

    /** Dice's coefficient over pairs of letters: 0 for nothing in common, 1 for the same. */
    private static double likeness(String a, String b) {
        Map<String, Integer> pairs = new HashMap<>();
        int lengthA = Math.min(a.length(), LONGEST);
        int lengthB = Math.min(b.length(), LONGEST);
        for (int i = 0; i + 2 <= lengthA; i++) {
            pairs.merge(a.substring(i, i + 2), 1, Integer::sum);
        }
        int shared = 0;
        for (int i = 0; i + 2 <= lengthB; i++) {
            String pair = b.substring(i, i + 2);
            int left = pairs.getOrDefault(pair, 0);
            if (left > 0) {
                shared++;
                pairs.put(pair, left - 1);
            }
        }
        int all = Math.max(0, lengthA - 1) + Math.max(0, lengthB - 1);
        return all == 0 ? 0 : 2.0 * shared / all;
    }
}
