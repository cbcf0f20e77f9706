package dev.refine.propose.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.propose.Edit;
import java.util.List;

/** Applies edits as strictly as the harness does. */
final class Edits {

    private Edits() {}

    static String apply(String text, Edit edit) {
        if (edit.search().isEmpty()) {
            return text + edit.replace();
        }
        int first = text.indexOf(edit.search());
        assertThat(first).as("found: %s", edit.search()).isNotNegative();
        assertThat(text.indexOf(edit.search(), first + 1))
                .as("only once: %s", edit.search())
                .isNegative();
        return text.substring(0, first)
                + edit.replace()
                + text.substring(first + edit.search().length());
    }

    static String applyAll(String path, String text, List<Edit> edits) {
        String changed = text;
        for (Edit edit : edits) {
            changed = edit.path().equals(path) ? apply(changed, edit) : changed;
        }
        return changed;
    }
}
