package dev.refine.workload.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A text with its placeholders found once, so that what is put in their places is never read for more of them. */
record TemplateText(List<Piece> pieces) {

    /** Letters that stay, then perhaps the place of a value. */
    record Piece(String letters, Optional<Placeholder> placeholder) {}

    /** A text without placeholders. */
    static TemplateText literal(String text) {
        return new TemplateText(List.of(new Piece(text, Optional.empty())));
    }

    /** A value that is missing counts as empty. */
    String with(Map<Placeholder, String> values) {
        StringBuilder result = new StringBuilder();
        for (Piece piece : pieces) {
            result.append(piece.letters());
            if (piece.placeholder().isPresent()) {
                result.append(values.getOrDefault(piece.placeholder().get(), ""));
            }
        }
        return result.toString();
    }

    Set<Placeholder> placeholders() {
        Set<Placeholder> found = EnumSet.noneOf(Placeholder.class);
        pieces.forEach(piece -> piece.placeholder().ifPresent(found::add));
        return found;
    }
}
