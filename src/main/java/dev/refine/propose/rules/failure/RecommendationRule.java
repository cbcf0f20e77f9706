package dev.refine.propose.rules.failure;

import dev.refine.propose.rules.text.Bullet;
import java.util.List;
import java.util.Optional;

/** What a critic recommends, as an instruction: it has seen the output, and its words are meant for the prompt. */
final class RecommendationRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        String action = finding.group().examples().stream()
                .map(example -> Words.clean(example.actual().lines().findFirst().orElse("")))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        if (!finding.is("recommendation") || action.isEmpty()) {
            return Optional.empty();
        }
        String sentence = action.matches(".*[.!?:]") ? action : action + ".";
        return Optional.of(new Advice(
                "recommendation",
                "",
                0.6,
                "whoever looked at the output recommends it, and the prompt does not say it",
                List.of(Bullet.whole(sentence), Bullet.whole("This matters most: " + sentence)),
                List.of()));
    }
}
