package dev.refine.quality.role;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.Folders;
import dev.refine.files.Sha256;
import dev.refine.files.StorageFault;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.quality.tree.FileTree;
import dev.refine.quality.tree.TreeDisk;
import dev.refine.quality.tree.TreeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts requests to backends. An answer is kept on disk before it is returned, under a name made from everything that was
 * put in; the same request later, also after a kill, gets the kept answer and starts nothing. Thread-safe.
 */
public final class RoleCalls {

    private static final String USAGE = "usage.json";

    private final CallShelf shelf;
    private final Function<Backend, Actor> actors;
    private final Mask mask;

    /** @param actors who plays for a backend */
    public RoleCalls(CallShelf shelf, Function<Backend, Actor> actors, Mask mask) {
        this.shelf = shelf;
        this.actors = actors;
        this.mask = mask;
    }

    /** @throws java.util.concurrent.CancellationException when the session is being ended */
    public Reply call(Backend backend, RoleRequest request) {
        String key = key(backend, request);
        Optional<Reply> kept = shelf.find(request, key);
        return kept.isPresent() ? kept.get() : act(backend, request, key);
    }

    /** Whether the answer is there already, so that asking costs nothing. */
    public boolean isKept(Backend backend, RoleRequest request) {
        return shelf.find(request, key(backend, request)).isPresent();
    }

    private static String key(Backend backend, RoleRequest request) {
        return Sha256.of(String.join(
                "\n",
                request.role().word(),
                backend.name(),
                backend.identity(),
                String.valueOf(request.round()),
                request.label(),
                request.inputs().digest(),
                request.prompt()));
    }

    private Reply act(Backend backend, RoleRequest request, String key) {
        Path place = temporary();
        try {
            Path work = place.resolve("work");
            Path out = Files.createDirectories(place.resolve("out"));
            Path capture = Files.createDirectories(place.resolve("said"));
            Path prompt = place.resolve("prompt.md");
            Files.writeString(prompt, request.prompt());
            TreeDisk.lay(request.inputs(), work, request.readOnly());
            // The first version has to go somewhere, too.
            Files.createDirectories(request.readOnly() ? work : work.resolve("deliverable"));
            Actor.Acted acted = actors.apply(backend).act(new Actor.Turn(request, backend, work, out, prompt, capture));
            FileTree after = TreeDisk.take(work).tree();
            boolean tampered = request.readOnly()
                    && acted.status() != Call.Status.NOT_STARTABLE
                    && !after.digest().equals(request.inputs().digest());
            FileTree files =
                    tampered ? FileTree.EMPTY : masked(TreeDisk.take(out).tree());
            Call call = call(backend, request, key, acted, tampered, files);
            Reply reply = new Reply(
                    call, tampered ? "" : mask.text(acted.text()), files, request.readOnly() ? FileTree.EMPTY : after);
            return shelf.keep(request, reply, masked(TreeDisk.take(capture).tree()));
        } catch (IOException e) {
            throw StorageFault.writing(place, e);
        } finally {
            remove(place);
        }
    }

    private Call call(
            Backend backend, RoleRequest request, String key, Actor.Acted acted, boolean tampered, FileTree files) {
        JsonNode usage = usage(files);
        return new Call(
                request.role(),
                request.round(),
                request.label(),
                backend.name(),
                key,
                tampered ? Call.Status.TAMPERED : acted.status(),
                acted.exitCode(),
                acted.duration().toMillis(),
                usage.path("costUsd").isNumber()
                        ? (Double) usage.path("costUsd").asDouble()
                        : cost(backend),
                usage.path("inputTokens").isNumber()
                        ? (Long) usage.path("inputTokens").asLong()
                        : null,
                usage.path("outputTokens").isNumber()
                        ? (Long) usage.path("outputTokens").asLong()
                        : null,
                tampered ? "it changed its read-only working copy" : mask.text(acted.note()),
                "");
    }

    /** A recorded answer costs nothing. */
    private static Double cost(Backend backend) {
        return backend.replay() != null ? 0.0 : null;
    }

    private static JsonNode usage(FileTree files) {
        TreeFile file = files.files().get(USAGE);
        try {
            return file == null ? Json.object() : Json.parse(file.text());
        } catch (MalformedJsonException e) {
            return Json.object();
        }
    }

    private FileTree masked(FileTree tree) {
        FileTree masked = tree;
        for (var file : tree.files().entrySet()) {
            TreeFile safe = new TreeFile(
                    mask.bytes(file.getValue().bytes()), file.getValue().executable());
            masked = masked.with(java.util.Map.of(file.getKey(), safe));
        }
        return masked;
    }

    /** Away from the session and the user's files, so that a role finds nothing there but what it was given. */
    private static Path temporary() {
        try {
            return Files.createTempDirectory("refine-").toRealPath();
        } catch (IOException e) {
            throw StorageFault.writing(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    private static void remove(Path place) {
        try {
            Folders.remove(place);
        } catch (IOException left) {
            // A leftover in the temporary folder harms nobody.
            return;
        }
    }
}
