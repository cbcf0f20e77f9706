package dev.refine.cli;

import dev.refine.files.VisibleText;

/** What a terminal would obey, hide or reorder is written as its code; newlines and tabs stay. */
final class SafeText {

    private SafeText() {}

    static String visible(String text) {
        return VisibleText.of(text);
    }
}
