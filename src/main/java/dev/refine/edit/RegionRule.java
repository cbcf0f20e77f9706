package dev.refine.edit;

import dev.refine.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A region is text inside a program: what is put there must stay text. It never moves the region's own markers; unless
 * the region is raw, it adds nothing that ends, escapes or interpolates a string in the usual languages.
 */
final class RegionRule implements EditRule {

    private static final List<String> SPECIAL = List.of("\\", "`", "$", "{", "}");

    @Override
    public Optional<Problem> check(ChangedText change) {
        String name = change.file().relative();
        return change.parts().stream()
                .filter(part -> !part.before().equals(part.after()))
                .flatMap(part -> marker(part, change.after(), name)
                        .or(() -> part.region().raw() ? Optional.empty() : special(part, name))
                        .stream())
                .findFirst();
    }

    private static Optional<Problem> marker(ChangedText.Part part, String whole, String name) {
        String from = Span.lineEnds(part.region().from());
        String to = Span.lineEnds(part.region().to());
        String after = part.after();
        if ((after + to).indexOf(to) < after.length()) {
            return Optional.of(refused(name, "the end marker " + Quoted.of(to), "It would end the region early."));
        }
        return whole.indexOf(from) == whole.lastIndexOf(from)
                ? Optional.empty()
                : Optional.of(refused(name, "the start marker " + Quoted.of(from), "It would begin a second region."));
    }

    private static Optional<Problem> special(ChangedText.Part part, String name) {
        Map<String, Integer> before = Tally.of(characters(part.before()));
        Map<String, Integer> after = Tally.of(characters(part.after()));
        return Tally.added(before, after)
                .map(c -> refused(
                        name,
                        Quoted.of(c),
                        "Backslash, backtick, $ and braces may mean something else in a program;"
                                + " \"raw\": true in the manifest allows them."));
    }

    private static Problem refused(String name, String what, String why) {
        return Refusal.of("edit-region", "the region of " + name + " would get " + what, why);
    }

    private static List<String> characters(String text) {
        return text.chars()
                .mapToObj(Character::toString)
                .filter(SPECIAL::contains)
                .toList();
    }
}
