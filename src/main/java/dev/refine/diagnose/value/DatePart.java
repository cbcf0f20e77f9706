package dev.refine.diagnose.value;

import java.util.List;
import java.util.stream.Stream;

/**
 * One part of a way of writing dates: figures, a word out of a list, or a mark.
 *
 * @param field what it says; null for a mark
 * @param least figures at least; 0 when it is a word or a mark
 * @param most figures at most
 * @param words what it may be, in the order of their numbers; for a mark how it may look, the usual one first
 */
record DatePart(Field field, int least, int most, List<String> words) {

    /** What a part can say, with the values that it may have. */
    enum Field {
        YEAR(0, 9999, 2024),
        MONTH(1, 12, 3),
        DAY(1, 31, 31),
        HOUR(0, 23, 18),
        HALF_DAY_HOUR(1, 12, 6),
        MINUTE(0, 59, 30),
        SECOND(0, 59, 0),
        HALF_DAY(1, 2, 2),
        OFFSET(0, 59, 0);

        private final int lowest;
        private final int highest;
        private final int sample;

        Field(int lowest, int highest, int sample) {
            this.lowest = lowest;
            this.highest = highest;
            this.sample = sample;
        }
    }

    /** @param usual what stands there; others may, too */
    static DatePart mark(String usual, String... others) {
        return new DatePart(
                null, 0, 0, Stream.concat(Stream.of(usual), Stream.of(others)).toList());
    }

    static DatePart figures(Field field, int least, int most) {
        return new DatePart(field, least, most, List.of());
    }

    static DatePart word(Field field, List<String> words) {
        return new DatePart(field, 0, 0, words);
    }

    /** The part as it stands in an illustrative date: 31 March 2024, half past six in the evening. */
    String sample() {
        if (field == null || least == 0) {
            return words.get(field == null ? 0 : field.sample - 1);
        }
        int value = field == Field.YEAR && most == 2 ? field.sample % 100 : field.sample;
        return "0".repeat(Math.max(0, least - Integer.toString(value).length())) + value;
    }

    /**
     * Reads the part.
     *
     * @param values receives what it says, by the ordinal of the field
     * @return behind it; -1 when it does not stand there
     */
    int read(String text, int at, int[] values) {
        return least == 0 ? readWord(text, at, values) : readFigures(text, at, values);
    }

    private int readWord(String text, int at, int[] values) {
        for (int index = 0; index < words.size(); index++) {
            if (text.startsWith(words.get(index), at)) {
                if (field != null) {
                    values[field.ordinal()] = index + 1;
                }
                return at + words.get(index).length();
            }
        }
        return -1;
    }

    private int readFigures(String text, int at, int[] values) {
        int value = 0;
        int end = at;
        while (end < text.length() && end - at < most && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            value = value * 10 + text.charAt(end) - '0';
            end++;
        }
        values[field.ordinal()] = value;
        return end - at < least || value < field.lowest || value > field.highest ? -1 : end;
    }
}
