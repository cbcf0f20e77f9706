package dev.refine.loop;

import dev.refine.edit.ListedFiles;
import dev.refine.files.FileStamp;
import java.util.List;
import java.util.Map;

/**
 * Sees to it that the files hold what is measured from the first case to the last: whoever saves a prompt meanwhile would
 * have results under bytes that nobody ran. Thread-safe.
 */
final class Untouched {

    private final ListedFiles files;
    private final Map<String, String> shas;
    private List<FileStamp> stamps;

    /**
     * Looks at once.
     *
     * @param shas what each file should hold
     */
    Untouched(ListedFiles files, Map<String, String> shas) {
        this.files = files;
        this.shas = Map.copyOf(shas);
        this.stamps = files.stamps();
        files.requireUnchanged(shas);
    }

    /** @throws dev.refine.problem.SessionException when a file holds something else */
    synchronized void require() {
        List<FileStamp> now = files.stamps();
        if (!now.equals(stamps)) {
            files.requireUnchanged(shas);
            stamps = now;
        }
    }
}
