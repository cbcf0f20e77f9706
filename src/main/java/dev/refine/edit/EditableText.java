package dev.refine.edit;

import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.EditableFile;

/**
 * The part of a file that a proposer sees and may change: without byte-order mark, with {@code \n} line ends, between
 * the markers if the file has a region. A proposal's {@code search} is looked up in exactly this text.
 *
 * @param text its editable part
 * @param firstLine the line of the file on which the text begins, from 1
 */
public record EditableText(String text, int firstLine) {

    /**
     * From the bytes of the whole file.
     *
     * @throws UsageException when they are not UTF-8 or the markers do not name one region
     */
    public static EditableText of(EditableFile file, byte[] bytes) {
        String whole = source(file, bytes).text();
        Span span = Span.of(file, whole);
        return new EditableText(span.in(whole), Lines.at(whole, span.from()));
    }

    static SourceText source(EditableFile file, byte[] bytes) {
        return SourceText.decode(bytes)
                .orElseThrow(() -> new UsageException(new Problem(
                        "file-encoding", file.relative(), "is not UTF-8 text", "", "Save the file as UTF-8.")));
    }
}
