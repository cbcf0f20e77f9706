package dev.refine.propose.rules;

import dev.refine.propose.rules.failure.Advice;
import dev.refine.propose.rules.failure.Finding;
import dev.refine.propose.rules.failure.Narrowing;
import dev.refine.propose.rules.failure.Rules;
import dev.refine.propose.rules.failure.WorkedExample;
import dev.refine.propose.rules.text.Bullet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that can be tried for one group, likeliest first. */
final class Attempts {

    /** What each attempt that did not stay takes from the hope in the next one on the same group. */
    private static final double PATIENCE = 0.6;

    private final Past past;
    private final Set<Bullet> idle = new LinkedHashSet<>();

    Attempts(Past past) {
        this.past = past;
    }

    List<Attempt> of(Finding finding) {
        List<Attempt> attempts = new ArrayList<>();
        String group = finding.group().id();
        List<Advice> all = Rules.advise(finding);
        for (Advice advice : all) {
            Bullet plain = advice.wordings().get(0);
            advice.wordings().stream()
                    .filter(wording -> past.isIdle(finding.field(), wording))
                    .forEach(idle::add);
            if (!past.leftCold(group, plain) && !past.isIdle(finding.field(), plain)) {
                attempts.add(attempt(finding, advice, Level.PLAIN, plain));
            }
            Set<String> broken = past.broken(plain);
            if (!broken.isEmpty()) {
                Narrowing.of(plain, finding, broken)
                        .ifPresent(narrow -> attempts.add(attempt(finding, advice, Level.NARROWED, narrow)));
            }
            Bullet firm = advice.wordings().get(Math.min(1, advice.wordings().size() - 1));
            attempts.add(attempt(finding, advice, Level.FIRM, firm));
            advice.wordings().stream()
                    .skip(1)
                    .forEach(wording -> attempts.add(attempt(finding, advice, Level.EXPLICIT, wording)));
            attempts.add(attempt(finding, advice, Level.SCHEMA, plain));
            if (!advice.strict().isEmpty()) {
                attempts.add(attempt(finding, advice.strictly(), Level.STRICT, plain));
            }
        }
        WorkedExample.of(finding)
                .ifPresent(example ->
                        attempts.add(attempt(finding, all.isEmpty() ? general() : all.get(0), Level.EXAMPLE, example)));
        attempts.sort(Comparator.comparingDouble((Attempt attempt) -> -attempt.likelihood()));
        return attempts;
    }

    /** Instructions seen so far that mended nothing of what still fails: they are to go from the files. */
    Set<Bullet> idle() {
        return idle;
    }

    private Attempt attempt(Finding finding, Advice advice, Level level, Bullet bullet) {
        double likelihood = advice.likelihood()
                * level.weight(past.isUnheeded())
                * Math.pow(PATIENCE, past.failures(finding.group().id()));
        return new Attempt(finding, advice, level, likelihood, bullet);
    }

    /** Where no rule knows the failure. */
    private static Advice general() {
        return new Advice(
                "worked-example",
                "",
                0.5,
                "the instructions leave open what is wanted here, and one shown case says it",
                List.of(),
                List.of());
    }
}
