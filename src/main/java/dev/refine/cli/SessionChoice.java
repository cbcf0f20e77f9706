package dev.refine.cli;

import dev.refine.cli.terminal.CommonOptions;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.wiring.Continuation;
import dev.refine.journal.SessionFolder;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.ManifestReader;
import java.nio.file.Files;
import java.nio.file.Path;

/** The session that a reading command is about: the named one, or the newest beside the manifest. */
final class SessionChoice {

    private SessionChoice() {}

    static SessionFolder folder(Console console, CommonOptions common, Path named) {
        if (named != null) {
            return Continuation.newest(named, console.folder());
        }
        Path manifest = common.manifest == null ? Path.of(ManifestReader.USUAL_NAME) : common.manifest;
        Path absolute = console.folder().resolve(manifest).normalize();
        if (!Files.exists(absolute)) {
            throw new UsageException(Problem.of(
                    "manifest-missing",
                    "there is no " + manifest,
                    "Sessions lie beside the manifest.",
                    "Name it with --manifest, or the session with --session."));
        }
        return Continuation.newest(null, absolute.getParent());
    }
}
