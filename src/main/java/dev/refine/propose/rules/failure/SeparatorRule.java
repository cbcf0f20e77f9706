package dev.refine.propose.rules.failure;

import dev.refine.propose.rules.text.Bullet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Marks inside a value that no expected value has: the spaces of an account number, the hyphens of a phone number. */
final class SeparatorRule implements FailureRule {

    private static final Map<Integer, String> NAMES = Map.of(
            (int) ' ', "spaces",
            (int) '-', "hyphens",
            (int) '.', "dots",
            (int) '/', "slashes",
            (int) ',', "commas",
            (int) '_', "underscores",
            (int) ':', "colons",
            (int) '\'', "apostrophes");

    @Override
    public Optional<Advice> advise(Finding finding) {
        Set<Integer> marks = new TreeSet<>();
        for (Pair pair : finding.those(SeparatorRule::isOnlyParted)) {
            pair.given()
                    .codePoints()
                    .filter(mark -> pair.wanted().indexOf(mark) < 0)
                    .forEach(marks::add);
        }
        boolean never = finding.distinctTexts().orElse(Set.of()).stream()
                .noneMatch(text -> text.codePoints().anyMatch(marks::contains));
        double share = finding.share(SeparatorRule::isOnlyParted);
        if (share < 0.5 || !never || marks.size() > 2 || !NAMES.keySet().containsAll(marks)) {
            return Optional.empty();
        }
        String names = String.join(" and ", marks.stream().map(NAMES::get).toList());
        Bullet explicit = Wording.of(
                "Take all " + names + " out of ",
                finding,
                ", also those that the document prints"
                        + Wording.becomes(": ", finding.those(SeparatorRule::isOnlyParted)) + ".");
        return Optional.of(new Advice(
                "separator",
                names,
                0.9 * share,
                "the model groups the characters as the document prints them, or as people read them",
                List.of(Wording.of("Write ", finding, " without " + names + "."), explicit),
                List.of()));
    }

    /** Whether the expected text is the given one without some of its marks. */
    private static boolean isOnlyParted(Pair pair) {
        if (!pair.areTexts()
                || pair.given().length() <= pair.wanted().length()
                || pair.wanted().isEmpty()) {
            return false;
        }
        StringBuilder rest = new StringBuilder();
        pair.given()
                .codePoints()
                .filter(mark -> pair.wanted().indexOf(mark) >= 0)
                .forEach(rest::appendCodePoint);
        return rest.toString().equals(pair.wanted());
    }
}
