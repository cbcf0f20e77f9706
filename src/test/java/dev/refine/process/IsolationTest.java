package dev.refine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IsolationTest {

    private static final Optional<Path> SETSID = Optional.of(Path.of("/usr/bin/setsid"));

    @Test
    void nothingIsMissing() {
        assertThat(new Isolation(Path.of("/bin/bash"), true, SETSID, true).lines())
                .containsExactly(
                        "guard shell: /bin/bash",
                        "own session (setsid): /usr/bin/setsid",
                        "own process group per case: yes",
                        "search for left-over processes by environment (/proc): yes",
                        "beyond reach: a daemon that leaves its session and empties its environment",
                        "isolation: full: own session, own group, left-over processes found by their environment");
    }

    @Test
    void noSetsidAndNoProc() {
        assertThat(new Isolation(Path.of("/bin/bash"), true, Optional.empty(), false).lines())
                .containsExactly(
                        "guard shell: /bin/bash",
                        "own session (setsid): no",
                        "own process group per case: yes",
                        "search for left-over processes by environment (/proc): no",
                        "beyond reach: a daemon that leaves its session",
                        "isolation: weaker: no setsid program, no /proc; a process that leaves its parent may outlive"
                                + " its case");
    }

    @Test
    void noBashEither() {
        assertThat(new Isolation(Path.of("/bin/sh"), false, Optional.empty(), false).lines())
                .containsExactly(
                        "guard shell: /bin/sh",
                        "own session (setsid): no",
                        "own process group per case: no",
                        "search for left-over processes by environment (/proc): no",
                        "beyond reach: a process whose parent has ended, and all that a case starts while it is being"
                                + " ended",
                        "isolation: weaker: no setsid program, no process group of its own, no /proc; a process that"
                                + " leaves its parent may outlive its case");
    }
}
