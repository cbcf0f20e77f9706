package dev.refine.quality;

import dev.refine.quality.record.Round;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Call;
import dev.refine.quality.role.Reply;
import dev.refine.quality.role.RoleRequest;
import dev.refine.quality.role.SideBySide;
import dev.refine.quality.tree.FileTree;
import dev.refine.quality.tree.TreeMerge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Several builders at the same time, each on a copy of its own and with its own piece of the work. What they changed is
 * brought together in the order of the pieces; whoever changed the same place as one before has to do it again.
 */
final class SideBuild {

    private final Bench bench;
    private final Round round;
    private final List<Backend> builders;

    SideBuild(Bench bench, Round round, List<Backend> builders) {
        this.bench = bench;
        this.round = round;
        this.builders = builders;
    }

    /** Who does a piece. */
    record Piece(Backend builder, RoleRequest request) {}

    /**
     * What came of it.
     *
     * @param again pieces that have to be built on this tree, one after the other
     * @param split parts that builders want instead of their pieces
     */
    record Built(FileTree tree, List<Piece> again, List<String> split) {}

    /** The one whose turn it is. */
    Backend builder(int piece) {
        return builders.get(piece % builders.size());
    }

    Built build(FileTree base, List<Piece> pieces) {
        new Purse(bench)
                .check(pieces.stream()
                        .filter(piece -> !bench.calls().isAnswered(piece.builder(), piece.request()))
                        .map(Piece::builder)
                        .toList());
        List<Callable<Reply>> work = new ArrayList<>();
        for (Piece piece : pieces) {
            bench.said()
                    .accept("builder " + piece.request().label() + " ("
                            + piece.builder().name() + ")");
            work.add(() -> bench.calls().call(piece.builder(), piece.request()));
        }
        Map<Piece, Reply> replies = new LinkedHashMap<>();
        List<Reply> done = SideBySide.all(work);
        for (int i = 0; i < done.size(); i++) {
            Replies.record(bench, done.get(i).call());
            replies.put(pieces.get(i), done.get(i));
        }
        return together(base, replies);
    }

    private Built together(FileTree base, Map<Piece, Reply> replies) {
        FileTree tree = base;
        List<Piece> again = new ArrayList<>();
        List<String> split = new ArrayList<>();
        for (Map.Entry<Piece, Reply> done : replies.entrySet()) {
            Reply reply = done.getValue();
            split.addAll(SplitRequest.in(reply));
            if (reply.call().status() == Call.Status.NOT_STARTABLE) {
                throw Replies.missing(reply.call());
            } else if (!reply.isOk()) {
                remark(reply.call().line());
            } else {
                TreeMerge.Merged merged = TreeMerge.of(base, tree, BuildStep.made(bench, round, reply));
                if (merged.conflicts().isEmpty()) {
                    tree = merged.tree();
                } else {
                    again.add(done.getKey());
                    remark("builder " + reply.call().label() + " changed the same place as another one in "
                            + String.join(", ", merged.conflicts()) + "; it builds again on what the others made");
                }
            }
        }
        return new Built(tree, again, split);
    }

    private void remark(String text) {
        bench.remark(round.number(), text);
    }
}
