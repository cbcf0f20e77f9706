package dev.refine.json;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressions;
import java.util.regex.Pattern;

/**
 * A pattern of a schema, as Java understands it, looked for with bounded effort: some patterns take longer than anybody
 * lives to say that a text of thirty letters does not match. What cannot be decided is not objected to.
 */
record BoundedPattern(Pattern pattern) implements RegularExpression {

    /** Looks at characters, not time, so that the answer is the same on every machine; well under a second. */
    private static final int LOOKS = 10_000_000;

    static RegularExpression of(String text) {
        return new BoundedPattern(Pattern.compile(
                RegularExpressions.replaceLongformCharacterProperties(RegularExpressions.replaceDollarAnchors(text))));
    }

    @Override
    public boolean matches(String value) {
        try {
            return pattern.matcher(new Watched(value, new int[] {LOOKS})).find();
        } catch (EffortException | StackOverflowError e) {
            return true;
        }
    }

    private static final class EffortException extends IllegalStateException {
        private static final long serialVersionUID = 1L;
    }

    private record Watched(CharSequence text, int[] left) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new EffortException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Watched(text.subSequence(from, to), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
