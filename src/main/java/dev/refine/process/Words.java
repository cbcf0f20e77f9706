package dev.refine.process;

import java.util.List;
import java.util.stream.Stream;

/**
 * Texts as words of a shell. Bash reads its program byte for byte, one system call each, and most of a request are a few
 * long paths again and again: so what begins with one of them is said through a positional parameter, which no command
 * sees.
 */
final class Words {

    private final List<String> beginnings;

    private Words(List<String> beginnings) {
        this.beginnings = beginnings;
    }

    /** Every word in full. */
    static Words plain() {
        return new Words(List.of());
    }

    /** With {@code $1}, {@code $2}... for these beginnings; of those that fit the last is taken. */
    static Words after(String... beginnings) {
        // Of other letters no shell has to prove that they come out of a parameter as they went in.
        return new Words(
                Stream.of(beginnings).map(text -> isPlain(text) ? text : "").toList());
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
            char letter = text.charAt(at);
            boolean alphanumeric =
                    letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9';
            if (!alphanumeric && "_./-".indexOf(letter) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
