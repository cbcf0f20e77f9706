package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FieldValues;
import dev.refine.diagnose.value.InputSearch;
import dev.refine.diagnose.value.Labels;
import dev.refine.diagnose.value.Plain;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the documents print in front of a field's values. */
final class Labelled {

    private static final int SAMPLE = 12;
    private static final int MOST = 3;
    private static final int DOCUMENTS = 16;

    /** A line that is longer is not short without its gaps either; a document may be one line. */
    private static final int LONGEST_LINE = 1_000;

    private Labelled() {}

    /** A line of a document and the value that it gives. */
    record Line(String line, JsonNode value) {}

    /** Of so many documents that have the label, so many have an expected value behind it. */
    private static final double RELIABLE = 0.6;

    /** Of the cases that were looked at, so many have one of the labels. */
    private static final double TYPICAL = 0.3;

    /**
     * The labels in front of the expected values, most frequent first, at most three; only those of two cases or more,
     * unless there is but one case. A label that stands in front of what the model gave instead is none, nor is one that
     * often stands in front of something else. None where most documents have no such label: it would mislead there.
     */
    static List<String> of(Finding finding) {
        Map<String, Set<String>> cases = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Set<String> misleading = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        List<Pair> sample = finding.pairs().stream().limit(SAMPLE).toList();
        for (Pair pair : sample) {
            String text = finding.input(pair.caseId()).orElse("");
            for (String label : Labels.of(pair.expected(), text, finding.search())) {
                cases.computeIfAbsent(label, key -> new TreeSet<>()).add(pair.caseId());
            }
            misleading.addAll(Labels.of(pair.actual(), text, finding.search()));
        }
        cases.keySet().removeAll(misleading);
        long total = sample.stream().map(Pair::caseId).distinct().count();
        List<String> found = cases.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= Math.min(2, total))
                .filter(entry -> Words.isQuotable(entry.getKey()) && isReliable(entry.getKey(), finding))
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .map(Map.Entry::getKey)
                .limit(MOST)
                .toList();
        long covered = found.stream()
                .flatMap(label -> cases.get(label).stream())
                .distinct()
                .count();
        return covered >= TYPICAL * total ? found : List.of();
    }

    /** Judged by all documents, not only by those that fail. */
    private static boolean isReliable(String label, Finding finding) {
        String wanted = label.toLowerCase(Locale.ROOT);
        int present = 0;
        int right = 0;
        for (Map.Entry<String, JsonNode> document :
                finding.evidence().expected().entrySet()) {
            String text = finding.input(document.getKey()).orElse("");
            if (present < DOCUMENTS && text.toLowerCase(Locale.ROOT).contains(wanted)) {
                present++;
                right += FieldValues.at(finding.field(), List.of(document.getValue())).stream()
                                .flatMap(value -> Labels.of(value, text, finding.search()).stream())
                                .anyMatch(label::equalsIgnoreCase)
                        ? 1
                        : 0;
            }
        }
        return right >= RELIABLE * present;
    }

    /** The first short line that holds an expected value. */
    static Optional<Line> line(Finding finding) {
        for (Pair pair : finding.pairs().stream().limit(SAMPLE).toList()) {
            String text = finding.input(pair.caseId()).orElse("");
            for (InputSearch.Place place : finding.search().find(pair.expected(), text)) {
                int start = text.lastIndexOf('\n', place.start() - 1) + 1;
                int end = text.indexOf('\n', place.end());
                String whole = text.substring(start, end < 0 ? text.length() : end);
                String line = whole.length() > LONGEST_LINE ? whole : Plain.spaces(whole);
                if (Words.isQuotable(line) && !line.equals(pair.wanted())) {
                    return Optional.of(new Line(line, pair.expected()));
                }
            }
        }
        return Optional.empty();
    }
}
