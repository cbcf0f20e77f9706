package dev.refine.propose.rules.failure;

import dev.refine.propose.rules.text.Bullet;
import java.util.List;
import java.util.Optional;

/** The last resort: shows on one failing case what is wanted. Marked as an example, a line at most. */
public final class WorkedExample {

    private WorkedExample() {}

    /** Nothing when the case's text is not known or shows no line that can be quoted. */
    public static Optional<Bullet> of(Finding finding) {
        if (finding.field().isRoot()) {
            return Optional.empty();
        }
        List<String> field = List.of(finding.field().spoken());
        Optional<Bullet> line = Labelled.line(finding)
                .map(found -> new Bullet(
                        "Example: where a document says " + Words.quoted(found.line()) + ", ",
                        field,
                        " is " + Words.value(found.value()) + "."));
        return line.or(() -> beginning(finding, field));
    }

    private static Optional<Bullet> beginning(Finding finding, List<String> field) {
        for (Pair pair : finding.pairs()) {
            String first = finding.input(pair.caseId()).stream()
                    .flatMap(String::lines)
                    .map(Words::clean)
                    .filter(Words::isQuotable)
                    .findFirst()
                    .orElse("");
            boolean quotable = pair.expected().isValueNode() && Words.isQuotable(pair.wanted());
            if (!first.isEmpty() && quotable) {
                return Optional.of(new Bullet(
                        "Example: in a document that begins " + Words.quoted(first) + ", ",
                        field,
                        " is " + Words.value(pair.expected()) + "."));
            }
        }
        return Optional.empty();
    }
}
