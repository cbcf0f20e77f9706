package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.CaseResult;
import dev.refine.journal.Story;
import dev.refine.loop.judge.Measured;
import dev.refine.run.CaseOutcome;
import dev.refine.score.Standing;
import dev.refine.workload.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredResultsTest {

    @TempDir
    Path folder;

    @Test
    void findsAResultUnderItsKeyOnly() {
        StoredResults stored = stored();
        stored.put(folder, measured("key", Story.result("/a")));

        assertThat(stored.find(folder, "key")).contains(Story.result("/a"));
        assertThat(stored.find(folder, "other")).isEmpty();
        assertThat(stored.find(folder.resolve("nowhere"), "key")).isEmpty();
    }

    @Test
    void anErrorIsNotKept() {
        CaseResult error = new CaseResult(
                CaseOutcome.TIMEOUT,
                -1,
                Standing.ERROR,
                0,
                List.of(),
                List.of(),
                "",
                "",
                1,
                3,
                false,
                List.of(),
                "",
                null,
                null,
                List.of());
        stored().put(folder, measured("key", error));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatIsNoResultIsAsGoodAsNone() throws IOException {
        Files.writeString(folder.resolve("result.json"), "{\"key\":\"key\"");

        assertThat(stored().find(folder, "key")).isEmpty();

        Files.writeString(folder.resolve("result.json"), "{}");
        assertThat(stored().find(folder, "key")).as("a command's own").isEmpty();
    }

    private StoredResults stored() {
        return new StoredResults();
    }

    private static Measured measured(String key, CaseResult result) {
        Case input = new Case("c", "c.txt", Path.of("/w/c.txt"), Optional.empty());
        return new Measured(input, 1, key, result, Optional.empty());
    }
}
