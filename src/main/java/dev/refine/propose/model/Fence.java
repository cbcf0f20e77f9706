package dev.refine.propose.model;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Puts data between lines with a random word, so that no text inside can end the data and begin to give orders.
 * The word never occurs in what it fences.
 */
final class Fence {

    private static final int BYTES = 8;

    private final String word;

    private Fence(String word) {
        this.word = word;
    }

    /** @param foreign all text that will be fenced */
    static Fence around(String foreign, RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        String word;
        do {
            random.nextBytes(bytes);
            word = "data-" + HexFormat.of().formatHex(bytes);
        } while (foreign.contains(word));
        return new Fence(word);
    }

    /** The one that a conversation began with. */
    static Fence known(String word) {
        return new Fence(word);
    }

    String word() {
        return word;
    }

    String block(String title, String content) {
        return "[" + word + " begins: " + title + "]\n" + content + (content.endsWith("\n") ? "" : "\n") + "[" + word
                + " ends]\n";
    }
}
