package dev.refine.compare.format;

/** Tells decimal marks from grouping marks. */
final class Digits {

    private Digits() {}

    /** Plain decimal texts, the likelier first; one or two; null when the marks make no number. */
    static String[] readings(String written) {
        String digits = written.replaceAll("[\\s\\u00A0\\u202F\\u2009'’]", " ");
        if (digits.indexOf(' ') >= 0) {
            if (!grouped(integerPart(digits), ' ')) {
                return null;
            }
            digits = digits.replace(" ", "");
        }
        int dot = digits.lastIndexOf('.');
        int comma = digits.lastIndexOf(',');
        if (dot < 0 && comma < 0) {
            return padded(digits) ? null : new String[] {digits};
        }
        if (dot >= 0 && comma >= 0) {
            return both(digits, Math.max(dot, comma));
        }
        return one(digits, dot >= 0 ? '.' : ',');
    }

    private static String integerPart(String digits) {
        int mark = Math.max(digits.indexOf('.'), digits.indexOf(','));
        return mark < 0 ? digits : digits.substring(0, mark);
    }

    /** Leading zeros belong to identifiers, which are not numbers. */
    private static boolean padded(String integer) {
        return integer.length() > 1 && integer.charAt(0) == '0';
    }

    private static String[] both(String digits, int decimal) {
        char group = digits.charAt(decimal) == '.' ? ',' : '.';
        String whole = digits.substring(0, decimal);
        String fraction = digits.substring(decimal + 1);
        boolean fits = whole.indexOf(digits.charAt(decimal)) < 0 && grouped(whole, group) && !padded(whole);
        return fits ? new String[] {join(whole.replace(String.valueOf(group), ""), fraction)} : null;
    }

    private static String[] one(String digits, char mark) {
        int first = digits.indexOf(mark);
        boolean groups = grouped(digits, mark) && digits.charAt(0) != '0';
        String asGroups = digits.replace(String.valueOf(mark), "");
        if (digits.indexOf(mark, first + 1) >= 0) {
            return groups ? new String[] {asGroups} : null;
        }
        String whole = digits.substring(0, first);
        if (padded(whole)) {
            return null;
        }
        String asDecimal = join(whole, digits.substring(first + 1));
        if (!groups) {
            return new String[] {asDecimal};
        }
        return mark == ',' ? new String[] {asGroups, asDecimal} : new String[] {asDecimal, asGroups};
    }

    private static String join(String whole, String fraction) {
        return (whole.isEmpty() ? "0" : whole) + (fraction.isEmpty() ? "" : "." + fraction);
    }

    /** Groups of three after the first; of two or three, as in 12,34,567, when the last has three. */
    private static boolean grouped(String digits, char mark) {
        int run = 0;
        int groups = 0;
        for (int i = digits.length() - 1; i >= 0; i--) {
            if (digits.charAt(i) == mark) {
                if (run != 3 && !(groups > 0 && run == 2)) {
                    return false;
                }
                groups++;
                run = 0;
            } else {
                run++;
            }
        }
        return groups > 0 && run >= 1 && run <= 3;
    }
}
