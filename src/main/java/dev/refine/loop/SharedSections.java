package dev.refine.loop;

import dev.refine.propose.Edit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Hypotheses of a bundle start from the same bytes, so each brings the heading of the section that it appends. Where
 * another one of the bundle has just begun that section, it goes on, and the heading is not said twice.
 */
final class SharedSections {

    private SharedSections() {}

    /** @param before the edits of the bundle that are in the files already, in their order */
    static List<Edit> goOn(List<Edit> before, List<Edit> edits) {
        Map<String, String> begun = new TreeMap<>();
        for (Edit edit : before) {
            if (appends(edit)) {
                edit.replace().lines().filter(SharedSections::isHeading).forEach(line -> begun.put(edit.path(), line));
            }
        }
        return edits.stream().map(edit -> goOn(begun.get(edit.path()), edit)).toList();
    }

    static boolean isHeading(String line) {
        return line.startsWith("#");
    }

    private static Edit goOn(String begun, Edit edit) {
        if (begun == null || !appends(edit)) {
            return edit;
        }
        String text = edit.replace().stripLeading();
        String heading = text.lines().findFirst().orElse("");
        String section = text.substring(heading.length()).stripLeading();
        return heading.equals(begun) && !section.isEmpty() ? new Edit(edit.path(), "", section) : edit;
    }

    private static boolean appends(Edit edit) {
        return edit.path() != null
                && edit.replace() != null
                && Objects.requireNonNullElse(edit.search(), "").isEmpty();
    }
}
