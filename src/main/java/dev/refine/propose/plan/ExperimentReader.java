package dev.refine.propose.plan;

import dev.refine.files.Markdown;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the labels and values between the heading of an experiment and the next one. */
final class ExperimentReader {

    private static final Pattern FIELD = Pattern.compile("(?:[-*+][ \\t]+|\\d{1,3}[.)][ \\t]+)?(?:\\[[ xX]\\][ \\t]+)?"
            + "(\\*\\*|__|\\*|_)?([\\p{L}][\\p{L} /-]{1,30})(?:\\1)?[ \\t]*:(?:\\1)?(?:[ \\t]+(.*)|[ \\t]*)");
    private static final Pattern BULLET = Pattern.compile("[-*+][ \\t]+.*|\\d{1,3}[.)][ \\t]+.*");
    private static final int CONTINUATION = 2;

    private final ExperimentDraft draft;
    private PlanField field;
    private StringBuilder value = new StringBuilder();
    private int valueLine;
    /** A heading's value goes on over paragraphs; that of a label ends with its paragraph. */
    private boolean sticky;

    private int blanks;

    ExperimentReader(ExperimentDraft draft) {
        this.draft = draft;
    }

    void heading(PlanBlock heading) {
        finish();
        Optional<PlanField> label = PlanField.of(Markdown.plain(heading.text()).replaceAll("[*_:]+", ""));
        label.ifPresent(known -> begin(known, heading.line(), "", true));
    }

    void fence(PlanBlock fence) {
        if (field != null && value.toString().isBlank()) {
            draft.set(field, field.isText() ? fence.text() : Markdown.escape(fence.text()), fence.line());
            field = null;
        }
        finish();
    }

    void line(PlanBlock line) {
        boolean bullet = BULLET.matcher(line.text()).matches();
        boolean continues = line.depth() >= CONTINUATION && !bullet && field != null;
        Matcher label = FIELD.matcher(line.text());
        Optional<PlanField> known = !continues && label.matches() ? PlanField.of(label.group(2)) : Optional.empty();
        if (known.isPresent()) {
            finish();
            begin(known.get(), line.line(), label.group(3) == null ? "" : label.group(3), false);
        } else if (field != null) {
            addTo(line, continues, bullet);
        }
    }

    void blank() {
        blanks++;
    }

    void finish() {
        if (field != null) {
            String text = value.toString().strip();
            if (!field.isText()) {
                draft.set(field, text, valueLine);
            } else if (field == PlanField.CURRENT || !text.isEmpty()) {
                draft.set(field, CaseNames.isNone(text) ? "" : ExperimentDraft.word(text), valueLine);
            }
        }
        field = null;
    }

    private void begin(PlanField known, int line, String first, boolean isHeading) {
        field = known;
        value = new StringBuilder(first);
        valueLine = line;
        sticky = isHeading;
        blanks = 0;
    }

    private void addTo(PlanBlock line, boolean continues, boolean bullet) {
        boolean newParagraph = blanks > 0 && !continues && !value.isEmpty();
        boolean sibling = bullet && line.depth() < CONTINUATION;
        if (!sticky && (newParagraph || sibling) && !value.isEmpty()) {
            finish();
            return;
        }
        if (!value.isEmpty()) {
            value.append("\n".repeat(blanks + 1));
        }
        int indent = Math.max(0, line.depth() - CONTINUATION);
        value.append(continues ? " ".repeat(indent) : "").append(line.text());
        blanks = 0;
    }
}
