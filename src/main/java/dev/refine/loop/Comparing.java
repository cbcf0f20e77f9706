package dev.refine.loop;

import dev.refine.compare.Comparer;
import dev.refine.compare.Comparison;
import dev.refine.json.OutputReader;
import dev.refine.json.Reading;
import dev.refine.workload.Case;
import dev.refine.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** Compares stored outputs with what was expected of their cases. Thread-safe. */
public record Comparing(Workload workload, Comparer comparer, StopSignal stop) {

    /** Bytes; smaller documents are compared before anybody has waited. */
    private static final long LONG = 32 * 1024;

    /**
     * Of a case that has an expected file.
     *
     * @throws CancellationException when the session is to end meanwhile and the documents are not small
     */
    Comparison of(Case input, Path output) {
        return takesLong(input, output) ? stop.unlessRequested(() -> compare(input, output)) : compare(input, output);
    }

    /** When there is no output at all: what is wrong then. */
    Comparison ofNothing(Case input) {
        return comparer.compare(workload.expected(input), Reading.NOTHING);
    }

    /** Whether somebody who interrupts the session would wait for the end of the comparison. */
    public boolean takesLong(Case input, Path output) {
        Path expected = input.expected().orElse(null);
        return expected != null
                && Math.max(expected.toFile().length(), output.toFile().length()) >= LONG;
    }

    private Comparison compare(Case input, Path output) {
        boolean same = isCopy(input, output);
        Reading actual = OutputReader.read(output);
        return same && comparer.isSettled(actual)
                ? Comparison.SAME
                : comparer.compare(workload.expected(input), actual);
    }

    /** Once a prompt is good most outputs are, byte for byte, and all that is to be found then is known. */
    private static boolean isCopy(Case input, Path output) {
        Path expected = input.expected().orElseThrow();
        try {
            return expected.toFile().length() == output.toFile().length() && Files.mismatch(expected, output) < 0;
        } catch (IOException e) {
            // Whoever reads them next says what is wrong.
            return false;
        }
    }
}
