package dev.refine.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the files went through in one iteration. Written by {@link Iteration}. */
public final class FileTrail {

    private final List<Event.FileChange> changes = new ArrayList<>();
    private final List<Map<String, String>> measured = new ArrayList<>();

    void add(List<Event.FileChange> more) {
        changes.addAll(more);
    }

    /** The files hold a candidate that is measured to be judged. */
    void measure(Map<String, String> files) {
        measured.add(Map.copyOf(files));
    }

    /** Every change of a file, in order, those that were taken back included. */
    public List<Event.FileChange> changes() {
        return Collections.unmodifiableList(changes);
    }

    /** The files as they were when the iteration began, of what they are now; both by SHA-256. */
    public Map<String, String> before(Map<String, String> now) {
        Map<String, String> before = new TreeMap<>(now);
        for (int i = changes.size() - 1; i >= 0; i--) {
            before.put(changes.get(i).path(), changes.get(i).before());
        }
        return before;
    }

    /** Whether such files, by SHA-256, were measured to be judged. */
    public boolean hasMeasured(Map<String, String> files) {
        return measured.contains(files);
    }
}
