package dev.refine.propose.rules.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instructions that end with conversions: {@code …: "7 kg" becomes 7.} Two of one kind are one with both conversions. */
final class ShownPairs {

    /** More of them are a list of answers and no longer a rule. */
    private static final int MOST = 3;

    private static final String PAIR = "\"[^\"]*\" becomes (?:\"[^\"]*\"|[^\",;\\s]+)";
    private static final Pattern LAST = Pattern.compile("(.*[:;,] (?:such as )?)(" + PAIR + ")\\.");
    private static final Pattern LIST = Pattern.compile("^(" + PAIR + "(?:, " + PAIR + ")*)\\.");

    private ShownPairs() {}

    /** Whether the line gives this instruction, with this conversion among others or with as many as it may have. */
    static boolean holds(String line, Bullet bullet, String mark) {
        return list(line, bullet, mark)
                .filter(list -> list.group(1).contains(pair(bullet)) || isFull(list))
                .isPresent();
    }

    /** The conversion added to the instruction of the same kind that the line gives. */
    static Optional<Splice> add(Line line, Bullet bullet, String mark) {
        String opening = opening(bullet, mark);
        return list(line.text(), bullet, mark)
                .filter(list -> !isFull(list) && !list.group(1).contains(pair(bullet)))
                .map(list -> line.start() + line.text().indexOf(opening) + opening.length() + list.end(1))
                .map(end -> Splice.insert(end, ", " + pair(bullet)));
    }

    private static boolean isFull(Matcher list) {
        return list.group(1).split(" becomes ", -1).length > MOST;
    }

    private static Optional<Matcher> list(String line, Bullet bullet, String mark) {
        boolean shows = bullet.tail().contains(" becomes ") && !bullet.fields().isEmpty();
        if (!shows || !LAST.matcher(bullet.tail()).matches()) {
            return Optional.empty();
        }
        String opening = opening(bullet, mark);
        int at = line.indexOf(opening);
        Matcher list = LIST.matcher(at < 0 ? "" : line.substring(at + opening.length()));
        return list.find() ? Optional.of(list) : Optional.empty();
    }

    /** All up to the conversion. */
    private static String opening(Bullet bullet, String mark) {
        String whole = bullet.text(mark);
        return whole.substring(0, whole.length() - pair(bullet).length() - 1);
    }

    private static String pair(Bullet bullet) {
        Matcher last = LAST.matcher(bullet.tail());
        return last.matches() ? last.group(2) : "";
    }
}
