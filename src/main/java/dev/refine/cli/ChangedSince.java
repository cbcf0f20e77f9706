package dev.refine.cli;

import dev.refine.files.Sha256;
import dev.refine.files.VisibleText;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.SessionFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What somebody did to the prompt and schema files after a session had ended: it speaks of them as it left them. */
final class ChangedSince {

    private static final String SESSIONS = "sessions";

    private ChangedSince() {}

    /** Names of files that are not as the session left them; none while it is open, or where it has left nothing. */
    static List<String> files(SessionFolder folder, SessionState state, Optional<Path> manifest) {
        if (state.end().isEmpty() || state.started().settings().check()) {
            return List.of();
        }
        Path base = manifest.orElseGet(() -> manifest(folder, state)).getParent();
        return state.files().entrySet().stream()
                .filter(file -> !isAs(base.resolve(file.getKey()), file.getValue()))
                .map(file -> VisibleText.onOneLine(file.getKey()))
                .sorted()
                .toList();
    }

    /**
     * For people; empty where nothing changed.
     *
     * @param option that says which session is meant; may be empty
     */
    static Optional<String> sentence(List<String> files, SessionState state, String option) {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        String back = state.best()
                .map(best -> "; refine restore " + best.iteration() + option + " puts that state back")
                .orElse("");
        return Optional.of("no longer as the session left " + (files.size() == 1 ? "it" : "them") + ": "
                + String.join(", ", files) + back);
    }

    /** Where the session lies now, since its folder may have been copied or renamed; else where it began. */
    private static Path manifest(SessionFolder folder, SessionState state) {
        Path began = Path.of(state.started().manifest());
        Path parent = folder.path().toAbsolutePath().getParent();
        return parent != null && parent.endsWith(SESSIONS)
                ? parent.resolveSibling(String.valueOf(began.getFileName()))
                : began;
    }

    private static boolean isAs(Path file, String sha) {
        try {
            return Sha256.of(file).equals(sha);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
