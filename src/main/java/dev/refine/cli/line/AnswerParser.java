package dev.refine.cli.line;

import org.jline.reader.impl.DefaultParser;

/** Sees the words of an answer: paths, with blanks, commas or quotes around them. Nothing in it is a command. */
final class AnswerParser extends DefaultParser {

    AnswerParser() {
        setQuoteChars(null);
        setEscapeChars(null);
    }

    @Override
    public boolean isDelimiterChar(CharSequence text, int position) {
        return Character.isWhitespace(text.charAt(position)) || ",'\"=<>".indexOf(text.charAt(position)) >= 0;
    }
}
