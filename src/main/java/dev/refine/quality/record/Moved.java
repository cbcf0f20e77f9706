package dev.refine.quality.record;

import dev.refine.journal.session.SessionFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A session that was copied or moved together with what lies around it is about what lies around it now, and never again
 * about the place where it began.
 */
final class Moved {

    private static final String SESSIONS = "sessions";

    private Moved() {}

    /** The first record as it would be if the session had begun where its folder lies. */
    static QualityEvent.QualityStarted here(SessionFolder folder, QualityEvent.QualityStarted started) {
        Path was = Path.of(started.home());
        Path parent = folder.path().toAbsolutePath().normalize().getParent();
        Path now = parent != null && parent.endsWith(SESSIONS) ? parent.getParent() : null;
        if (now == null || now.equals(was)) {
            return started;
        }
        QualityEvent.QualityStarted moved = started.movedBy(path -> moved(path, was, now));
        Path config = moved.config();
        // A session may have been given a folder far away from its quality.json.
        return config.startsWith(now) && Files.exists(config) ? moved : started;
    }

    private static String moved(String path, Path was, Path now) {
        Path old = Path.of(path);
        return path.isEmpty() || !old.startsWith(was)
                ? path
                : now.resolve(was.relativize(old)).normalize().toString();
    }
}
