package dev.refine.propose.rules.failure;

import dev.refine.diagnose.value.Affix;
import dev.refine.propose.rules.text.Bullet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** A label, prefix, unit or full stop too many or too few around the right text. */
final class AffixRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        double surplus = finding.share(pair -> surplus(pair).isPresent());
        if (surplus >= 0.5) {
            return tooMany(finding, surplus);
        }
        double zeros = finding.share(AffixRule::lacksZeros);
        if (zeros >= 0.5) {
            return advice(
                    "zeros",
                    0.9 * zeros,
                    "the model takes the figures for a number and drops zeros",
                    Wording.of("Keep the leading zeros of ", finding, " and write it in double quotes."),
                    Wording.of(
                            "Copy every figure of ",
                            finding,
                            " as text, zeros in front too" + Wording.becomes(": ", finding.pairs()) + "."));
        }
        double lacking = finding.share(pair -> lacking(pair).isPresent());
        return lacking >= 0.5 ? tooFew(finding, lacking) : Optional.empty();
    }

    private static Optional<Advice> tooMany(Finding finding, double share) {
        String before = common(finding, AffixRule::surplus, Affix::before);
        String after = common(finding, AffixRule::surplus, Affix::after);
        before = share(finding, before, String::startsWith) > 0.2 ? "" : before;
        after = share(finding, after, String::endsWith) > 0.2 ? "" : after;
        String mapping =
                Wording.becomes(": ", finding.those(pair -> surplus(pair).isPresent()));
        boolean fixed = !before.isEmpty() || !after.isEmpty();
        String plain = fixed
                ? " without the " + sides(before, after) + "."
                : " as the bare value, without the label, title or unit around it.";
        return advice(
                "surplus" + plain,
                (fixed ? 0.9 : 0.75) * share,
                "the model copies what the document prints around the value",
                Wording.of("Give ", finding, plain),
                Wording.of(
                        "Cut off everything around ",
                        finding,
                        " that is not the value itself, such as words, labels, units and punctuation" + mapping + "."));
    }

    private static Optional<Advice> tooFew(Finding finding, double share) {
        String before = common(finding, AffixRule::lacking, Affix::before);
        String after = common(finding, AffixRule::lacking, Affix::after);
        before = share(finding, before, String::startsWith) < 0.8 ? "" : before;
        after = share(finding, after, String::endsWith) < 0.8 ? "" : after;
        boolean fixed = !before.isEmpty() || !after.isEmpty();
        String plain = fixed
                ? " with the " + sides(before, after) + "."
                : " in full, with every part that the document prints.";
        return advice(
                "lacking" + plain,
                (fixed ? 0.85 : 0.7) * share,
                "the model shortens what is wanted whole",
                Wording.of("Give ", finding, plain),
                Wording.of(
                        "Never shorten ",
                        finding,
                        "; leave nothing out at its start or end"
                                + Wording.becomes(
                                        ": ",
                                        finding.those(pair -> lacking(pair).isPresent())) + "."));
    }

    private static Optional<Advice> advice(
            String family, double likelihood, String theory, Bullet plain, Bullet explicit) {
        return Optional.of(new Advice("affix", family, likelihood, theory, List.of(plain, explicit), List.of()));
    }

    private static String sides(String before, String after) {
        String front = before.isEmpty() ? "" : Words.quoted(before) + " in front";
        String back = after.isEmpty() ? "" : Words.quoted(after) + " behind";
        return front + (front.isEmpty() || back.isEmpty() ? "" : " and the ") + back;
    }

    /** What four in five pairs have on that side; empty when they differ. */
    private static String common(Finding finding, Function<Pair, Optional<Affix>> affix, Function<Affix, String> side) {
        List<String> found = finding.pairs().stream()
                .map(affix)
                .flatMap(Optional::stream)
                .map(side)
                .map(String::strip)
                .toList();
        return found.stream()
                .filter(text -> !text.isEmpty() && Words.isQuotable(text))
                .filter(text -> found.stream().filter(text::equals).count() * 5 >= found.size() * 4L)
                .findFirst()
                .orElse("");
    }

    /** The share of all expected texts that have it: what some failing cases need may be wrong for the rest. */
    private static double share(Finding finding, String side, BiPredicate<String, String> has) {
        List<String> all = finding.expectedTexts().orElse(List.of());
        long those = all.stream().filter(text -> has.test(text, side)).count();
        return side.isEmpty() || all.isEmpty() ? 0 : (double) those / all.size();
    }

    private static Optional<Affix> surplus(Pair pair) {
        return pair.areTexts() ? Affix.around(pair.wanted(), pair.given()) : Optional.empty();
    }

    private static Optional<Affix> lacking(Pair pair) {
        return pair.areTexts() ? Affix.around(pair.given(), pair.wanted()) : Optional.empty();
    }

    private static boolean lacksZeros(Pair pair) {
        return pair.expected().isTextual()
                && pair.actual().isValueNode()
                && pair.wanted().startsWith("0")
                && pair.wanted().length() > 1
                && pair.wanted().replaceFirst("^0+", "").equals(pair.given());
    }
}
