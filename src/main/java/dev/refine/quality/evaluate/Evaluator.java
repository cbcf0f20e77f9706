package dev.refine.quality.evaluate;

import dev.refine.quality.role.Backend;
import java.util.List;

/** Judges a deliverable. Whatever goes wrong makes the evaluation degraded; a fault of this machine is an exception. */
public interface Evaluator {

    Judged judge(Subject subject);

    /** Whom it is certain to ask for that, once for each call; not those whose answers are there already. */
    List<Backend> asks(Subject subject);
}
