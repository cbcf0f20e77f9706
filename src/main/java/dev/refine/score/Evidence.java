package dev.refine.score;

import java.util.List;

/**
 * What a difference between two states rests on. Only cases that were judged in both states count, each against itself.
 *
 * @param cases how many there are
 * @param passing of the pass rate; the cases that moved are the flipped ones
 * @param score of the mean field score
 */
public record Evidence(int cases, Delta passing, Delta score) {

    /** Hair for scores that are sums of shares. */
    private static final double FLOAT_ERROR = 1e-9;

    /** The cases that both cards know; an error or an unjudged case on either side is missing data. */
    public static Evidence between(Scorecard before, Scorecard after) {
        List<Change> pairs = Acceptance.changes(before, after).stream()
                .filter(change ->
                        change.before().isComparable() && change.after().isComparable())
                .toList();
        return new Evidence(pairs.size(), passing(pairs), score(pairs));
    }

    private static Delta passing(List<Change> pairs) {
        int kept = (int) pairs.stream()
                .filter(change -> change.before().passed() && change.after().passed())
                .count();
        int better = (int) pairs.stream().filter(Change::isNewlyPassing).count();
        int worse = (int) pairs.stream().filter(Change::isNewlyFailing).count();
        PairedRates rates = new PairedRates(kept, better, worse, pairs.size() - kept - better - worse);
        return new Delta(
                rates.difference(),
                pairs.isEmpty() ? null : rates.interval(),
                better,
                worse,
                SignTest.chance(better, worse));
    }

    private static Delta score(List<Change> pairs) {
        double[] moves = pairs.stream()
                .mapToDouble(change -> change.after().score() - change.before().score())
                .toArray();
        int better = 0;
        int worse = 0;
        double sum = 0;
        for (double move : moves) {
            better += move > FLOAT_ERROR ? 1 : 0;
            worse += move < -FLOAT_ERROR ? 1 : 0;
            sum += move;
        }
        double mean = moves.length == 0 ? 0 : sum / moves.length;
        return new Delta(
                mean, MeanInterval.of(moves, -1, 1).orElse(null), better, worse, SignTest.chance(better, worse));
    }
}
