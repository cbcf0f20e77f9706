package dev.refine.quality;

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

/** Puts the best version where the user wants it: announced first, and only over what the session knows. */
final class DeliverStep {

    private final Bench bench;

    DeliverStep(Bench bench) {
        this.bench = bench;
    }

    void take() {
        Optional<Round> best = Best.of(bench.state());
        Path target = Path.of(bench.state().started().deliverable());
        if (best.isEmpty()) {
            bench.session().append(new QualityEvent.Delivered(0, 0));
            return;
        }
        List<FileRef> files = best.get().submitted().orElseThrow().files();
        FileTree tree = bench.session().get(files);
        Path root = bench.state().started().file().isEmpty() ? target : target.getParent();
        List<String> changes = new ArrayList<>(tree.files().keySet());
        changes.removeIf(path -> same(tree.files().get(path), root.resolve(path)));
        List<FileRef> leftOver = bench.state().started().prior().stream()
                .filter(ref -> !tree.files().containsKey(ref.path()) && Files.exists(root.resolve(ref.path())))
                .filter(ref -> ownPrior())
                .toList();
        changes.forEach(path -> refuseForeign(path, root.resolve(path)));
        leftOver.forEach(ref -> refuseForeign(ref.path(), root.resolve(ref.path())));
        if (bench.state().announced().isEmpty()) {
            bench.session().append(new QualityEvent.DeliveryAnnounced(best.get().number(), files));
        }
        changes.forEach(path -> TreeDisk.deliver(tree.files().get(path), root.resolve(path)));
        leftOver.forEach(ref -> remove(root.resolve(ref.path())));
        bench.session().append(new QualityEvent.Delivered(best.get().number(), changes.size() + leftOver.size()));
    }

    /** A prior answer from elsewhere is not touched: only where it lay at the target do its files go. */
    private boolean ownPrior() {
        return bench.state().started().priorHere();
    }

    private static boolean same(TreeFile file, Path target) {
        FileTree there = TreeDisk.take(target).tree();
        return !there.isEmpty() && is(file, there.files().values().iterator().next());
    }

    private static boolean is(TreeFile one, TreeFile other) {
        return one.sha().equals(other.sha()) && one.executable() == other.executable();
    }

    /** What lies at the target must be what was there at the start, or what an earlier delivery of this session wrote. */
    private void refuseForeign(String path, Path target) {
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
            throw new SessionException(new Problem(
                    "file-changed",
                    target.toString(),
                    "changed outside of the session",
                    "The result lies in "
                            + bench.session().folder().resolve(Places.round(1)).getParent() + ".",
                    "Move the file away and add --continue, or take the result from there."));
        }
    }

    private static boolean is(FileRef ref, String path, String sha) {
        return ref.path().equals(path) && ref.sha().equals(sha);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw StorageFault.writing(file, e);
        }
    }
}
