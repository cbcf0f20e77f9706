package dev.refine.files;

import com.google.re2j.Pattern;

/** One name of a glob, between two separators, as a regular expression with at most one group. */
final class GlobName {

    private final String name;
    private final StringBuilder regex = new StringBuilder();
    /** Where the first wildcard begins and the last one ends in {@link #regex}; what lies between is the capture. */
    private int first = -1;

    private int last = -1;

    private GlobName(String name) {
        this.name = name;
    }

    static String regex(String name) {
        return new GlobName(name).translate();
    }

    private String translate() {
        int i = 0;
        while (i < name.length()) {
            int end = i + 1;
            switch (name.charAt(i)) {
                case '*' -> wildcard("[^/]*");
                case '?' -> wildcard("[^/]");
                case '[' -> {
                    end = closing(i) + 1;
                    wildcard(set(name.substring(i + 1, end - 1)));
                }
                default -> {
                    end = name.offsetByCodePoints(i, 1);
                    regex.append(Pattern.quote(name.substring(i, end)));
                }
            }
            i = end;
        }
        if (first >= 0) {
            regex.insert(last, ')').insert(first, '(');
        }
        return regex.toString();
    }

    private void wildcard(String expression) {
        first = first < 0 ? regex.length() : first;
        regex.append(expression);
        last = regex.length();
    }

    /** A bracket that comes first in a set belongs to it, as in every shell. */
    private int closing(int open) {
        int from = open + 1;
        if (from < name.length() && (name.charAt(from) == '!' || name.charAt(from) == '^')) {
            from++;
        }
        int close = name.indexOf(']', from + 1);
        if (close < 0) {
            throw new IllegalArgumentException("a \"[\" is not closed");
        }
        return close;
    }

    private static String set(String inside) {
        boolean negated = inside.startsWith("!") || inside.startsWith("^");
        StringBuilder set = new StringBuilder(negated ? "[^/" : "[");
        int[] points = inside.substring(negated ? 1 : 0).codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            boolean range = points[i] == '-' && i > 0 && i < points.length - 1;
            if (range && points[i - 1] > points[i + 1]) {
                throw new IllegalArgumentException("a range in \"[" + inside + "]\" runs backwards");
            }
            set.append(range ? "-" : String.format("\\x{%x}", points[i]));
        }
        return set.append(']').toString();
    }
}
