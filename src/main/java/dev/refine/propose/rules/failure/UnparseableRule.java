package dev.refine.propose.rules.failure;

import dev.refine.propose.rules.text.Bullet;
import java.util.List;
import java.util.Optional;

/** An answer that is no JSON, stops in the middle, or says a key twice. */
final class UnparseableRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        if (finding.is("unparseable", "too-deep")) {
            return advice(
                    "the model writes something like JSON",
                    "Answer with one valid JSON value: double quotes around keys and texts, no comments, no trailing comma.",
                    "Check the answer before you give it: every bracket closed, every key and text in double quotes, quotes"
                            + " inside a text escaped, no comma before a closing bracket, nothing but the JSON.");
        }
        if (finding.is("truncated")) {
            return advice(
                    "the answer is too long to be finished",
                    "Write the JSON compactly, without line breaks, indentation or explanation, and finish it.",
                    "Spend no words on anything but the JSON, give each value once, and close every bracket at the end.");
        }
        return finding.is("duplicate-key")
                ? advice(
                        "the model repeats a key instead of giving a list",
                        "Give every key only once in an object; several values of one kind are a list.",
                        "Before you answer, look for keys that stand twice in the same object and keep the one that the"
                                + " document supports.")
                : Optional.empty();
    }

    private static Optional<Advice> advice(String theory, String plain, String explicit) {
        return Optional.of(new Advice(
                "unparseable", "", 0.75, theory, List.of(Bullet.whole(plain), Bullet.whole(explicit)), List.of()));
    }
}
