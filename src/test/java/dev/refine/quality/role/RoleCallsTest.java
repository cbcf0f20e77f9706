package dev.refine.quality.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.files.Secrets;
import dev.refine.quality.tree.FileTree;
import dev.refine.quality.tree.TreeDisk;
import dev.refine.quality.tree.TreeFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleCallsTest {

    private static final Actor SILENT = turn -> new Actor.Acted(Call.Status.OK, 0, Duration.ZERO, "seen", "");

    @TempDir
    Path session;

    @Test
    void guardMaySeeTwoVersionsOfTheLargestSize() {
        FileTree version = FileTree.EMPTY.with(Map.of("film.bin", new TreeFile(new byte[33 * 1024 * 1024], false)));

        Reply reply = call(SILENT, Role.GUARD, FileTree.EMPTY.with("A", version).with("B", version));

        assertThat(reply.call().note()).isEmpty();
        assertThat(reply.isOk()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "1e999", "\"1\"", "null"})
    void sumThatNobodyCanHaveSpentIsUnknown(String said) {
        Actor payer = turn -> {
            TreeDisk.lay(FileTree.EMPTY.with("usage.json", "{\"costUsd\": " + said + "}"), turn.out(), false);
            return SILENT.act(turn);
        };

        assertThat(call(payer, Role.EVALUATOR, FileTree.EMPTY).call().costUsd()).isNull();
    }

    private Reply call(Actor actor, Role role, FileTree inputs) {
        Backend backend = new Backend("somebody", null, null, null, "kind", Duration.ofSeconds(9), 0, false, List.of());
        RoleCalls calls = new RoleCalls(new CallShelf(session, 0), any -> actor, Secrets.ofShape());
        return calls.call(backend, new RoleRequest(role, 1, "1", "Do it.", inputs, role != Role.BUILDER));
    }
}
