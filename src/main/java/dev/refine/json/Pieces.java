package dev.refine.json;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A long text in the pieces in which it was written: it stands in memory once, and where it is narrow with a byte for each
 * letter. No piece ends within a letter.
 */
final class Pieces extends Writer {

    private final List<String> pieces = new ArrayList<>();
    private String begun = "";

    @Override
    public void write(char[] letters, int from, int length) {
        String piece = begun + new String(letters, from, length);
        boolean cut = !piece.isEmpty() && Character.isHighSurrogate(piece.charAt(piece.length() - 1));
        int end = cut ? piece.length() - 1 : piece.length();
        pieces.add(piece.substring(0, end));
        begun = piece.substring(end);
    }

    List<String> all() {
        if (!begun.isEmpty()) {
            pieces.add(begun);
            begun = "";
        }
        return pieces;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
