package dev.refine.propose.rules.failure;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All rules. What they advise on one group is ranked by likelihood; equal ones keep the order of this list. */
public final class Rules {

    private static final List<FailureRule> ALL = List.of(
            new PerturbationRule(),
            new WrapperRule(),
            new UnparseableRule(),
            new RenamedKeyRule(),
            new NullRule(),
            new DateFormatRule(),
            new DayOrderRule(),
            new NumberFormatRule(),
            new MagnitudeRule(),
            new SignRule(),
            new RoundingRule(),
            new CurrencyRule(),
            new LetterCaseRule(),
            new WhitespaceRule(),
            new IdentifierRule(),
            new UnicodeRule(),
            new AffixRule(),
            new SeparatorRule(),
            new EnumerationRule(),
            new TypeRule(),
            new MissingRowRule(),
            new ExtraRowRule(),
            new ExtraFieldRule(),
            new InventedValueRule(),
            new MissingFieldRule(),
            new OrderRule(),
            new OtherFieldRule(),
            new LabelRule(),
            new CopyRule(),
            new MappingRule(),
            new RecommendationRule(),
            new CheckRule());

    private Rules() {}

    /** What the rules that know this failure advise, likeliest first; empty when none knows it. */
    public static List<Advice> advise(Finding finding) {
        return ALL.stream()
                .map(rule -> rule.advise(finding))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble((Advice advice) -> -advice.likelihood()))
                .toList();
    }
}
