package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.journal.SessionState;
import dev.refine.journal.session.Session;
import dev.refine.problem.SessionException;
import dev.refine.propose.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else writes into a prompt while a session runs: the session ends, and what was written stays. */
class ForeignChangeTest {

    private static final String OWN = "Extract.\nthe line that I wrote myself\n";

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void twoCases() {
        lab = new Lab(folder).given("c1", "a").given("c2", "b");
    }

    @Test
    void whileTheProposerThinks() {
        lab.replies.add(request -> {
            lab.write("prompt.md", OWN);
            return new Reply.Candidates(List.of(Lab.proposal("a", "c1")));
        });

        isRefused(lab::run);

        assertThat(lab.prompt()).isEqualTo(OWN);
    }

    @Test
    void whileTheProposerThinksThatThereIsNothingToDo() {
        lab.replies.add(request -> {
            lab.write("prompt.md", OWN);
            return new Reply.Nothing("all is well");
        });

        isRefused(lab::run);

        assertThat(lab.prompt()).isEqualTo(OWN);
    }

    @Test
    void whileTheBaselineRuns() {
        lab.runner.meanwhile = task -> lab.write("prompt.md", OWN);

        isRefused(lab::run);

        assertThat(lab.prompt()).isEqualTo(OWN);
        try (Session session = lab.reopened()) {
            assertThat(session.state().current().results()).isEmpty();
        }
    }

    @Test
    void whileACandidateRuns() {
        lab.proposes("a", "c1");
        lab.runner.meanwhile = task -> {
            if (lab.prompt().contains("a\n")) {
                lab.write("prompt.md", OWN);
            }
        };

        isRefused(lab::run);

        assertThat(lab.prompt()).isEqualTo(OWN);
    }

    @Test
    void theSameBytesOnceMoreAreNoChange() {
        lab.proposes("a", "c1").proposes("b", "c2");
        lab.runner.meanwhile = task -> lab.write("prompt.md", lab.prompt());

        try (Session session = lab.run()) {
            assertThat(session.state().best().orElseThrow().scorecard().passing())
                    .isEqualTo(2);
        }
    }

    /** A formatter, for instance: what it makes of the edit was announced to nobody. */
    @Test
    void anEditCheckMayOnlyLook() {
        lab.proposes("a", "c1");
        lab.editChecks = () -> {
            lab.write("prompt.md", lab.prompt() + "formatted\n");
            return Optional.empty();
        };

        try (Session session = lab.run()) {
            SessionState state = session.state();
            assertThat(state.iterations().get(1).refusals().get(0).refused().reason())
                    .isEqualTo("the edit check has changed prompt.md; it may only look");
        }
        assertThat(lab.prompt()).isEqualTo("Extract.\n");
    }

    private static void isRefused(ThrowingCallable session) {
        assertThatThrownBy(session)
                .isInstanceOf(SessionException.class)
                .hasMessageStartingWith("prompt.md: changed outside of the session [file-changed].")
                .hasMessageContaining("It was not touched.");
    }
}
