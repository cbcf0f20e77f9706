package dev.refine.cli.person;

import dev.refine.propose.Edit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the proposed texts through the user's editor and says what then differs from the files as they stand. */
final class SuggestionRevision {

    private final SuggestionEditor editor;

    /** What the user wrote last: where it is refused, nobody is to write it a second time. */
    private final Map<Suggestion.FileChange, String> written = new HashMap<>();

    SuggestionRevision(SuggestionEditor editor) {
        this.editor = editor;
    }

    /** One edit for each file that the user left different from what stands there now; at least one. */
    List<Edit> revise(List<Suggestion.FileChange> changes) throws EditedText.FailedException {
        written.keySet().retainAll(changes);
        List<Edit> edits = new ArrayList<>();
        boolean revised = false;
        for (Suggestion.FileChange change : changes) {
            String start = written.getOrDefault(change, change.after());
            String text = EditedText.of(editor, fileName(change.path()), start);
            written.put(change, text);
            revised |= !text.equals(change.after());
            if (!text.equals(change.before())) {
                edits.add(SmallestEdit.between(change.path(), change.before(), text));
            }
        }
        if (!revised) {
            throw EditedText.unchanged("apply takes the suggestion as it is");
        }
        if (edits.isEmpty()) {
            throw new EditedText.FailedException("Nothing would change any more.");
        }
        return edits;
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
