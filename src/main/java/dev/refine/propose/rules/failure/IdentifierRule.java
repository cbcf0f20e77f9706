package dev.refine.propose.rules.failure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The right words, where all expected values run their words together in one way: PlayMusic, in_progress. */
final class IdentifierRule implements FailureRule {

    private static final int LEAST = 2;

    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private enum Style {
        PASCAL("(\\p{Lu}[\\p{Ll}\\d]*)+", "\\p{Ll}\\p{Lu}", "in PascalCase: no spaces, every word with a capital"),
        CAMEL(
                "\\p{Ll}[\\p{Ll}\\d]*(\\p{Lu}[\\p{Ll}\\d]*)*",
                "\\p{Ll}\\p{Lu}",
                "in camelCase: no spaces, every word but the first with a capital"),
        SNAKE("[\\p{Ll}\\d]+(_[\\p{Ll}\\d]+)*", "_", "in snake_case: small letters, with \"_\" between the words"),
        SCREAMING("[\\p{Lu}\\d]+(_[\\p{Lu}\\d]+)*", "_", "in capital letters with \"_\" between the words"),
        KEBAB("[\\p{Ll}\\d]+(-[\\p{Ll}\\d]+)*", "-", "in kebab-case: small letters, with \"-\" between the words");

        private final Pattern whole;
        private final Pattern seam;
        private final String words;

        Style(String whole, String seam, String words) {
            this.whole = Pattern.compile(whole);
            this.seam = Pattern.compile(seam);
            this.words = words;
        }

        /** Whether all of them have it, and at least one has a place where words meet. */
        boolean isOf(Set<String> texts) {
            return texts.stream().allMatch(text -> whole.matcher(text).matches())
                    && texts.stream().anyMatch(text -> seam.matcher(text).find());
        }
    }

    @Override
    public Optional<Advice> advise(Finding finding) {
        double share = finding.share(IdentifierRule::areSameWords);
        Set<String> texts = finding.distinctTexts().orElse(Set.of());
        if (share < 0.5 || texts.size() < LEAST) {
            return Optional.empty();
        }
        String mapping = Wording.becomes(", such as ", finding.those(IdentifierRule::areSameWords));
        return Arrays.stream(Style.values())
                .filter(style -> style.isOf(texts))
                .findFirst()
                .map(style -> new Advice(
                        "identifier",
                        style.words,
                        0.8 * share,
                        "the values are names for programs, and the model writes them as ordinary words",
                        List.of(
                                Wording.of("Write ", finding, " " + style.words + "."),
                                Wording.of("Spell ", finding, " as one name, " + style.words + mapping + ".")),
                        List.of()));
    }

    private static boolean areSameWords(Pair pair) {
        return pair.areTexts()
                && !pair.wanted().equalsIgnoreCase(pair.given())
                && letters(pair.wanted()).equals(letters(pair.given()));
    }

    private static String letters(String text) {
        return GAPS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
