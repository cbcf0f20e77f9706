package dev.refine.loop.judge;

import dev.refine.compare.Comparison;
import dev.refine.files.FileStamp;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was found between two files, kept while both are as they were: every part of a report looks at the failing cases
 * again. Thread-safe.
 */
final class KeptComparisons {

    /** Bytes of the files whose comparisons are kept, since these hold parts of them. */
    private static final long MOST = 4L * 1024 * 1024;

    private final Map<Path, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** Both files as they were before anybody read them. */
    record Stamps(FileStamp expected, FileStamp output) {

        long size() {
            return expected.size() + output.size();
        }

        boolean are(Stamps others) {
            return expected.equals(others.expected) && output.equals(others.output);
        }
    }

    private record Kept(Stamps stamps, Comparison comparison) {}

    synchronized Optional<Comparison> of(Path output, Stamps now) {
        return Optional.ofNullable(kept.get(output))
                .filter(one -> one.stamps().are(now))
                .map(Kept::comparison);
    }

    /** Where nothing differs there is nothing to keep. */
    synchronized void keep(Path output, Stamps stamps, Comparison comparison) {
        if (comparison.equal() || stamps.size() > MOST) {
            return;
        }
        Kept before = kept.put(output, new Kept(stamps, comparison));
        bytes += stamps.size() - (before == null ? 0 : before.stamps().size());
        Iterator<Kept> oldest = kept.values().iterator();
        while (bytes > MOST) {
            bytes -= oldest.next().stamps().size();
            oldest.remove();
        }
    }
}
