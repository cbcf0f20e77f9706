package dev.refine.compare.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import dev.refine.compare.rule.FieldRule.ArrayTerms;
import dev.refine.compare.rule.FieldRule.Extra;
import dev.refine.compare.rule.FieldRule.ObjectTerms;
import dev.refine.compare.rule.FieldRule.Order;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns checked options into what holds at a path. The options are those of {@link Vocabulary}. */
final class FieldRuleReader {

    private FieldRuleReader() {}

    static FieldRule read(ObjectNode options, String from) {
        ValueRule value = value(options);
        boolean ignored = value instanceof IgnoreRule;
        String type = options.path("type").asText("exact");
        return new FieldRule(
                type + from,
                value,
                ignored,
                ignored ? 0 : options.path("weight").asDouble(1),
                options.path("critical").asBoolean(),
                options.path("credit").asDouble(0),
                array(options, type.equals("set")),
                object(options));
    }

    private static ArrayTerms array(ObjectNode options, boolean set) {
        Order order = switch (options.path("order").asText("strict")) {
            case "ignore" -> Order.IGNORE;
            case "reportOnly" -> Order.REPORT_ONLY;
            default -> Order.STRICT;
        };
        return new ArrayTerms(
                order,
                texts(options.path("keyBy")),
                options.path("autoKey").asBoolean(true),
                set || options.path("duplicates").asText().equals("set"),
                options.path("minSimilarity").asDouble(0.5));
    }

    private static ObjectTerms object(ObjectNode options) {
        return new ObjectTerms(
                Extra.valueOf(options.path("extraFields").asText("error").toUpperCase(Locale.ROOT)),
                options.path("missingNull").asText().equals("error"),
                options.path("keyCase").asText().equals("ignore"));
    }

    private static ValueRule value(ObjectNode options) {
        String type = options.path("type").asText("exact");
        return switch (type) {
            case "number" -> number(options);
            case "date", "datetime", "time" -> date(type, options);
            case "text" -> text(options);
            case "fuzzy" -> fuzzy(options);
            case "regex" ->
                new RegexRule(Pattern.compile(options.path("pattern").asText()));
            case "anyOf" -> new AnyOfRule();
            case "ignore" -> new IgnoreRule();
            case "present" -> new PresentRule();
            case "box" ->
                new BoxRule(
                        options.path("corners").asBoolean(true),
                        options.path("threshold").asDouble(0.5));
            default -> new ExactRule();
        };
    }

    private static NumberRule number(ObjectNode options) {
        return new NumberRule(
                options.path("abs").isNumber() ? options.path("abs").decimalValue() : BigDecimal.ZERO,
                options.path("rel").isNumber() ? options.path("rel").decimalValue() : BigDecimal.ZERO,
                options.path("parse").asBoolean(),
                Optional.ofNullable(options.get("locale")).map(locale -> decimalComma(locale.asText())));
    }

    private static boolean decimalComma(String locale) {
        return DecimalFormatSymbols.getInstance(Locale.forLanguageTag(locale)).getDecimalSeparator() == ',';
    }

    private static DateRule date(String type, ObjectNode options) {
        List<DateTimeFormatter> formats = new ArrayList<>();
        texts(options.path("formats")).forEach(f -> formats.add(DatePattern.of(f)));
        return new DateRule(
                type,
                formats,
                Optional.ofNullable(options.get("dayFirst")).map(JsonNode::asBoolean),
                options.path("zone").asText().equals("instant"),
                options.path("precision").asText("second"));
    }

    private static TextRule text(ObjectNode options) {
        return new TextRule(new TextRule.Fold(
                options.path("trim").asBoolean(true),
                options.path("collapseSpace").asBoolean(true),
                folds(options.path("case")),
                options.path("unicode").asText(""),
                folds(options.path("punctuation")),
                folds(options.path("diacritics"))));
    }

    private static FuzzyRule fuzzy(ObjectNode options) {
        FuzzyRule.Metric metric = switch (options.path("metric").asText("levenshtein")) {
            case "jaro" -> FuzzyRule.Metric.JARO;
            case "token-set" -> FuzzyRule.Metric.TOKEN_SET;
            default -> FuzzyRule.Metric.LEVENSHTEIN;
        };
        return new FuzzyRule(
                metric,
                options.path("threshold").asDouble(0.8),
                Math.min(4_096, options.path("cap").asInt(4_096)));
    }

    private static boolean folds(JsonNode option) {
        return option.asBoolean() || option.asText().equals("ignore");
    }

    private static List<String> texts(JsonNode option) {
        List<String> texts = new ArrayList<>();
        if (option.isTextual()) {
            texts.add(option.asText());
        }
        option.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
