package dev.refine.cli;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.Scratch;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.SessionStart;
import dev.refine.cli.wiring.Wiring;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.Session;
import dev.refine.journal.session.Sessions;
import dev.refine.workload.Manifest;
import java.nio.file.Path;
import java.util.Optional;

/** The first case of a workload, end to end, in a session that nobody keeps. */
final class FirstCase {

    private FirstCase() {}

    /** What that session came to: validated, or why not. */
    static SessionState run(Console console, OpenedWorkload opened) {
        Path scratch = Scratch.folder();
        Manifest manifest = opened.workload().manifest();
        Sessions sessions = OpenedWorkload.sessions(console, manifest);
        try (Session session =
                        SessionStart.ofLoop(opened, true).create(sessions, Optional.of(scratch.resolve("validation")));
                Wiring wiring = new Wiring(console, opened, session, null, true)) {
            wiring.validate();
            return session.state();
        } finally {
            Scratch.delete(scratch);
        }
    }
}
