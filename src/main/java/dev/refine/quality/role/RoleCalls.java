package dev.refine.quality.role;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.Secrets;
import dev.refine.files.Sha256;
import dev.refine.files.StorageFault;
import dev.refine.files.Utf8Text;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.problem.UsageException;
import dev.refine.quality.tree.FileTree;
import dev.refine.quality.tree.TreeDisk;
import dev.refine.quality.tree.TreeFile;
import dev.refine.quality.tree.Workplace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * Puts requests to backends. An answer is kept on disk before it is returned, under a name made from everything that was
 * put in; the same request later, also after a kill, gets the kept answer and starts nothing. Thread-safe.
 */
public final class RoleCalls {

    private static final String USAGE = "usage.json";
    private static final String DELIVERABLE = "deliverable/";

    /** Of one call. */
    private static final double MOST_USD = 1_000_000;

    private final CallShelf shelf;
    private final Function<Backend, Actor> actors;
    private final Secrets secrets;
    private volatile CountDownLatch beside = new CountDownLatch(0);

    /** @param actors who plays for a backend */
    public RoleCalls(CallShelf shelf, Function<Backend, Actor> actors, Secrets secrets) {
        this.shelf = shelf;
        this.actors = actors;
        this.secrets = secrets;
    }

    /** @throws java.util.concurrent.CancellationException when the session is being ended */
    public Reply call(Backend backend, RoleRequest request) {
        String key = key(backend, request);
        Optional<Reply> kept = shelf.find(request, key);
        return kept.isPresent() ? kept.get() : act(backend, request, key);
    }

    /** Whether the answer is there already: then asking costs nothing. */
    public boolean isAnswered(Backend backend, RoleRequest request) {
        return shelf.find(request, key(backend, request)).isPresent();
    }

    /** Work that runs beside others, who have to know what its calls cost before they spend more. */
    public <T> Callable<T> beside(Callable<T> work) {
        CountDownLatch over = new CountDownLatch(1);
        beside = over;
        return () -> {
            try {
                return work.call();
            } finally {
                over.countDown();
            }
        };
    }

