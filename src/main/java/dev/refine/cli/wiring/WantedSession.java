package dev.refine.cli.wiring;

import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The session that a command is about: the one that was named, else the newest of the manifest. */
public final class WantedSession {

    private WantedSession() {}

    /** What a session is wanted for; that decides what to do where there is none. */
    public enum Wish {
        CONTINUE("to continue", "Start one: leave --continue away."),
        FORK("to branch off from", "Start one: leave --fork away."),
        RESTORE("to restore from", "Start one with: refine"),
        READ("yet", "Start one with: refine");

        private final String what;
        private final String remedy;

        Wish(String what, String remedy) {
            this.what = what;
            this.remedy = remedy;
        }
    }

    /** The newest session of the manifest that can be continued, or the one that was named. */
    public static SessionFolder of(Path named, Path manifest, Wish wish) {
        return ownKind(named).or(() -> Sessions.newestLoop(manifest)).orElseThrow(() -> none(manifest, wish));
    }

    /** The newest session of the manifest, checks included, or the one that was named. */
    public static SessionFolder newest(Path named, Path manifest) {
        return ownKind(named).or(() -> Sessions.newest(manifest)).orElseThrow(() -> none(manifest, Wish.READ));
    }

    private static Optional<SessionFolder> ownKind(Path named) {
        Optional<SessionFolder> folder = named(named);
        if (folder.isPresent() && !Sessions.isOne(folder.get())) {
            throw new UsageException(Problem.of(
                    "session-kind",
                    named + " is a session of the quality loop",
                    "This command is about sessions of a workload.",
                    "Look at it with refine status or refine log; go on with it: refine quality --continue --session "
                            + named));
        }
        return folder;
    }

    /** The session of either loop in this folder; empty when none is named. */
    public static Optional<SessionFolder> named(Path named) {
        if (named != null) {
            SessionFolder folder = new SessionFolder(named.toAbsolutePath().normalize());
            if (!Files.isRegularFile(folder.journal())) {
                throw new UsageException(Problem.of(
                        "session-missing",
                        named + " is no session",
                        "It holds no journal.jsonl.",
                        "Name a folder below sessions/."));
            }
            return Optional.of(folder);
        }
        return Optional.empty();
    }

    private static UsageException none(Path manifest, Wish wish) {
        Path sessions = manifest.resolveSibling("sessions");
        return new UsageException(Problem.of(
                "session-none",
                "there is no session " + wish.what,
                Sessions.newest(manifest).isPresent()
                        ? "Below " + sessions + " there are only checks, which change no file."
                        : "No folder below " + sessions + " holds a journal of " + manifest.getFileName() + ".",
                wish.remedy));
    }
}
