package dev.refine.loop;

import dev.refine.edit.ChangedFile;
import dev.refine.files.ContentStore;
import dev.refine.journal.Event.FileChange;
import java.util.List;
import java.util.stream.Collectors;

/** What is about to become of the files, as the journal tells it. */
record PlannedChanges(List<ChangedFile> changes) {

    /** By the hashes of both contents, which are among the session's copies from now on. */
    List<FileChange> kept(ContentStore contents) {
        return changes.stream()
                .map(change ->
                        new FileChange(change.relative(), contents.put(change.before()), contents.put(change.after())))
                .toList();
    }

    /** File and line of each. */
    List<String> places() {
        return changes.stream()
                .map(change -> change.relative() + ":" + change.firstLine())
                .toList();
    }

    String diff() {
        return changes.stream().map(ChangedFile::diff).collect(Collectors.joining("\n"));
    }
}
