package dev.refine.edit;

import dev.refine.problem.Problem;
import java.util.Optional;

/** One thing that must stay true of a file, whoever proposes the edit. */
interface EditRule {

    Optional<Problem> check(ChangedText change);
}
