package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FieldValues;
import dev.refine.diagnose.value.Dates;
import dev.refine.diagnose.value.Numbers;
import dev.refine.json.Json;
import dev.refine.propose.rules.text.Bullet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A value that the model words otherwise than the expected ones, which are few and come again and again.
 *
 * <p>That they are few proves no closed list: what has not been seen yet may be right, so the instruction says how to spell
 * the values that are known and forbids no other. Only where the user's schema lists the values, or the samples leave
 * hardly a doubt, are others ruled out. For the latter no value may stand in one expected document only: then each document,
 * were it the next one instead, would find its values in the list. Where none of n documents brings anything new, fewer
 * than 3/n of those to come do, with 95 % confidence (the rule of three): 5 % for 60. With fewer documents the list is closed
 * only when milder words have been measured and did not help.
 */
final class EnumerationRule implements FailureRule {

    private static final int MOST = 12;
    private static final int ENOUGH = 60;
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
        boolean few = all.size() >= 4 && all.size() >= 2 * allowed.size();
        if (!few || finding.share(pair -> pair.areTexts() && allowed.contains(pair.wanted())) < 0.5) {
            return Optional.empty();
        }
        double outside = finding.share(pair -> !allowed.contains(pair.given()));
        List<String> values = values(finding, allowed);
        boolean listed = !finding.permitted().isEmpty();
        int documents = documentsWithoutNews(finding);
        boolean closed = listed || documents >= ENOUGH;
        List<Bullet> wordings = new ArrayList<>(closed ? onlyThese(finding, values) : whereMeant(finding, values));
        boolean list = documents > 0 && values.size() > 1;
        List<SchemaChange> strict = closed || !list ? List.of() : schema(finding, values);
        if (!strict.isEmpty()) {
            wordings.add(onlyThese(finding, values).get(1));
        }
        return Optional.of(new Advice(
                "enumeration",
                "",
                outside >= 0.5 ? 0.85 : 0.5,
                theory(values, closed),
                wordings,
                closed ? schema(finding, values) : examples(finding, values),
                strict));
    }

    /** None where one of them has a value of its own. Rows of one document are no samples of their own. */
    private static int documentsWithoutNews(Finding finding) {
        Map<String, Integer> documents = new HashMap<>();
        int count = 0;
        for (JsonNode document : finding.evidence().expected().values()) {
            Set<String> there = new HashSet<>();
            FieldValues.at(finding.field(), List.of(document)).stream()
                    .filter(JsonNode::isTextual)
                    .forEach(value -> there.add(value.textValue()));
            there.forEach(text -> documents.merge(text, 1, Integer::sum));
            count += there.isEmpty() ? 0 : 1;
        }
        return documents.containsValue(1) ? 0 : count;
    }

    private static String theory(List<String> values, boolean closed) {
        if (values.size() == 1) {
            return "every expected document has the same value, and nothing tells the model so";
        }
        return closed
                ? "the expected values come from a closed list that the model does not know"
                : "the expected values are few and always spelt in one way, which the model does not know";
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

    private static List<Bullet> whereMeant(Finding finding, List<String> known) {
        String list = Words.quoted(known, " or ");
        boolean one = known.size() == 1;
        String plain = one
                ? " as " + list + ", spelt exactly so, unless the document names another."
                : " as one of " + list + ", spelt exactly so, wherever one of these is meant.";
        String hint = hint(finding, known);
        return List.of(
                Wording.of("Give ", finding, plain),
                one
                        ? Wording.of(
                                "Write " + list + " in ",
                                finding,
                                " unless the document clearly says otherwise" + hint + ".")
                        : Wording.of(
                                "Choose ",
                                finding,
                                " from " + Words.quoted(known, " and ") + " where one of these is meant" + hint + "."));
    }

    private static List<Bullet> onlyThese(Finding finding, List<String> allowed) {
        boolean few = allowed.size() <= MOST && allowed.stream().allMatch(EnumerationRule::isWord);
        String list = few ? Words.quoted(allowed, " or ") : "the values that the schema lists";
        String plain = allowed.size() == 1 ? " always as " + list + "." : " as one of " + list + ", spelt exactly so.";
        String all = few ? Words.quoted(allowed, " and ") : "those that the schema lists";
        return List.of(
                Wording.of("Give ", finding, plain),
                Wording.of("The only allowed values of ", finding, " are " + all + hint(finding, allowed) + "."));
    }

    /** Which of the known values to write for what was given instead. */
    private static String hint(Finding finding, List<String> known) {
        Map<String, String> mapping = new TreeMap<>();
        for (Pair pair : finding.pairs()) {
            boolean telling = pair.areTexts() && !known.contains(pair.given());
            if (telling && Words.isQuotable(pair.given()) && mapping.size() < 5) {
                mapping.putIfAbsent(Words.quoted(pair.given()), Words.quoted(pair.wanted()));
            }
        }
        List<String> hints = new ArrayList<>();
        mapping.forEach((given, wanted) -> hints.add(wanted + " for " + given));
        return hints.isEmpty() ? "" : "; write " + String.join(", ", hints);
    }

    /** What a schema can say of values without forbidding others. */
    private static List<SchemaChange> examples(Finding finding, List<String> known) {
        return List.of(SchemaChange.keyword(finding.field(), "examples", Json.tree(known)));
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
