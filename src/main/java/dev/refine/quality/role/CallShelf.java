package dev.refine.quality.role;

import dev.refine.files.AtomicFile;
import dev.refine.files.StorageFault;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.quality.tree.FileTree;
import dev.refine.quality.tree.TreeDisk;
import dev.refine.quality.tree.TreeFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The answers of a session, one folder each below {@code calls/}: prompt, what was said, the files, and how it went. A
 * folder appears by rename, so it is whole or not there.
 */
public final class CallShelf {

    private static final String CALL = "call.json";
    private static final String FOLDER = "calls";

    private final Path session;
    private final int life;

    /** @param life how often the session was taken up after its end: a call that failed in an earlier life is made again */
    public CallShelf(Path session, int life) {
        this.session = session;
        this.life = life;
        AtomicFile.sweep(session.resolve(FOLDER));
    }

    Optional<Reply> find(RoleRequest request, String key) {
        for (int earlier = life; earlier >= 0; earlier--) {
            Path folder = session.resolve(FOLDER).resolve(name(request, key, earlier));
            Optional<Reply> kept = Files.isDirectory(folder) ? Optional.of(read(folder)) : Optional.empty();
            if (kept.isPresent() && (earlier == life || kept.get().isOk())) {
                return kept;
            }
        }
        return Optional.empty();
    }

    /** @return the reply as every later {@link #find} gives it */
    Reply keep(RoleRequest request, Reply reply, FileTree said) {
        Path home = session.resolve(FOLDER);
        Path folder = home.resolve(name(request, reply.call().key(), life));
        try {
            Files.createDirectories(home);
            Path draft = AtomicFile.draftFolder(home);
            Call call = reply.call();
            TreeDisk.lay(
                    FileTree.EMPTY
                            .with("prompt.md", request.prompt())
                            .with(CALL, Json.pretty(call) + "\n")
                            .with("answer.md", reply.text())
                            .with("said", said)
                            .with("out", reply.files())
                            .with("work", reply.work()),
                    draft,
                    false);
            AtomicFile.appear(draft, folder);
            return read(folder);
        } catch (IOException e) {
            throw StorageFault.writing(folder, e);
        }
    }

    /** How all of them went, in the order of their names. */
    List<Call> all() {
        Path home = session.resolve(FOLDER);
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(home)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(CALL)))
                    .filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .sorted()
                    .map(folder -> in(
                            call(folder, TreeFile.of(text(folder.resolve(CALL)))), FOLDER + "/" + folder.getFileName()))
                    .toList();
        } catch (IOException e) {
            throw StorageFault.reading(home, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw StorageFault.reading(file, e);
        }
    }

    /** The reply under the name of a folder that is not written. */
    Reply unkept(RoleRequest request, Reply reply) {
        String folder = FOLDER + "/" + name(request, reply.call().key(), life);
        return new Reply(in(reply.call(), folder), reply.text(), reply.files(), reply.work());
    }

    private Reply read(Path folder) {
        FileTree tree = TreeDisk.takeOwn(folder);
        Call call = call(folder, tree.files().get(CALL));
        String answer = tree.files().getOrDefault("answer.md", TreeFile.of("")).text();
        String where = session.relativize(folder).toString().replace(File.separatorChar, '/');
        return new Reply(in(call, where), answer, tree.below("out"), tree.below("work"));
    }

    private static Call call(Path folder, TreeFile written) {
        try {
            return Json.bind(Json.parse(written.text()), Call.class);
        } catch (MalformedJsonException e) {
            throw StorageFault.reading(folder.resolve(CALL), new IOException(e.getMessage(), e));
        }
    }

    private static Call in(Call call, String folder) {
        return new Call(
                call.role(),
                call.round(),
                call.label(),
                call.backend(),
                call.key(),
                call.status(),
                call.exitCode(),
                call.millis(),
                call.costUsd(),
                call.inputTokens(),
                call.outputTokens(),
                call.note(),
                folder);
    }

    private static String name(RoleRequest request, String key, int life) {
        String base =
                String.format("%03d-%s-%s", request.round(), request.role().word(), request.label());
        return base.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + key.substring(0, 12) + (life == 0 ? "" : "-" + life);
    }
}
