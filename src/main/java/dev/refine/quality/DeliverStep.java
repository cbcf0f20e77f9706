package dev.refine.quality;

import dev.refine.files.AtomicFile;
import dev.refine.files.StorageFault;
import dev.refine.problem.Problem;
import dev.refine.problem.SessionException;
import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.record.QualityEvent.FileRef;
import dev.refine.quality.record.Round;
import dev.refine.quality.tree.FileTree;
import dev.refine.quality.tree.TreeDisk;
import dev.refine.quality.tree.TreeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the best version where the user wants it: announced first, and only over what the session knows. */
final class DeliverStep {

    private final Bench bench;

    DeliverStep(Bench bench) {
        this.bench = bench;
    }

    void take() {
        Optional<Round> best = Best.of(bench.state());
        if (best.isEmpty()) {
            bench.session().append(new QualityEvent.Delivered(0, 0));
            return;
        }
        List<FileRef> files = best.get().submitted().orElseThrow().files();
        FileTree tree = bench.session().get(files);
        Path root = root();
        List<String> changes = new ArrayList<>(tree.files().keySet());
        changes.removeIf(path -> same(tree.files().get(path), root.resolve(path)));
        List<String> leftOver = own().filter(
                        path -> !tree.files().containsKey(path) && Files.exists(root.resolve(path)))
                .distinct()
                .toList();
        changes.forEach(path -> refuseForeign(path, root.resolve(path), leftOver));
        leftOver.forEach(path -> refuseForeign(path, root.resolve(path), leftOver));
        if (bench.state().announced().isPresent()) {
            // A kill in the middle of writing.
            tree.files().keySet().stream()
                    .map(path -> root.resolve(path).getParent())
                    .distinct()
                    .forEach(AtomicFile::sweep);
        } else {
            bench.session().append(new QualityEvent.DeliveryAnnounced(best.get().number(), files));
        }
        // What was a folder may be a file now.
        leftOver.forEach(path -> remove(root, root.resolve(path)));
        changes.forEach(path -> TreeDisk.deliver(tree.files().get(path), root.resolve(path)));
        bench.session().append(new QualityEvent.Delivered(best.get().number(), changes.size() + leftOver.size()));
    }

    /**
     * Before more is paid for: a session cannot deliver over what its user has changed since.
     *
     * @throws SessionException naming such a file
     */
    void refuseChanged() {
        Path root = root();
        List<String> own = own().distinct().toList();
        own.forEach(path -> refuseForeign(path, root.resolve(path), own));
    }

    private Path root() {
        Path target = Path.of(bench.state().started().deliverable());
        return bench.state().started().file().isEmpty() ? target : target.getParent();
    }

    /** Of a prior answer from elsewhere nothing is taken away: only where it lay at the target do its files go. */
    private Stream<String> own() {
        QualityEvent.QualityStarted started = bench.state().started();
        Stream<FileRef> prior = started.priorHere() ? started.prior().stream() : Stream.empty();
        return Stream.concat(prior, bench.state().laidOut().stream()).map(FileRef::path);
    }

    private static boolean same(TreeFile file, Path target) {
        return Files.isRegularFile(target)
                && TreeDisk.take(target).tree().files().values().stream().allMatch(there -> is(file, there));
    }

    private static boolean is(TreeFile one, TreeFile other) {
        return one.sha().equals(other.sha()) && one.executable() == other.executable();
    }

    /** What lies at the target must be what was there at the start, or what an earlier delivery of this session wrote. */
    private void refuseForeign(String path, Path target, List<String> leftOver) {
        Path root = root();
        for (Path folder = target.getParent(); !folder.equals(root); folder = folder.getParent()) {
            if (Files.isSymbolicLink(folder)) {
                throw changed(folder, "is a link, and what lies behind it is no part of the deliverable");
            }
        }
        if (Files.isDirectory(target)) {
            TreeDisk.take(target).tree().files().keySet().stream()
                    .filter(inside -> !leftOver.contains(path + "/" + inside))
                    .findFirst()
                    .ifPresent(foreign -> {
                        throw changed(target.resolve(foreign));
                    });
            return;
        }
        FileTree there = Files.isRegularFile(target) ? TreeDisk.take(target).tree() : FileTree.EMPTY;
        if (there.isEmpty()) {
            return;
        }
        String sha = there.files().values().iterator().next().sha();
        boolean known = bench.state().started().prior().stream().anyMatch(ref -> is(ref, path, sha))
                || bench.state().rounds().stream()
                        .flatMap(round -> round.submitted().stream())
                        .flatMap(submitted -> submitted.files().stream())
                        .anyMatch(ref -> is(ref, path, sha));
        if (!known) {
            throw changed(target);
        }
    }

    private SessionException changed(Path file) {
        return changed(file, "changed outside of the session");
    }

    private SessionException changed(Path file, String what) {
        return new SessionException(new Problem(
                "file-changed",
                file.toString(),
                what,
                "The result lies in "
                        + bench.session().folder().resolve(Places.round(1)).getParent() + ".",
                "Move the file away and add --continue, or take the result from there."));
    }

    private static boolean is(FileRef ref, String path, String sha) {
        return ref.path().equals(path) && ref.sha().equals(sha);
    }

    /** With the folders that hold nothing any more. */
    private static void remove(Path root, Path file) {
        try {
            Files.deleteIfExists(file);
            Path folder = file.getParent();
            while (!folder.equals(root) && isEmpty(folder)) {
                Files.delete(folder);
                folder = folder.getParent();
            }
        } catch (IOException e) {
            throw StorageFault.writing(file, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }
}
