package dev.refine.cli;

import dev.refine.cli.terminal.CommonOptions;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.wiring.WantedSession;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.quality.record.QualitySession;
import dev.refine.workload.manifest.ManifestReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The session, of either loop, that a reading command is about: the named one, or the newest beside the manifest. */
final class SessionChoice {

    private SessionChoice() {}

    static SessionFolder folder(Console console, CommonOptions common, Path named) {
        Optional<SessionFolder> given = WantedSession.named(named);
        if (given.isPresent()) {
            return given.get();
        }
        Path manifest = common.manifest == null ? Path.of(ManifestReader.USUAL_NAME) : common.manifest;
        Path absolute = console.folder().resolve(manifest).normalize();
        Optional<SessionFolder> newest = Sessions.ofEveryKind(absolute).stream()
                .filter(folder -> Sessions.isOne(folder) || QualitySession.isOne(folder))
                .findFirst();
        boolean quality =
                common.manifest == null && newest.map(QualitySession::isOne).orElse(false);
        if (!Files.exists(absolute) && !quality) {
            throw new UsageException(Problem.of(
                    "manifest-missing",
                    "there is no " + manifest,
                    "Sessions lie beside the manifest.",
                    "Name it with --manifest, or the session with --session."));
        }
        return newest.orElseGet(() -> WantedSession.newest(null, absolute));
    }
}
