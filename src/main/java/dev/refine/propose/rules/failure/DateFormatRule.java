package dev.refine.propose.rules.failure;

import dev.refine.diagnose.value.DateStyle;
import dev.refine.diagnose.value.Dates;
import dev.refine.json.Json;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A date or time in another form than all expected ones share. */
final class DateFormatRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        if (!finding.is("format-only", "wrong-value", "type-mismatch")) {
            return Optional.empty();
        }
        return finding.distinctTexts().flatMap(DateStyle::common).flatMap(style -> advise(finding, style));
    }

    private static Optional<Advice> advise(Finding finding, DateStyle style) {
        double share = finding.share(pair -> isSameInOtherForm(pair, style));
        if (share < 0.5) {
            return Optional.empty();
        }
        String example = style.name() + ", for example " + style.sample();
        String mapping = Wording.becomes(": ", finding.those(pair -> isSameInOtherForm(pair, style)));
        return Optional.of(new Advice(
                "date-format",
                style.name(),
                0.9 * share,
                "every expected value has the form " + style.name()
                        + ", and nothing tells the model to convert what it reads",
                List.of(
                        Wording.of("Write ", finding, " as " + example + "."),
                        Wording.of(
                                "Always convert ",
                                finding,
                                " to " + style.name() + ", whatever form the document uses" + mapping + ".")),
                schema(finding, style, example)));
    }

    private static List<SchemaChange> schema(Finding finding, DateStyle style, String example) {
        SchemaChange description =
                SchemaChange.keyword(finding.field(), "description", Json.tree("Written as " + example));
        return style.name().equals("YYYY-MM-DD")
                ? List.of(SchemaChange.keyword(finding.field(), "format", Json.tree("date")), description)
                : List.of(description);
    }

    private static boolean isSameInOtherForm(Pair pair, DateStyle style) {
        if (!pair.expected().isTextual() || !pair.actual().isValueNode() || style.fits(pair.given())) {
            return false;
        }
        Set<LocalDate> given = Dates.readings(pair.given());
        boolean sameDay = !Collections.disjoint(given, Dates.readings(pair.wanted()));
        boolean time = !style.hasDay() && pair.given().chars().anyMatch(Character::isDigit);
        return sameDay || time;
    }
}
