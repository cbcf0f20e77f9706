package dev.refine.edit;

import dev.refine.problem.Problem;

/** The words in which a proposal is turned down: shown to the user, logged, and sent to the proposer once. */
final class Refusal {

    private Refusal() {}

    static Problem of(String code, String what, String found) {
        return new Problem(code, "edit refused", what, found, "Nothing was written.");
    }
}
