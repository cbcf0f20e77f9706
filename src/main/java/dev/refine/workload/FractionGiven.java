package dev.refine.workload;

import dev.refine.problem.Problem;
import java.math.BigDecimal;
import java.util.List;

/** A score from 0 to 100 that was most likely meant as a share: almost everything would pass, and nobody would wonder. */
final class FractionGiven {

    private FractionGiven() {}

    /** A warning, if there is one. */
    static List<Problem> in(Manifest manifest) {
        double threshold = manifest.judging().critique().threshold();
        if (!(threshold > 0 && threshold <= 1)) {
            return List.of();
        }
        BigDecimal said = BigDecimal.valueOf(threshold).stripTrailingZeros();
        return List.of(new Problem(
                "critique-scale",
                "critiqueThreshold",
                "from " + said.toPlainString() + " on almost every case passes",
                "Its scale goes from 0 to 100, as that of a critic's score.",
                "Write " + said.movePointRight(2).toPlainString() + " for "
                        + said.movePointRight(2).toPlainString() + " %."));
    }
}
