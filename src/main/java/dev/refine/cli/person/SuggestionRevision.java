package dev.refine.cli.person;

import dev.refine.files.TemporaryFolder;
import dev.refine.propose.Edit;
import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes the proposed texts through the user's editor and says what then differs from the files as they stand. */
final class SuggestionRevision {

    private final SuggestionEditor editor;

    SuggestionRevision(SuggestionEditor editor) {
        this.editor = editor;
    }

    /** Why nothing came of it, in one sentence for the user. */
    static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        FailedException(String sentence) {
            super(sentence);
        }
    }

    /**
     * One edit for each file that the user left different from what stands there now; at least one. What comes back as
     * it was proposed is no revision: whoever thought better of it, or whose editor does not wait, has decided nothing.
     */
    List<Edit> revise(List<Suggestion.FileChange> changes) throws FailedException {
        List<Edit> edits = new ArrayList<>();
        boolean revised = false;
        for (Suggestion.FileChange change : changes) {
            String text = edited(change);
            revised |= !text.equals(change.after());
            if (!text.equals(change.before())) {
                edits.add(SmallestEdit.between(change.path(), change.before(), text));
            }
        }
        if (!revised) {
            throw new FailedException(
                    "The editor came back with nothing changed; apply takes the suggestion as it is. An"
                            + " editor that does not wait for you needs to be told to, such as code --wait.");
        }
        if (edits.isEmpty()) {
            throw new FailedException("Nothing would change any more.");
        }
        return edits;
    }

    private String edited(Suggestion.FileChange change) throws FailedException {
        Path folder = null;
        try {
            folder = TemporaryFolder.make();
            Path file = folder.resolve(fileName(change.path()));
            Files.writeString(file, change.after());
            int exit = editor.edit(file);
            if (exit != 0) {
                throw new FailedException("The editor ended with exit code " + exit + "; nothing was changed.");
            }
            if (!Files.isRegularFile(file)) {
                throw new FailedException("The editor left no file; nothing was changed.");
            }
            return withoutAddedNewline(Files.readString(file), change.after());
        } catch (CharacterCodingException e) {
            throw new FailedException("The edited file is not UTF-8 text; nothing was changed.");
        } catch (IOException e) {
            throw new FailedException("The editor failed: " + e.getMessage() + ". Nothing was changed.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedException("The editor was interrupted; nothing was changed.");
        } finally {
            delete(folder);
        }
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Most editors end every file with a newline, asked or not. */
    private static String withoutAddedNewline(String text, String proposed) {
        boolean added = text.endsWith("\n") && !proposed.endsWith("\n");
        return added ? text.substring(0, text.length() - 1) : text;
    }

    /** With the backups that editors leave; what cannot be deleted is left to the system. */
    private static void delete(Path folder) {
        File[] left = folder == null ? null : folder.toFile().listFiles();
        if (left != null) {
            for (File file : left) {
                file.delete();
            }
            folder.toFile().delete();
        }
    }
}
