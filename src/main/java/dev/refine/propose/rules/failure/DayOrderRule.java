package dev.refine.propose.rules.failure;

import dev.refine.diagnose.value.Dates;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Day and month swapped: the documents put first what the model takes for the other. */
final class DayOrderRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        double share = finding.share(DayOrderRule::isSwapped);
        if (share < 0.5) {
            return Optional.empty();
        }
        long monthFirst = finding.those(DayOrderRule::isSwapped).stream()
                .filter(pair -> isMonthFirst(pair, finding))
                .count();
        boolean dayFirst =
                monthFirst * 2 <= finding.those(DayOrderRule::isSwapped).size();
        String order =
                dayFirst ? "day first (03/04/2024 is 3 April 2024)" : "month first (03/04/2024 is March 4, 2024)";
        return Optional.of(new Advice(
                "day-order",
                order,
                0.85 * share,
                "the documents write numeric dates " + (dayFirst ? "day" : "month") + " first, the model reads them the"
                        + " other way round",
                List.of(
                        Wording.of("Read numeric dates " + order + " when filling ", finding, "."),
                        Wording.of(
                                "The documents write dates " + order + ", never the other way round; mind it for ",
                                finding,
                                Wording.becomes(": ", finding.those(DayOrderRule::isSwapped)) + ".")),
                List.of()));
    }

    private static boolean isSwapped(Pair pair) {
        Optional<LocalDate> wanted = day(pair.wanted());
        Optional<LocalDate> given = day(pair.given());
        return pair.areTexts()
                && wanted.isPresent()
                && given.isPresent()
                && !wanted.equals(given)
                && wanted.get().getYear() == given.get().getYear()
                && wanted.get().getMonthValue() == given.get().getDayOfMonth()
                && wanted.get().getDayOfMonth() == given.get().getMonthValue();
    }

    private static Optional<LocalDate> day(String text) {
        return Dates.readings(text).stream().findFirst();
    }

    /** Whether the document writes the expected day with the month in front. */
    private static boolean isMonthFirst(Pair pair, Finding finding) {
        LocalDate wanted = day(pair.wanted()).orElseThrow();
        String written =
                "(?s).*(?<!\\d)0?" + wanted.getMonthValue() + "[-/.]0?" + wanted.getDayOfMonth() + "[-/.]\\d{2}.*";
        return finding.input(pair.caseId()).map(text -> text.matches(written)).orElse(false);
    }
}
