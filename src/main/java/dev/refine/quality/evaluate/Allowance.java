package dev.refine.quality.evaluate;

import dev.refine.quality.role.Call;
import java.util.List;

/** Whether a judgement may be paid further. */
@FunctionalInterface
public interface Allowance {

    /**
     * @param more calls that would be started at the same time; answers that are there already are none
     * @param made calls of this judgement so far
     */
    boolean covers(int more, List<Call> made);
}
