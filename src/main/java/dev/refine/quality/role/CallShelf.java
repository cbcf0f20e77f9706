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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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

    /** The reply under the name of a folder that is not written. */
    Reply unkept(RoleRequest request, Reply reply) {
        String folder = FOLDER + "/" + name(request, reply.call().key(), life);
        return new Reply(in(reply.call(), folder), reply.text(), reply.files(), reply.work());
    }

    private Reply read(Path folder) {
        FileTree tree = TreeDisk.takeOwn(folder);
        try {
            Call call = Json.bind(Json.parse(tree.files().get(CALL).text()), Call.class);
            String answer = new String(
                    tree.files().getOrDefault("answer.md", TreeFile.of("")).bytes(), StandardCharsets.UTF_8);
            String where = session.relativize(folder).toString().replace(File.separatorChar, '/');
            return new Reply(in(call, where), answer, tree.below("out"), tree.below("work"));
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
