package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.value.InputSearch;
import dev.refine.diagnose.value.Labels;
import dev.refine.diagnose.value.Plain;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the documents print in front of a field's values. */
final class Labelled {

    private static final int SAMPLE = 12;
    private static final int MOST = 3;

    private Labelled() {}

    /** A line of a document and the value that it gives. */
    record Line(String line, JsonNode value) {}

    /**
     * The labels in front of the expected values, most frequent first, at most three; only those of two cases or more,
     * unless there is but one case. A label that stands in front of what the model gave instead is none.
     */
    static List<String> of(Finding finding) {
        Map<String, Set<String>> cases = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Set<String> misleading = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        List<Pair> sample = finding.pairs().stream().limit(SAMPLE).toList();
        for (Pair pair : sample) {
            String text = finding.input(pair.caseId()).orElse("");
            for (String label : Labels.of(pair.expected(), text)) {
                cases.computeIfAbsent(label, key -> new TreeSet<>()).add(pair.caseId());
            }
            misleading.addAll(Labels.of(pair.actual(), text));
        }
        cases.keySet().removeAll(misleading);
        long total = sample.stream().map(Pair::caseId).distinct().count();
        return cases.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= Math.min(2, total))
                .filter(entry -> Words.isQuotable(entry.getKey()))
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .map(Map.Entry::getKey)
                .limit(MOST)
                .toList();
    }

    /** The first short line that holds an expected value. */
    static Optional<Line> line(Finding finding) {
        for (Pair pair : finding.pairs().stream().limit(SAMPLE).toList()) {
            String text = finding.input(pair.caseId()).orElse("");
            for (InputSearch.Place place : InputSearch.find(pair.expected(), text)) {
                int end = text.indexOf('\n', place.end());
                String line = Plain.spaces(
                        text.substring(text.lastIndexOf('\n', place.start() - 1) + 1, end < 0 ? text.length() : end));
                if (Words.isQuotable(line) && !line.equals(pair.wanted())) {
                    return Optional.of(new Line(line, pair.expected()));
                }
            }
        }
        return Optional.empty();
    }
}
