package dev.refine.cli;

import dev.refine.journal.RecordedSession;
import dev.refine.journal.SessionFolder;
import dev.refine.journal.SessionState;
import dev.refine.journal.Sessions;
import dev.refine.workload.Manifest;
import dev.refine.workload.ManifestReader;
import java.nio.file.Path;

/**
 * A session to go on from, read once, and the manifest for it: as that stands now, or the session's own copy when the
 * session was named.
 */
record FoundSession(RecordedSession session, SessionState state, Manifest manifest) {

    static FoundSession of(Console console, RefineCommand options) {
        if (options.session == null) {
            Manifest manifest = ManifestFile.read(console, options.common);
            RecordedSession session = Sessions.read(Continuation.folder(null, manifest.folder()));
            return new FoundSession(session, session.state(), manifest);
        }
        SessionFolder folder = Continuation.folder(options.session, console.folder());
        RecordedSession session = Sessions.read(folder);
        SessionState state = session.state();
        Manifest manifest =
                ManifestReader.read(folder.manifest(), Path.of(state.started().manifest()));
        return new FoundSession(session, state, manifest);
    }
}
