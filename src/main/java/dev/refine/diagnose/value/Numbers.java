package dev.refine.diagnose.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers in whatever form people write them. An ambiguous text ({@code 1.234}) has several readings. */
public final class Numbers {

    private static final String GROUPS = "\\d+(?:[.,'’ \\u00a0\\u202f]\\d{3})*";

    /**
     * What may stand right before a figure as a currency; any other letter there makes it a name, as in S3 or v4.2. Two
     * letters do so only before two decimals: RM39.00, not AB12.
     */
    private static final String CURRENCY = "(?:\\p{Lu}{3}|Rs\\.?|kr|\\p{Lu}{2}(?=" + GROUPS + "[.,]\\d{2}(?!\\d)))";

    private static final Pattern IN_TEXT = Pattern.compile("(?<![\\p{L}\\d])(?:" + CURRENCY + "(?=" + GROUPS
            + "[.,]\\d))?([-−(]?" + GROUPS + "(?:[.,]\\d+)?(?:\\s?-(?!\\w)|\\))?)");

    /**
     * At most a currency or a unit beside the figures; more words make it a sentence, and so do blanks that do not part
     * thousands.
     */
    private static final Pattern WHOLE = Pattern.compile(
            "\\s*(?:\\p{L}{1,4}\\.?(?!\\d)|" + CURRENCY + ")?\\s*[\\p{Sc}]?\\s*([-+−(]?\\s*[\\p{Sc}]?"
                    + "\\s*\\d+(?:['’ \\u00a0\\u202f]\\d{3})*[\\d.,]*\\)?-?)\\s*[\\p{Sc}%°]?\\s*(?:\\p{L}{1,4}\\.?)?\\s*");

    private static final Pattern OTHERS = Pattern.compile("[^\\d.,]");

    private static final Pattern PLAIN = Pattern.compile("\\d{1,30}(\\.\\d{0,20})?|\\.\\d{1,20}");

    private Numbers() {}

    /** A number in a text. */
    public record Found(int start, int end, String text, Set<BigDecimal> readings) {}

    /** Every value that the whole text may name, a currency or a unit beside it allowed; empty when it is no number. */
    public static Set<BigDecimal> readings(String text) {
        Matcher whole = WHOLE.matcher(text);
        if (text.length() > 40 || !whole.matches()) {
            return Set.of();
        }
        return valuesOf(whole.group(1));
    }

    /** Every number in a longer text, in its order. */
    public static List<Found> in(String text) {
        List<Found> found = new ArrayList<>();
        Matcher spans = IN_TEXT.matcher(text);
        while (spans.find()) {
            if (spans.group(1).length() <= 30) {
                Set<BigDecimal> readings = valuesOf(spans.group(1));
                found.add(new Found(spans.start(1), spans.end(1), spans.group(1), readings));
            }
        }
        return found;
    }

    /** Whether one of the readings is this value, however many zeros follow it. */
    public static boolean holds(Set<BigDecimal> readings, BigDecimal value) {
        return readings.stream().anyMatch(reading -> reading.compareTo(value) == 0);
    }

    private static Set<BigDecimal> valuesOf(String written) {
        boolean negative = written.indexOf('-') >= 0 || written.indexOf('−') >= 0 || written.indexOf('(') >= 0;
        String figures = OTHERS.matcher(written).replaceAll("");
        Set<BigDecimal> values = new LinkedHashSet<>();
        int comma = figures.lastIndexOf(',');
        int point = figures.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            char decimal = comma > point ? ',' : '.';
            add(values, figures, decimal, negative);
        } else if (comma < 0 && point < 0) {
            add(values, figures, '.', negative);
        } else {
            single(values, figures, comma >= 0 ? ',' : '.', negative);
        }
        return values;
    }

    /** One kind of mark: it groups when it comes twice, may group when three figures follow, else it is decimal. */
    private static void single(Set<BigDecimal> values, String figures, char mark, boolean negative) {
        int last = figures.lastIndexOf(mark);
        boolean repeated = figures.indexOf(mark) != last;
        boolean three = figures.length() - last - 1 == 3;
        if (!repeated) {
            add(values, figures, mark, negative);
        }
        if (repeated || three) {
            add(values, figures, mark == ',' ? '.' : ',', negative);
        }
    }

    private static void add(Set<BigDecimal> values, String figures, char decimal, boolean negative) {
        String grouping = decimal == '.' ? "," : ".";
        String plain = figures.replace(grouping, "").replace(decimal, '.');
        if (PLAIN.matcher(plain).matches()) {
            BigDecimal value = new BigDecimal(plain.endsWith(".") ? plain + "0" : plain);
            values.add(negative ? value.negate() : value);
        }
    }
}
