package dev.refine.propose.rules.failure;

import dev.refine.diagnose.value.Presence;
import java.util.List;
import java.util.Optional;

/** A changed text where the expected one stands word by word in the document. */
final class CopyRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        double copied = Copied.share(finding, Presence.VERBATIM);
        double texts = finding.share(pair -> pair.expected().isTextual());
        if (!finding.is("wrong-value", "format-only") || copied < 0.6 || texts < 0.6) {
            return Optional.empty();
        }
        return Optional.of(new Advice(
                "copy",
                "",
                0.5 * copied,
                "the model rephrases what is wanted word by word",
                List.of(
                        Wording.of(
                                "Copy ",
                                finding,
                                " from the document exactly as it is printed, complete and unchanged."),
                        Wording.of(
                                "Do not translate, shorten, correct or reorder ",
                                finding,
                                "; every word of it stands in the document" + Wording.becomes(": ", finding.pairs())
                                        + ".")),
                List.of()));
    }
}
