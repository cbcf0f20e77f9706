package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.SessionState;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.Reply;
import dev.refine.score.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an edit does to the files. */
class LoopEditTest {

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void sixCasesThatNeedTwoRules() {
        lab = SixCases.in(folder);
    }

    @Test
    void severalFilesChangeTogetherAndTheirDiffsStandBelowEachOther() {
        lab.write("more.md", "More.\n");
        lab.with(manifest -> manifest.put("maxIterations", 1)
                .putArray("promptPaths")
                .add("prompt.md")
                .add("more.md"));
        lab.replies.add(request -> new Reply.Candidates(List.of(new Proposal(
                Lab.proposal("a", "c1").hypothesis(),
                List.of(new Edit("prompt.md", "", "a\n"), new Edit("more.md", "", "b\n")),
                "",
                "",
                "script"))));

        SessionState state = lab.run().state();

        assertThat(state.current().drafts().suggestion().orElseThrow().diff()).isEqualTo("""
                        --- a/prompt.md
                        +++ b/prompt.md
                        @@ -1,2 +1,3 @@
                         Extract.
                         r
                        +a
                        --- a/more.md
                        +++ b/more.md
                        @@ -1,1 +1,2 @@
                         More.
                        +b""");
    }

    @Test
    void bytesThatErrorsLeftUnmeasuredMayBeTriedAgain() {
        lab.with(manifest -> manifest.put("maxIterations", 1));
        SixCases.timesOutOnce(lab, Lab.proposal("a", "c1"), Lab.proposal("a", "c1"));

        SessionState state = lab.run().state();

        assertThat(SixCases.verdicts(state)).containsExactly(Verdict.UNMEASURED, Verdict.IMPROVED);
    }
}
