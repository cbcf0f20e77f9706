package dev.refine.edit;

import dev.refine.problem.Problem;
import java.util.Map;
import java.util.Optional;

/** An edit adds only what a reader of the diff can see, and leaves some text behind. */
final class VisibleTextRule implements EditRule {

    @Override
    public Optional<Problem> check(ChangedText change) {
        String name = change.file().relative();
        if (change.after().isBlank() && !change.before().isBlank()) {
            return Optional.of(Refusal.of("edit-empty", name + " would be empty", ""));
        }
        Map<Integer, Integer> before = Tally.of(invisible(change.before()));
        Map<Integer, Integer> after = Tally.of(invisible(change.after()));
        return Tally.added(before, after)
                .map(c -> Refusal.of(
                        "edit-control",
                        String.format("%s would get the invisible character U+%04X", name, c),
                        "Only visible text, spaces, tabs and line ends may be added."));
    }

    private static Iterable<Integer> invisible(String text) {
        return text.codePoints().filter(Invisible::is).boxed()::iterator;
    }
}
