package dev.refine.propose.rules.failure;

import dev.refine.diagnose.value.LetterCase;
import dev.refine.diagnose.value.Presence;
import java.util.List;
import java.util.Optional;

/** The right letters in the wrong case. */
final class LetterCaseRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        double share = finding.share(LetterCaseRule::differsOnlySo);
        if (share < 0.5) {
            return Optional.empty();
        }
        Optional<LetterCase> style = finding.distinctTexts().flatMap(LetterCase::common);
        double copied = Copied.share(finding, Presence.VERBATIM);
        String how = style.map(common -> "in " + common.words())
                .orElse(copied >= 0.5 ? "with the letter case that the document uses" : "");
        if (how.isEmpty()) {
            return Optional.empty();
        }
        String mapping = Wording.becomes(": ", finding.those(LetterCaseRule::differsOnlySo));
        return Optional.of(new Advice(
                "letter-case",
                how,
                0.9 * share,
                "the expected values are written " + how + ", and nothing says so",
                List.of(
                        Wording.of("Write ", finding, " " + how + "."),
                        Wording.of(
                                "Change the letters of ",
                                finding,
                                " where needed, so that it stands " + how + mapping + ".")),
                List.of()));
    }

    private static boolean differsOnlySo(Pair pair) {
        return pair.areTexts()
                && !pair.wanted().equals(pair.given())
                && pair.wanted().equalsIgnoreCase(pair.given());
    }
}
