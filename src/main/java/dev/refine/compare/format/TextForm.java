package dev.refine.compare.format;

/** Names what two texts that say the same differ in. */
public final class TextForm {

    /** Longer texts are compared as they stand. */
    private static final int LONGEST = 4_096;

    /** A longer word is no unit of a number. */
    private static final int UNIT_LETTERS = 4;

    private TextForm() {}

    /** Sub-tag of {@code format-only}; empty when the texts say different things. */
    public static String difference(String expected, String actual) {
        if (expected.length() > LONGEST || actual.length() > LONGEST) {
            return "";
        }
        String meaning = meaning(expected, actual);
        return meaning.isEmpty() ? writing(expected, actual) : meaning;
    }

    private static String writing(String expected, String actual) {
        String bare = Folding.bareText(expected);
        if (bare.isEmpty() || !bare.equals(Folding.bareText(actual))) {
            return "";
        }
        String left = Folding.space(expected);
        String right = Folding.space(actual);
        if (left.equals(right)) {
            return "whitespace";
        }
        left = Folding.caseless(left);
        right = Folding.caseless(right);
        if (left.equals(right)) {
            return "case";
        }
        left = Folding.space(Folding.unicode(left));
        right = Folding.space(Folding.unicode(right));
        if (left.equals(right)) {
            return "unicode";
        }
        if (Folding.plain(left).equals(Folding.plain(right))) {
            return "diacritics";
        }
        return left.replace(" ", "").equals(right.replace(" ", "")) ? "whitespace" : "punctuation";
    }

    private static String meaning(String expected, String actual) {
        if (!hasDigit(expected) || !hasDigit(actual)) {
            return "";
        }
        Moment left = DateText.read(expected);
        Moment right = left == null ? null : DateText.read(actual);
        if (right != null && left.meets(right)) {
            if (Folding.space(expected).equals(Folding.space(actual))) {
                return "whitespace";
            }
            if (left.date() == null) {
                return "time";
            }
            return left.ambiguous() || right.ambiguous() ? "date-ambiguous" : "date";
        }
        return NumberText.same(expected, actual) ? "number" : "";
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                return true;
            }
        }
        return false;
    }

    /** A hash that texts of one meaning share, whatever their form; numbers share it with JSON numbers. */
    public static long key(String text) {
        if (text.length() <= LONGEST) {
            int digits = 0;
            int letters = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                digits += c >= '0' && c <= '9' ? 1 : 0;
                letters += Character.isLetter(c) ? 1 : 0;
            }
            Moment moment = digits >= 3 ? DateText.read(text) : null;
            if (moment != null && !(letters == 0 && digits == text.length())) {
                return Hashes.mix(moment.key() * 31 + 0x5DA7EL);
            }
            Amount amount = digits > 0 && letters <= UNIT_LETTERS ? NumberText.read(text) : null;
            if (amount != null) {
                return Hashes.number(amount.value());
            }
        }
        String bare = text.length() > LONGEST ? text : Folding.bareText(text);
        return Hashes.text(bare.isEmpty() ? text : bare);
    }
}
