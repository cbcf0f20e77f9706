package dev.refine.propose.rules.failure;

import dev.refine.diagnose.value.Plain;
import dev.refine.propose.rules.text.Bullet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Spaces and line breaks that are too many, too few, or where a separator is expected. */
final class WhitespaceRule implements FailureRule {

    private static final List<String> SEPARATORS = List.of(", ", " ", "; ", "\n", " / ", " - ", ",", "");

    private static final Pattern PARTS = Pattern.compile("\\s*[\\n;|]\\s*|,\\s+|\\s+/\\s+|\\s{2,}|\\s+-\\s+");

    @Override
    public Optional<Advice> advise(Finding finding) {
        double spaces = finding.share(pair -> pair.areTexts()
                && !pair.wanted().equals(pair.given())
                && Plain.spaces(pair.given()).equals(Plain.spaces(pair.wanted())));
        if (spaces >= 0.5 && isTidy(finding)) {
            return advice(
                    0.9 * spaces,
                    "tidy",
                    Wording.of("Write ", finding, " on one line with single spaces and none at the start or end."),
                    Wording.of(
                            "Trim ",
                            finding,
                            ": remove spaces at both ends and turn line breaks, tabs and runs of spaces into"
                                    + " one space."));
        }
        if (finding.those(Pair::areTexts).isEmpty()) {
            return Optional.empty();
        }
        for (String separator : SEPARATORS) {
            double share = finding.share(pair -> isJoined(pair, separator));
            if (share >= 0.5) {
                return joined(finding, separator, share);
            }
        }
        return Optional.empty();
    }

    private static boolean isTidy(Finding finding) {
        return finding.distinctTexts().orElse(Set.of()).stream()
                .allMatch(text -> Plain.spaces(text).equals(text));
    }

    private static Optional<Advice> joined(Finding finding, String separator, double share) {
        String name = switch (separator) {
            case " " -> "a space";
            case "" -> "nothing";
            case "\n" -> "a line break";
            case ", " -> "a comma and a space";
            default -> Words.quoted(separator);
        };
        return advice(
                0.85 * share,
                name,
                Wording.of("Join the parts of ", finding, " with " + name + " between them."),
                Wording.of(
                        "Where the document writes ",
                        finding,
                        " on several lines or in several parts, put " + name + " between the parts"
                                + Wording.becomes(": ", finding.those(pair -> isJoined(pair, separator))) + "."));
    }

    private static Optional<Advice> advice(double likelihood, String family, Bullet plain, Bullet explicit) {
        return Optional.of(new Advice(
                "whitespace",
                family,
                likelihood,
                "the model keeps the spaces and breaks of the document's layout",
                List.of(plain, explicit),
                List.of()));
    }

    /** Whether the expected text is the parts of the given one, with this between them. */
    private static boolean isJoined(Pair pair, String separator) {
        if (!pair.areTexts() || pair.wanted().equals(pair.given())) {
            return false;
        }
        // Parts are joined without loss of a letter: what differs in its first one can be spared the search for parts.
        String given = pair.given().strip();
        return !given.isEmpty()
                && pair.wanted().startsWith(given.substring(0, 1))
                && String.join(separator, PARTS.split(given)).equals(pair.wanted());
    }
}
