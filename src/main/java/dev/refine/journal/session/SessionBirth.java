package dev.refine.journal.session;

import dev.refine.files.AtomicFile;
import dev.refine.files.Folders;
import dev.refine.files.StorageFault;
import dev.refine.problem.Problem;
import dev.refine.problem.RefineException;
import dev.refine.problem.StorageException;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Makes the folder of a session appear by rename, with its first record and all that belongs to it already on disk, so
 * that no other program ever sees half a session. The caller holds the lock.
 */
public final class SessionBirth {

    private final Path parent;

    /** @param parent {@code sessions/}; made when it is not there */
    public SessionBirth(Path parent) {
        this.parent = parent;
    }

    /**
     * @param named the folder that the user asked for, or empty for the first free one of the usual names
     * @param continues whether the command that asks for it is one that could go on with a session
     * @param name the usual name of the first, second, ... session of a day
     * @param fill puts everything into the draft
     * @return the folder, which is there now
     * @throws UsageException when the folder that was asked for is there already; nothing is written then
     */
    public Path appear(Optional<Path> named, boolean continues, IntFunction<String> name, Consumer<Path> fill) {
        named.filter(Files::exists).ifPresent(existing -> {
            throw new UsageException(Problem.of(
                    "session-exists",
                    "the session folder " + existing + " exists already",
                    "A session is never overwritten.",
                    continues && Files.exists(new SessionFolder(existing).journal())
                            ? "Name a new folder, or go on with that session: add --continue."
                            : "Name a new folder, or leave --session away."));
        });
        Optional<Path> target = named.map(Path::toAbsolutePath);
        Path home = target.map(Path::getParent).orElse(parent);
        try {
            Files.createDirectories(home);
            AtomicFile.sweep(home);
            if (target.isEmpty()) {
                keepOutOfGit();
            }
            Path draft = AtomicFile.draftFolder(home);
            try {
                fill.accept(draft);
                Path free = target.orElseGet(() -> next(name));
                AtomicFile.appear(draft, free);
                return free;
            } catch (RefineException e) {
                discard(draft);
                throw e;
            }
        } catch (IOException e) {
            throw fault(home, e);
        }
    }

    private static void discard(Path draft) {
        try {
            Folders.remove(draft);
        } catch (IOException left) {
            // It is swept away before the next session is born.
        }
    }

    /** The first of the usual names that is free: the lock keeps other sessions away, so looking before leaping is enough. */
    Path next(IntFunction<String> name) {
        int number = 1;
        while (Files.exists(parent.resolve(name.apply(number)))) {
            number++;
        }
        return parent.resolve(name.apply(number));
    }

    /** Once, so that a user who deletes the file commits logs from then on. */
    private void keepOutOfGit() throws IOException {
        boolean first;
        try (Stream<Path> inside = Files.list(parent)) {
            first = inside.findAny().isEmpty();
        }
        if (first) {
            AtomicFile.write(parent.resolve(".gitignore"), "*\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    static StorageException fault(Path parent, IOException e) {
        return new StorageException(
                Problem.of(
                        "session-folder",
                        "a session cannot be kept in " + parent,
                        StorageFault.said(e),
                        "Correct the permissions, or name another folder with --session."),
                e);
    }
}