    /** Returns when the work beside is over. */
    public void awaitBeside() {
        try {
            beside.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    /** All calls of the session that were answered, whether anybody came to hear the answer or not. */
    public List<Call> answered() {
        return shelf.all();
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
        try (Workplace place = Workplace.open()) {
            Path work = place.folder("work");
            Path out = place.folder("out");
            Path session = place.folder("session");
            Path capture = place.folder("said");
            Path prompt = place.file("prompt.md", request.prompt());
            TreeDisk.lay(request.inputs(), work, request.readOnly());
            TreeDisk.lay(request.steps(), session, false);
            if (!request.readOnly()) {
                // The first version has to go somewhere, too.
                place.folder("work/deliverable");
            }
            Actor.Acted said =
                    actors.apply(backend).act(new Actor.Turn(request, backend, work, out, session, prompt, capture));
            Reply reply = reply(backend, request, key, said, new Left(work, out, session));
            // What was never started may be there the next time.
            return reply.call().status() == Call.Status.NOT_STARTABLE
                    ? shelf.unkept(request, reply)
                    : shelf.keep(request, reply, masked(said(capture)));
        }
    }

    /** Both streams, each cut where it is longer than any answer. */
    private static FileTree said(Path capture) {
        FileTree said = FileTree.EMPTY;
        for (String stream : List.of("stdout", "stderr")) {
            Path file = capture.resolve(stream);
            if (Files.isRegularFile(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    said = said.with(Map.of(stream, new TreeFile(in.readNBytes(CommandActor.LONGEST_ANSWER), false)));
                } catch (IOException e) {
                    throw StorageFault.reading(file, e);
                }
            }
        }
        return said;
    }

    /** Folders of a call as its actor left them. */
    private record Left(Path work, Path out, Path session) {}

    private Reply reply(Backend backend, RoleRequest request, String key, Actor.Acted said, Left left) {
        FileTree after = FileTree.EMPTY;
        FileTree files = FileTree.EMPTY;
        List<String> leftOut = List.of();
        Actor.Acted acted = said;
        try {
            TreeDisk.Taken taken = TreeDisk.takeBeyond(request.inputs(), left.work());
            after = taken.tree();
            leftOut = leftOut(taken.skipped());
            FileTree steps =
                    TreeDisk.takeBeyond(request.steps(), left.session()).tree().without(request.steps());
            files = masked(TreeDisk.take(left.out()).tree().with("session", steps));
        } catch (UsageException tooLarge) {
            acted = without(said, Call.Status.FAILED, "it left more than 5,000 files or 64 MB");
        }
        if (acted == said && isTampered(request, said, after)) {
            acted = without(said, Call.Status.TAMPERED, "it changed its read-only working copy");
        }
        boolean heard = acted == said;
        return new Reply(
                call(backend, request, key, noted(acted, leftOut), heard ? files : FileTree.EMPTY),
                secrets.hide(acted.text()),
                heard ? files : FileTree.EMPTY,
                request.readOnly() || !heard ? FileTree.EMPTY : after);
    }

    /** Of a deliverable; that tools keep folders of their own in it goes without saying. */
    private static List<String> leftOut(List<String> skipped) {
        return skipped.stream()
                .filter(line -> line.startsWith(DELIVERABLE) && !line.endsWith(TreeDisk.TOOLS))
                .map(line -> line.substring(DELIVERABLE.length()))
                .toList();
    }

    private static Actor.Acted noted(Actor.Acted acted, List<String> leftOut) {
        return leftOut.isEmpty() || acted.status() != Call.Status.OK
                ? acted
                : new Actor.Acted(
                        acted.status(),
                        acted.exitCode(),
                        acted.duration(),
                        acted.text(),
                        "left out of the deliverable: " + String.join(", ", leftOut));
    }

    private static boolean isTampered(RoleRequest request, Actor.Acted acted, FileTree after) {
        return request.readOnly()
                && acted.status() != Call.Status.NOT_STARTABLE
                && !after.digest().equals(request.inputs().digest());
    }

    /** What it said counts no more. */
    private static Actor.Acted without(Actor.Acted said, Call.Status status, String note) {
        return new Actor.Acted(status, said.exitCode(), said.duration(), "", note);
    }

    private Call call(Backend backend, RoleRequest request, String key, Actor.Acted acted, FileTree files) {
        JsonNode usage = usage(files);
        return new Call(
                request.role(),
                request.round(),
                request.label(),
                backend.name(),
                key,
                acted.status(),
                acted.exitCode(),
                acted.duration().toMillis(),
                cost(backend, usage.path("costUsd")),
                tokens(usage.path("inputTokens")),
                tokens(usage.path("outputTokens")),
                secrets.hide(acted.note()),
                "");
    }

    private static Long tokens(JsonNode number) {
        return number.isNumber() ? (Long) number.asLong() : null;
    }

    /** A recorded answer costs nothing; a sum that nobody can have spent is unknown. */
    private static Double cost(Backend backend, JsonNode said) {
        double cost = said.isNumber() ? said.asDouble() : -1;
        if (cost >= 0 && cost <= MOST_USD) {
            return cost;
        }
        return backend.replay() != null ? 0.0 : null;
    }

    private static JsonNode usage(FileTree files) {
        TreeFile file = files.files().get(USAGE);
        try {
            return file == null ? Json.object() : Json.parse(Utf8Text.unmarked(file.text()));
        } catch (MalformedJsonException e) {
            return Json.object();
        }
    }

    private FileTree masked(FileTree tree) {
        FileTree masked = tree;
        for (var file : tree.files().entrySet()) {
            TreeFile safe = new TreeFile(
                    secrets.hide(file.getValue().bytes()), file.getValue().executable());
            masked = masked.with(Map.of(file.getKey(), safe));
        }
        return masked;
    }
}
