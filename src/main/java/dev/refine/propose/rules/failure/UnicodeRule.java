package dev.refine.propose.rules.failure;

import dev.refine.diagnose.value.Plain;
import dev.refine.diagnose.value.Presence;
import dev.refine.propose.rules.text.Bullet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The right text in other characters: accents, quotes, dashes, escapes. */
final class UnicodeRule implements FailureRule {

    private static final Pattern ESCAPES =
            Pattern.compile("&[a-zA-Z]{2,8};|&#x?[0-9a-fA-F]+;|\\\\u[0-9a-fA-F]{4}|\\\\[nt\"]");

    private static final Pattern ENTITIES = Pattern.compile("&[a-zA-Z]{2,8};");

    @Override
    public Optional<Advice> advise(Finding finding) {
        double escaped = finding.share(UnicodeRule::isEscaped);
        if (escaped >= 0.5) {
            return advice(
                    "escapes",
                    0.85 * escaped,
                    Wording.of(
                            "Write the characters of ",
                            finding,
                            " as they are, without HTML entities or escape codes."),
                    Wording.of("Replace every escape in ", finding, " by its character, such as &amp; by &."));
        }
        double share = finding.share(UnicodeRule::isSameLetters);
        if (share < 0.5) {
            return Optional.empty();
        }
        boolean ascii = finding.distinctTexts().orElse(Set.of()).stream().allMatch(UnicodeRule::isAscii);
        boolean copied = Copied.share(finding, Presence.VERBATIM) >= 0.5;
        if (!ascii || copied) {
            return advice(
                    "exact",
                    (copied ? 0.85 : 0.6) * share,
                    Wording.of(
                            "Copy ",
                            finding,
                            " with exactly the characters of the document: accents, quotes, dashes, dots."),
                    Wording.of(
                            "Change no character of ",
                            finding,
                            ": keep accents, quotes, dashes and punctuation as printed"
                                    + Wording.becomes("; ", finding.pairs()) + "."));
        }
        double foreign = finding.share(pair -> isSameLetters(pair) && !isAscii(pair.given()));
        return foreign < 0.5 ? Optional.empty() : plain(finding, foreign);
    }

    private static Optional<Advice> plain(Finding finding, double share) {
        return advice(
                "plain",
                0.8 * share,
                Wording.of(
                        "Write ",
                        finding,
                        " with plain letters and signs: no accents, no curly quotes, no long dashes."),
                Wording.of(
                        "Use only unaccented letters and plain quotes and hyphens in ",
                        finding,
                        Wording.becomes(": ", finding.pairs()) + "."));
    }

    private static Optional<Advice> advice(String family, double likelihood, Bullet plain, Bullet explicit) {
        return Optional.of(new Advice(
                "characters",
                family,
                likelihood,
                "the model replaces characters while copying",
                List.of(plain, explicit),
                List.of()));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(letter -> letter < 128);
    }

    private static boolean isEscaped(Pair pair) {
        return pair.areTexts()
                && ESCAPES.matcher(pair.given()).find()
                && !ENTITIES.matcher(pair.wanted()).find();
    }

    private static boolean isSameLetters(Pair pair) {
        return pair.areTexts()
                && !Plain.fold(pair.wanted()).equals(Plain.fold(pair.given().toLowerCase(Locale.ROOT)))
                && !Plain.letters(pair.wanted()).isEmpty()
                && Plain.letters(pair.wanted()).equals(Plain.letters(pair.given()));
    }
}
