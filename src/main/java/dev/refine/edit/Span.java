package dev.refine.edit;

import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.EditableFile;
import java.util.Optional;

/**
 * Where in a file's text the part lies that may be edited.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Span(int from, int to) {

    /**
     * The region between the markers, or everything.
     *
     * @throws UsageException when the markers do not name exactly one region
     */
    static Span of(EditableFile file, String text) {
        Optional<EditableFile.Region> region = file.region();
        if (region.isEmpty()) {
            return new Span(0, text.length());
        }
        String opening = lineEnds(region.get().from());
        String closing = lineEnds(region.get().to());
        int first = text.indexOf(opening);
        if (first < 0 || text.indexOf(opening, first + 1) >= 0) {
            throw marker(
                    file,
                    first < 0 ? "does not contain" : "contains more than once",
                    region.get().from());
        }
        int from = first + opening.length();
        int to = text.indexOf(closing, from);
        if (to < 0) {
            throw marker(
                    file,
                    "does not contain, after the start of the region,",
                    region.get().to());
        }
        return new Span(from, to);
    }

    String in(String text) {
        return text.substring(from, to);
    }

    /** Where it lies after {@code change} was replaced by {@code length} characters. */
    Span after(Span change, int length) {
        int grown = length - (change.to - change.from);
        if (change.from >= from && change.to <= to) {
            return new Span(from, to + grown);
        }
        return change.to <= from ? new Span(from + grown, to + grown) : this;
    }

    static String lineEnds(String text) {
        return text.replace("\r\n", "\n");
    }

    private static UsageException marker(EditableFile file, String what, String marker) {
        return new UsageException(new Problem(
                "region-marker",
                file.relative(),
                what + " the marker " + Quoted.of(marker),
                "A region begins after the only \"from\" and ends before the next \"to\".",
                "Correct \"from\" and \"to\" of this file in the manifest."));
    }
}
