package dev.refine.edit;

import dev.refine.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An edit tests one hypothesis, so it is small: per file at most 80 lines removed or added (a changed line is both) and
 * at most 8 KiB more text. A rewrite would say nothing about what helped, and fill the model's context besides.
 */
final class SizeRule implements EditRule {

    static final int MOST_LINES = 80;
    static final int MOST_BYTES = 8 * 1024;

    @Override
    public Optional<Problem> check(ChangedText change) {
        String name = change.file().relative();
        int grown = bytes(change.after()) - bytes(change.before());
        if (grown > MOST_BYTES) {
            return Optional.of(Refusal.of(
                    "edit-size", name + " would grow by " + grown + " bytes", "One edit may add " + MOST_BYTES + "."));
        }
        boolean small = LineDistance.isWithin(
                Lines.of(change.before()).lines(), Lines.of(change.after()).lines(), MOST_LINES);
        return small
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        "edit-size",
                        "more than " + MOST_LINES + " lines of " + name + " would be removed or added",
                        "Test one small change at a time."));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
