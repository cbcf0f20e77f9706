package dev.refine.compare;

import java.util.function.Function;

/** The pairs of documents whose figures are watched, by the tests for their counts and by the benchmark for their time. */
enum Scenario {
    INVOICE(Scenarios::invoice),
    EDITED_5000(scenarios -> scenarios.edited(5_000, 50)),
    EDITED_20000(scenarios -> scenarios.edited(20_000, 50)),
    ONE_MOVED_5000(scenarios -> scenarios.oneMoved(5_000)),
    SHUFFLED_1000(scenarios -> scenarios.shuffled(1_000)),
    SHUFFLED_5000_UNORDERED(scenarios -> scenarios.shuffled(5_000)),
    EVERY_ROW_2000(scenarios -> scenarios.everyRow(2_000)),
    EVERY_COLUMN_2000(scenarios -> scenarios.everyColumn(2_000)),
    LOW_CARDINALITY_2000(scenarios -> scenarios.lowCardinality(2_000)),
    DENSE_2000(scenarios -> scenarios.dense(2_000)),
    REPEATED_3000(scenarios -> scenarios.repeated(3_000)),
    UNRELATED_2000(scenarios -> scenarios.unrelated(2_000)),
    DEEP_1000(scenarios -> Scenarios.deep(1_000)),
    DEEP_10000(scenarios -> Scenarios.deep(10_000)),
    LONG_TEXTS(scenarios -> scenarios.longTexts(2_000_000));

    private final Function<Scenarios, Scenarios.Pair> make;

    Scenario(Function<Scenarios, Scenarios.Pair> make) {
        this.make = make;
    }

    Scenarios.Pair pair(long seed) {
        return make.apply(new Scenarios(seed));
    }

    boolean ordered() {
        return this != SHUFFLED_5000_UNORDERED;
    }

    CompareRules rules() {
        return ordered()
                ? CompareRules.none()
                : Compare.rules("{\"rules\":[{\"path\":\"/rows\",\"order\":\"ignore\"}]}");
    }
}
