package dev.refine.loop;

import dev.refine.edit.FileEditor;
import dev.refine.journal.Event.FileChange;
import java.util.List;

/** Brings the files to one side or the other of changes that the journal has announced, whichever they hold. */
final class Swapping {

    private final Bench bench;
    private final FileEditor editor;

    Swapping(Bench bench) {
        this.bench = bench;
        this.editor = new FileEditor(bench.files());
    }

    void before(List<FileChange> changes) {
        changes.forEach(change -> bring(change.path(), change.after(), change.before()));
    }

    void after(List<FileChange> changes) {
        changes.forEach(change -> bring(change.path(), change.before(), change.after()));
    }

    private void bring(String path, String from, String to) {
        editor.bring(path, from, bench.session().contents().get(to)).forEach(bench::sayOnce);
    }
}
