package dev.refine.loop;

import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.Purpose;
import dev.refine.loop.judge.Measured;
import dev.refine.run.CaseOutcome;
import dev.refine.workload.Case;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Proves that the workload works before many cases are paid for: the first case, end to end. A wrong answer is normal
 * red; a command, overlay or validator that cannot start, or a run without an output, is not.
 */
final class Validation {

    private static final int ATTEMPTS = 3;

    private final Bench bench;
    private final Measurement measurement;

    Validation(Bench bench, Measurement measurement) {
        this.bench = bench;
        this.measurement = measurement;
    }

    /** @param bears whether the budget bears a run; asked before each */
    void run(BooleanSupplier bears) {
        Case first = bench.workload().cases().get(0);
        if (bench.state().current().results().containsKey(first.id())) {
            passed(first);
            return;
        }
        for (int attempt = 1; bears.getAsBoolean(); attempt++) {
            Optional<String> problem = fault(first);
            if (bench.stop().isRequested()) {
                return;
            }
            if (problem.isEmpty()) {
                String note = passed(first);
                bench.progress()
                        .said("validation: " + first.id() + " runs end to end" + (note == null ? "" : ", but " + note));
                return;
            }
            boolean again = attempt < ATTEMPTS && asks(problem.get(), attempt);
            if (!again) {
                bench.stop().requireAnswered();
                bench.append(new Event.ValidationFailed(first.id(), problem.get()));
                return;
            }
        }
    }

    /** A picture or a critique that is missing does not show a broken workload, and yet nobody wants to miss it. */
    private String passed(Case first) {
        CaseResult result = bench.state().current().results().get(first.id());
        String note = result.note().isEmpty() ? null : result.note();
        bench.append(new Event.ValidationPassed(first.id(), note));
        return note;
    }

    private boolean asks(String problem, int attempt) {
        return bench.person()
                .map(person -> person.onValidationFailure(problem, attempt, ATTEMPTS))
                .orElse(false);
    }

    /** What is broken, or nothing; a result that can stand is journalled as the first of the baseline. */
    private Optional<String> fault(Case first) {
        Optional<Measured> measured = measurement.tryOne(first);
        Optional<String> broken = measured.flatMap(Measured::brokenBecause);
        if (broken.isEmpty()) {
            measured.ifPresent(result -> measurement.record(result.event(0, Purpose.BASELINE), result));
        } else {
            measured.map(Measured::result)
                    .filter(Validation::isMadeAgain)
                    .ifPresent(result -> bench.append(new Event.ValidationTried(first.id(), result)));
        }
        return broken;
    }

    /** What only could not be judged is kept, and counts when it is. */
    private static boolean isMadeAgain(CaseResult result) {
        return result.outcome() != CaseOutcome.OUTPUT;
    }
}
