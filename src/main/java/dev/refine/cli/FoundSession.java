package dev.refine.cli;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.wiring.ManifestFile;
import dev.refine.cli.wiring.WantedSession;
import dev.refine.files.Sha256;
import dev.refine.journal.SessionSettings;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.RecordedSession;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.problem.RefineException;
import dev.refine.workload.Manifest;
import dev.refine.workload.manifest.ManifestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A session to go on from, read once, and the manifest for it: as that stands now, or the session's own copy when the
 * session was named.
 */
record FoundSession(RecordedSession session, SessionState state, Manifest manifest) {

    static FoundSession of(Console console, RefineCommand options) {
        if (options.session == null) {
            Manifest manifest = ManifestFile.read(console, options.common);
            RecordedSession session =
                    Sessions.read(WantedSession.of(null, manifest.file(), WantedSession.Wish.CONTINUE));
            return new FoundSession(session, session.state(), manifest);
        }
        SessionFolder folder = WantedSession.of(options.session, console.folder(), WantedSession.Wish.CONTINUE);
        RecordedSession session = Sessions.read(folder);
        SessionState state = session.state();
        Path original = Path.of(state.started().manifest());
        Manifest manifest = ManifestReader.read(isAsItWas(original, state) ? original : folder.manifest(), original);
        return new FoundSession(session, state, manifest);
    }

    /** What the command line asks for and the session does not heed, since its results would no longer compare. */
    List<String> leftAside(RefineCommand options) {
        SessionSettings settings = state.started().settings();
        List<String> kept = settings.selection();
        List<String> said = new ArrayList<>();
        if (!options.cases.isEmpty() && !options.cases.equals(kept)) {
            said.add("--case is left aside: this session goes on with "
                    + (kept.isEmpty() ? "all its cases" : "--case " + String.join(" --case ", kept)));
        }
        if (options.mode != null && !options.mode.equals(settings.mode())) {
            said.add("--mode is left aside: this session goes on with --mode " + settings.mode());
        }
        return said;
    }

    /**
     * How many iterations it may have: as many as it was given, unless the command line says another number, or the
     * manifest says another one than it did when the session began.
     */
    int iterations(Integer asked) {
        if (asked != null) {
            return asked;
        }
        int now = manifest.loop().maxIterations();
        boolean asBefore = isAsItWas(manifest.file(), state) || now == iterationsThen();
        return asBefore ? state.maxIterations() : now;
    }

    /** A copy that cannot be read says nothing. */
    private int iterationsThen() {
        try {
            return ManifestReader.read(session.folder().manifest(), manifest.file())
                    .loop()
                    .maxIterations();
        } catch (RefineException e) {
            return manifest.loop().maxIterations();
        }
    }

    /** The copy in the session has lost its secrets, so the manifest itself is better as long as it is the same. */
    private static boolean isAsItWas(Path manifest, SessionState state) {
        try {
            return Files.isRegularFile(manifest)
                    && Sha256.of(Files.readAllBytes(manifest))
                            .equals(state.started().manifestSha());
        } catch (IOException e) {
            return false;
        }
    }
}
