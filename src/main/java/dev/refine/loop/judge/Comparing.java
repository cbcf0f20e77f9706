package dev.refine.loop.judge;

import dev.refine.compare.Comparer;
import dev.refine.compare.Comparison;
import dev.refine.files.FileStamp;
import dev.refine.json.OutputReader;
import dev.refine.json.Reading;
import dev.refine.loop.judge.KeptComparisons.Stamps;
import dev.refine.workload.Case;
import dev.refine.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Compares stored outputs with what was expected of their cases. Thread-safe. */
public final class Comparing {

    /** Bytes; smaller documents are compared before anybody has waited. */
    private static final long LONG = 32 * 1024;

    private final Workload workload;
    private final Comparer comparer;
    private final Function<Supplier<Comparison>, Comparison> interruptible;
    private final KeptComparisons kept = new KeptComparisons();

    /**
     * @param interruptible does what may take long; throws {@link CancellationException} at once when the session is to
     *     end meanwhile
     */
    public Comparing(Workload workload, Comparer comparer, Function<Supplier<Comparison>, Comparison> interruptible) {
        this.workload = workload;
        this.comparer = comparer;
        this.interruptible = interruptible;
    }

    /**
     * Of a case that has an expected file.
     *
     * @throws CancellationException when the session is to end meanwhile and the documents are not small
     */
    public Comparison of(Case input, Path output) {
        Stamps stamps = new Stamps(FileStamp.of(input.expected().orElseThrow()), FileStamp.of(output));
        Optional<Comparison> known = kept.of(output, stamps);
        if (known.isPresent()) {
            return known.get();
        }
        boolean alike = stamps.expected().size() == stamps.output().size();
        Comparison comparison = isLong(stamps.expected().size(), stamps.output().size())
                ? interruptible.apply(() -> compare(input, output, alike))
                : compare(input, output, alike);
        kept.keep(output, stamps, comparison);
        return comparison;
    }

    /** When there is no output at all: what is wrong then. */
    Comparison ofNothing(Case input) {
        return comparer.compare(workload.expected(input), Reading.NOTHING);
    }

    /** Whether somebody who interrupts the session would wait for the end of the comparison. */
    public boolean takesLong(Case input, Path output) {
        return input.expected()
                .filter(expected ->
                        isLong(expected.toFile().length(), output.toFile().length()))
                .isPresent();
    }

    private static boolean isLong(long expected, long output) {
        return Math.max(expected, output) >= LONG;
    }

    /** Once a prompt is good most outputs are the expected bytes, and all that is to be found then is known. */
    private Comparison compare(Case input, Path output, boolean alike) {
        Optional<byte[]> bytes = OutputReader.bytes(output);
        Reading actual = OutputReader.read(bytes);
        return alike && comparer.isSettled(actual) && isCopy(input.expected().orElseThrow(), bytes.orElseThrow())
                ? Comparison.SAME
                : comparer.compare(workload.expected(input), actual);
    }

    private static boolean isCopy(Path expected, byte[] output) {
        try {
            return Arrays.equals(Files.readAllBytes(expected), output);
        } catch (IOException e) {
            // Whoever reads it next says what is wrong.
            return false;
        }
    }
}
