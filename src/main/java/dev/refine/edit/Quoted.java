package dev.refine.edit;

import dev.refine.files.VisibleText;

/** Text of a model or a file inside a sentence: in quotes, on one line, cut to a readable length, nothing invisible. */
final class Quoted {

    private static final int LONGEST = 80;

    private Quoted() {}

    static String of(String text) {
        return '"' + clean(text) + '"';
    }

    /** The same without quotes. */
    static String clean(String text) {
        int points = text.codePointCount(0, text.length());
        String cut = points <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
        return VisibleText.of(cut).replace("\n", "\\n").replace("\t", "\\t");
    }
}
