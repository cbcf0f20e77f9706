package dev.refine.edit;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.List;

/** A change of text as a reader sees it. */
final class TextDiff {

    private static final int CONTEXT = 3;

    private TextDiff() {}

    static ChangedFile change(String relative, byte[] before, byte[] after, ChangedText text) {
        List<String> old = withoutLastEmpty(Lines.of(text.before()).lines());
        Patch<String> patch =
                DiffUtils.diff(old, withoutLastEmpty(Lines.of(text.after()).lines()));
        List<AbstractDelta<String>> deltas = patch.getDeltas();
        if (deltas.isEmpty()) {
            return new ChangedFile(relative, before, after, "", 1);
        }
        String diff = String.join(
                "\n", UnifiedDiffUtils.generateUnifiedDiff("a/" + relative, "b/" + relative, old, patch, CONTEXT));
        return new ChangedFile(
                relative, before, after, diff, deltas.get(0).getTarget().getPosition() + 1);
    }

    private static List<String> withoutLastEmpty(List<String> lines) {
        int last = lines.size() - 1;
        return lines.get(last).isEmpty() ? lines.subList(0, last) : lines;
    }
}
