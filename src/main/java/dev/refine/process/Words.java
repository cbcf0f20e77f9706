package dev.refine.process;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Texts as words of a shell. Bash reads its program byte for byte, one system call each, and most of a request are a few
 * long paths again and again: so what begins with one of them is said through a positional parameter, which no command
 * sees.
 */
final class Words {

    private static final BitSet PLAIN = new BitSet();

    static {
        PLAIN.set('a', 'z' + 1);
        PLAIN.set('A', 'Z' + 1);
        PLAIN.set('0', '9' + 1);
        "_./-".chars().forEach(PLAIN::set);
    }

    private final List<String> beginnings;

    private Words(List<String> beginnings) {
        this.beginnings = beginnings;
    }

    /** Every word in full. */
    static Words plain() {
        return new Words(List.of());
    }

    /** With one parameter more, the next of {@code $1}, {@code $2}..., for this beginning; of those that fit the last is taken. */
    Words after(String beginning) {
        List<String> all = new ArrayList<>(beginnings);
        // Of other letters no shell has to prove that they come out of a parameter as they went in.
        all.add(isPlain(beginning) ? beginning : "");
        return new Words(all);
    }

    /** One word that stands for exactly this text. */
    String of(String text) {
        for (int number = beginnings.size(); number > 0; number--) {
            String beginning = beginnings.get(number - 1);
            if (!beginning.isEmpty() && text.startsWith(beginning)) {
                return "\"$" + number + "\"" + rest(text.substring(beginning.length()));
            }
        }
        return isPlain(text) ? text : NativeText.quoted(text);
    }

    private static String rest(String text) {
        return text.isEmpty() || isPlain(text) ? text : NativeText.quoted(text);
    }

    /** Not empty, and nothing in it means anything to a shell. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!PLAIN.get(text.charAt(at))) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
