package dev.refine.process;

import dev.refine.crash.Rounds;
import dev.refine.crash.Scale;

/**
 * Shapes of process trees that are known to escape somebody. Every process that must die is a {@code sleep} or shell
 * whose command line holds the token; a started tree creates the file {@code begun}. Each ends by itself within a
 * minute or two, so that a failing test is no storm.
 */
enum Shape {
    BACKGROUND_CHILD("sleep TOKEN & touch begun; sleep TOKEN"),
    DOUBLE_FORK("(sleep TOKEN & sleep TOKEN &) ; touch begun; sleep TOKEN"),
    OWN_SESSION("setsid sleep TOKEN & touch begun; sleep TOKEN"),
    DAEMON("(setsid sh -c 'sleep TOKEN & sleep TOKEN' >/dev/null 2>&1 &) ; touch begun; sleep TOKEN"),
    IGNORES_TERM(
            "trap '' TERM; sh -c 'trap \"\" TERM; sleep TOKEN; sleep TOKEN' & touch begun; sleep TOKEN; sleep TOKEN"),
    SHELL_EXITS("sleep TOKEN & touch begun; exit 0"),
    RESPAWNS("i=0; while [ $i -lt 500 ]; do sleep TOKEN & touch begun; sleep 0.01; i=$((i+1)); done"),
    THOUSAND_CHILDREN("i=0; while [ $i -lt 1000 ]; do sleep TOKEN & i=$((i+1)); done; touch begun; wait"),
    DAEMON_OF_EXITING_CASE("(setsid sleep TOKEN >/dev/null 2>&1 &) ; touch begun; exit 0");

    private final String text;

    Shape(String text) {
        this.text = text;
    }

    String script(String token) {
        return text.replace("TOKEN", token);
    }

    /** So large that one at a time is enough for a machine. */
    boolean isLarge() {
        return this == THOUSAND_CHILDREN;
    }

    /** Most shapes only sleep. */
    Rounds atATime() {
        return this == RESPAWNS ? Rounds.ofWork() : Rounds.ofWaiting();
    }

    int rounds() {
        return isLarge() ? Scale.of(1, 20) : 20;
    }

    boolean endsByItself() {
        return this == SHELL_EXITS || this == DAEMON_OF_EXITING_CASE;
    }
}
