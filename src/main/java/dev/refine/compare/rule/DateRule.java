package dev.refine.compare.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.format.DateText;
import dev.refine.compare.format.Moment;
import dev.refine.compare.rule.Judgement.Match;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Dates and times by meaning.
 *
 * @param name {@code date}, {@code datetime} or {@code time}
 * @param formats forms that are allowed besides the well-known ones
 * @param dayFirst how 03/04/2024 is read; empty when it stays open
 * @param instant whether times with a zone are compared as instants
 * @param precision {@code day}, {@code minute} or {@code second}
 */
record DateRule(
        String name, List<DateTimeFormatter> formats, Optional<Boolean> dayFirst, boolean instant, String precision)
        implements ValueRule {

    @Override
    public Judgement judge(JsonNode expected, JsonNode actual) {
        if (!expected.isTextual() || !actual.isTextual() || expected.textValue().equals(actual.textValue())) {
            return new ExactRule().judge(expected, actual);
        }
        Moment e = read(expected.textValue());
        Moment a = read(actual.textValue());
        if (e == null || a == null) {
            return new ExactRule().judge(expected, actual);
        }
        boolean same = name.equals("date") ? e.meetsDate(a) : e.near(a, precision, instant);
        if (!same) {
            return Judgement.wrong("");
        }
        return e.ambiguous() || a.ambiguous() ? new Judgement(Match.FORMAT, "date-ambiguous", 1) : Judgement.EQUAL;
    }

    private Moment read(String text) {
        for (DateTimeFormatter format : formats) {
            try {
                return Moment.on(LocalDate.parse(text.strip(), format));
            } catch (DateTimeException e) {
                // Not this format; the next one, or the well-known forms, may fit.
            }
        }
        Moment moment = DateText.read(text);
        return moment == null || dayFirst.isEmpty() || moment.date() == null ? moment : moment.resolved(dayFirst.get());
    }
}
