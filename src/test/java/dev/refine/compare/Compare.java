package dev.refine.compare;

import dev.refine.json.Json;
import dev.refine.json.OutputReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Short forms for tests. */
final class Compare {

    private Compare() {}

    static Comparison compare(String expected, String actual) {
        return compare(CompareRules.none(), expected, actual);
    }

    static Comparison compare(CompareRules rules, String expected, String actual) {
        byte[] bytes = actual.getBytes(StandardCharsets.UTF_8);
        return new Comparer(rules).compare(Json.parse(expected), OutputReader.read(bytes));
    }

    static CompareRules rules(String json) {
        return CompareRules.parse(Json.parse(json));
    }

    /** One line per difference: code, tag in brackets, path. */
    static List<String> lines(Comparison comparison) {
        return comparison.differences().stream().map(Compare::line).toList();
    }

    static List<String> lines(String expected, String actual) {
        return lines(compare(expected, actual));
    }

    private static String line(Difference one) {
        return one.category().code() + (one.tag().isEmpty() ? "" : "[" + one.tag() + "]") + " " + one.path()
                + (one.cost() ? "" : " (note)");
    }
}
