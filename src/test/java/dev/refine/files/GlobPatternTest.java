package dev.refine.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is told without the regular expression is what the regular expression tells. */
class GlobPatternTest {

    private static final String[] PIECES = {"a", "b", "ab", ".", "/", "ü", "🏁", " ", "-"};

    @Test
    void oneStarTakesWhatItsExpressionTakes() {
        int matched = 0;
        for (long seed = 0; seed < 4_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String pattern = GlobSyntax.clean(text(random) + "*" + text(random));
            String path = GlobSyntax.clean(random.nextBoolean() ? text(random) : pattern.replace("*", text(random)));

            Optional<List<String>> captures = GlobPattern.of(pattern).captures(path);

            assertThat(captures).as(pattern + " on " + path).isEqualTo(byExpression(pattern, path));
            assertThat(GlobPattern.of(pattern).matches(path)).isEqualTo(captures.isPresent());
            matched += captures.isPresent() ? 1 : 0;
        }
        assertThat(matched).isBetween(500, 3_500);
    }

    private static Optional<List<String>> byExpression(String pattern, String path) {
        Matcher matcher = GlobSyntax.compile(pattern).matcher(path);
        return matcher.matches() ? Optional.of(List.of(matcher.group(1))) : Optional.empty();
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(4); left > 0; left--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
