package dev.refine.propose.plan;

import dev.refine.propose.Edit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that an experiment adds at the end, with a heading of its own because it may be tried by itself. Where an earlier
 * experiment was kept, the file ends with a section of that name, and the heading would stand there twice.
 */
final class SparedHeading {

    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} .*$");
    private static final Pattern FIRST = Pattern.compile("\\s*(#{1,6} [^\\r\\n]*)\\R\\s*?(?=\\S)");
    private static final Pattern ITEM = Pattern.compile("(?:[-*+]|\\d+[.)]) .*");

    private SparedHeading() {}

    /** The edit for a file with this text. */
    static Edit of(Edit edit, String text) {
        Matcher first = FIRST.matcher(edit.replace());
        if (!edit.search().isEmpty()
                || !first.lookingAt()
                || !first.group(1).strip().equals(last(text))) {
            return edit;
        }
        String added = edit.replace().substring(first.end());
        String end = text.stripTrailing();
        boolean list = ITEM.matcher(end.substring(end.lastIndexOf('\n') + 1)).matches()
                && ITEM.matcher(added.lines().findFirst().orElse("")).matches();
        return new Edit(edit.path(), "", (text.endsWith("\n") ? "" : "\n") + (list ? "" : "\n") + added);
    }

    /** What is the same whether the heading was spared or not. */
    static Edit bare(Edit edit) {
        Matcher first = FIRST.matcher(edit.replace());
        String added =
                edit.search().isEmpty() && first.lookingAt() ? edit.replace().substring(first.end()) : edit.replace();
        return edit.search().isEmpty() ? new Edit(edit.path(), "", added.stripLeading()) : edit;
    }

    private static String last(String text) {
        String last = "";
        for (Matcher headings = HEADING.matcher(text); headings.find(); ) {
            last = headings.group().strip();
        }
        return last;
    }
}
