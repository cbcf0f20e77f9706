package dev.refine.journal.log;

import java.util.List;

/**
 * One entry of REFINE_LOG.md, before it is rendered.
 *
 * @param heading with its emoji, without {@code ## }
 * @param fields in the order to print
 * @param block a text printed verbatim in a fence, for instance a diff; empty for none
 * @param language of the fence
 */
public record LogEntry(String heading, List<Field> fields, String block, String language) {

    public record Field(String name, String value) {}

    public static LogEntry of(String heading, Field... fields) {
        return new LogEntry(heading, List.of(fields), "", "");
    }

    public LogEntry withBlock(String text, String kind) {
        return new LogEntry(heading, fields, text, kind);
    }
}
