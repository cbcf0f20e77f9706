package dev.refine.propose.rules.failure;

import dev.refine.propose.rules.text.Bullet;
import java.util.List;
import java.util.Optional;

/** A validator that refuses the output, or a critic that finds fault with it: the words are all that is known. */
final class CheckRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        String message = finding.group().examples().stream()
                .map(example -> Words.clean(example.actual().lines().findFirst().orElse("")))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        if (!finding.is("check", "critique") || message.isEmpty()) {
            return Optional.empty();
        }
        String quoted = Words.quoted(message);
        return Optional.of(new Advice(
                "check",
                "",
                finding.is("check") ? 0.4 : 0.3,
                finding.is("check")
                        ? "a check refuses the output for a reason that the prompt does not name"
                        : "whoever looks at the output finds fault with what the prompt does not speak of",
                List.of(
                        Bullet.whole("The answer must not give reason for this complaint: " + quoted + "."),
                        Bullet.whole("Before you answer, test it yourself: would a strict reader complain " + quoted
                                + "? Then correct the answer.")),
                List.of()));
    }
}
