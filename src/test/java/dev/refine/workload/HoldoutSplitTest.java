package dev.refine.workload;

import static dev.refine.workload.WorkloadFixture.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldoutSplitTest {

    @TempDir
    Path folder;

    private WorkloadFixture given;

    @BeforeEach
    void fixture() throws IOException {
        given = new WorkloadFixture(folder);
    }

    private void tenCases() throws IOException {
        for (int i = 0; i < 10; i++) {
            given.files("cases/" + i + ".txt");
        }
    }

    private Workload withHoldout(String holdout) throws IOException {
        return given.keys("\"casePaths\": [\"cases/*\"], \"holdout\": " + holdout)
                .resolve();
    }

    @Test
    void isNamedByGlobs() throws IOException {
        tenCases();
        Workload workload = withHoldout("[\"3\", \"cases/[78].txt\"]");
        assertThat(ids(workload.holdout())).containsExactly("3", "7", "8");
        assertThat(ids(workload.cases())).containsExactly("0", "1", "2", "4", "5", "6", "9");
        assertThat(ids(workload.all())).hasSize(10);
    }

    @Test
    void isAShareThatDependsOnContentAlone() throws IOException {
        tenCases();
        List<String> texts = texts(withHoldout("0.2"));
        assertThat(texts).hasSize(2);
        for (int i = 0; i < 10; i++) {
            Files.move(folder.resolve("cases/" + i + ".txt"), folder.resolve("cases/z" + (9 - i) + ".txt"));
        }
        assertThat(texts(withHoldout("0.2"))).containsExactlyInAnyOrderElementsOf(texts);
    }

    @Test
    void keepsMostOfItsCasesWhenOneIsAdded() throws IOException {
        tenCases();
        List<String> before = texts(withHoldout("0.3"));
        given.files("cases/new.txt");
        List<String> after = new ArrayList<>(texts(withHoldout("0.3")));
        after.retainAll(before);
        assertThat(after).hasSizeGreaterThanOrEqualTo(before.size() - 1);
    }

    @Test
    void keepsEqualCasesTogether() throws IOException {
        given.write("cases/a.txt", "same").write("cases/b.txt", "same").write("cases/c.txt", "other");
        assertThat(texts(withHoldout("0.34"))).isIn(List.of("same", "same"), List.of("other"));
    }

    @Test
    void mustLeaveACase() throws IOException {
        given.files("cases/a.txt").keys("\"casePaths\": [\"cases/*\"], \"holdout\": 0.5");
        assertThat(given.refusal())
                .isEqualTo("the holdout leaves no case to work with [holdout-all]. casePaths matches 1 case. Make"
                        + " holdout smaller or add cases.");
    }

    @Test
    void mustExist() throws IOException {
        given.files("cases/inv-1.txt").keys("\"casePaths\": [\"cases/*\"], \"holdout\": [\"inv-2\"]");
        assertThat(given.refusal())
                .isEqualTo("no case matches \"inv-2\" [holdout-empty]. Nearest: inv-1. Correct holdout.");
    }

    private List<String> texts(Workload workload) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Case input : workload.holdout()) {
            texts.add(Files.readString(input.path()));
        }
        return texts;
    }
}
