package dev.refine.propose.rules.failure;

import java.util.Optional;

/** Looks at one failure group with its evidence and says what would help, if it is a failure of its kind. Pure. */
interface FailureRule {

    Optional<Advice> advise(Finding finding);
}
