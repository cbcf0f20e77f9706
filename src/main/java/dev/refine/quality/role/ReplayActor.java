package dev.refine.quality.role;

import dev.refine.quality.tree.FileTree;
import dev.refine.quality.tree.TreeDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays a role from recorded answers: {@code round_002/} holds the files that the role would leave, {@code answer.md} the
 * text that it would say, {@code deliverable/} what a builder would have changed. {@code round_002-LABEL/} is meant for
 * one call of several in the round.
 */
public final class ReplayActor implements Actor {

    private static final String TEXT = "answer.md";
    private static final String CHANGES = "deliverable";

    @Override
    public Acted act(Turn turn) {
        Optional<Path> recorded = recorded(turn);
        if (recorded.isEmpty()) {
            return new Acted(Call.Status.NO_ACTION, -1, Duration.ZERO, "", "nothing is recorded for this call");
        }
        FileTree answer = TreeDisk.take(recorded.get()).tree();
        TreeDisk.lay(answer.below(CHANGES), turn.work().resolve(CHANGES), false);
        String text = "";
        for (var file : answer.files().entrySet()) {
            if (file.getKey().equals(TEXT)) {
                text = file.getValue().text();
            } else if (!file.getKey().startsWith(CHANGES + "/")) {
                TreeDisk.lay(FileTree.EMPTY.with(Map.of(file.getKey(), file.getValue())), turn.out(), false);
            }
        }
        return new Acted(Call.Status.OK, 0, Duration.ZERO, text, "");
    }

    private static Optional<Path> recorded(Turn turn) {
        String round = String.format("round_%03d", turn.request().round());
        return List.of(round + "-" + turn.request().label(), round).stream()
                .map(turn.backend().replay()::resolve)
                .filter(Files::isDirectory)
                .findFirst();
    }
}
