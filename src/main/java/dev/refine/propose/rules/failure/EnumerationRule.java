package dev.refine.propose.rules.failure;

import dev.refine.diagnose.value.Dates;
import dev.refine.diagnose.value.Numbers;
import dev.refine.json.Json;
import dev.refine.propose.rules.text.Bullet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A value outside of the small closed set that all expected values come from. */
final class EnumerationRule implements FailureRule {

    private static final int MOST = 12;
    private static final int LONGEST = 40;

    @Override
    public Optional<Advice> advise(Finding finding) {
        if (!finding.is("wrong-value", "format-only", "missing", "type-mismatch")) {
            return Optional.empty();
        }
        Set<String> allowed = new TreeSet<>();
        List<String> all = finding.expectedTexts().orElse(List.of());
        for (String text : all) {
            if (allowed.add(text) && (allowed.size() > MOST || !isWord(text))) {
                return Optional.empty();
            }
        }
        boolean closed = all.size() >= 4 && all.size() >= 2 * allowed.size();
        if (!closed || finding.share(pair -> pair.areTexts() && allowed.contains(pair.wanted())) < 0.5) {
            return Optional.empty();
        }
        double outside = finding.share(pair -> !allowed.contains(pair.given()));
        List<String> values = values(finding, allowed);
        return Optional.of(new Advice(
                "enumeration",
                "",
                outside >= 0.5 ? 0.85 : 0.5,
                values.size() == 1
                        ? "every expected document has the same value, and nothing tells the model so"
                        : "the expected values come from a closed list that the model does not know",
                wordings(finding, values),
                schema(finding, values)));
    }

    /**
     * What the user's schema lists stays, whether or not a case at hand has it, and in its order: the cases are a sample. But
     * a list in another spelling, or of other words altogether, is what has to change.
     */
    private static List<String> values(Finding finding, Set<String> allowed) {
        if (finding.permitted().stream().noneMatch(allowed::contains)) {
            return List.copyOf(allowed);
        }
        Set<String> spelt = allowed.stream().map(EnumerationRule::folded).collect(Collectors.toSet());
        Set<String> values = new LinkedHashSet<>();
        finding.permitted().stream()
                .filter(value -> allowed.contains(value) || !spelt.contains(folded(value)))
                .forEach(values::add);
        values.addAll(allowed);
        return List.copyOf(values);
    }

    private static String folded(String value) {
        return value.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
    }

    private static List<Bullet> wordings(Finding finding, List<String> allowed) {
        boolean few = allowed.size() <= MOST && allowed.stream().allMatch(EnumerationRule::isWord);
        String list = few ? Words.quoted(allowed, " or ") : "the values that the schema lists";
        String plain = allowed.size() == 1 ? " always as " + list + "." : " as one of " + list + ", spelt exactly so.";
        Map<String, String> mapping = new TreeMap<>();
        for (Pair pair : finding.pairs()) {
            boolean telling = pair.areTexts() && !allowed.contains(pair.given());
            if (telling && Words.isQuotable(pair.given()) && mapping.size() < 5) {
                mapping.putIfAbsent(Words.quoted(pair.given()), Words.quoted(pair.wanted()));
            }
        }
        List<String> hints = new ArrayList<>();
        mapping.forEach((given, wanted) -> hints.add(wanted + " for " + given));
        String hint = hints.isEmpty() ? "" : "; write " + String.join(", ", hints);
        String all = few ? Words.quoted(allowed, " and ") : "those that the schema lists";
        return List.of(
                Wording.of("Give ", finding, plain),
                Wording.of("The only allowed values of ", finding, " are " + all + hint + "."));
    }

    private static List<SchemaChange> schema(Finding finding, List<String> allowed) {
        List<String> values = new ArrayList<>(allowed);
        if (finding.mayBeNull()) {
            values.add(null);
        }
        return List.of(SchemaChange.keyword(finding.field(), "enum", Json.tree(values)));
    }

    private static boolean isWord(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && Words.isQuotable(text)
                && Dates.readings(text).isEmpty()
                && Numbers.readings(text).isEmpty();
    }
}
