package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FieldValues;
import dev.refine.diagnose.value.InputSearch;
import dev.refine.diagnose.value.Labels;
import dev.refine.diagnose.value.Plain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /** The labels in front of what the model gave instead, but for those that alone lead to what some document wants. */
    static Set<String> misread(Finding finding) {
        Set<String> labels = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        finding.pairs().stream()
                .limit(SAMPLE)
                .forEach(pair -> finding.input(pair.caseId())
                        .ifPresent(text -> labels.addAll(Labels.of(pair.actual(), text, finding.search()))));
        labels.removeIf(label -> wanted(label, finding).stream().anyMatch(set -> set.equals(Set.of(fold(label)))));
        return labels;
    }

    /** Judged by all documents, not only by those that fail. */
    private static boolean isReliable(String label, Finding finding) {
        List<Set<String>> present = wanted(label, finding);
        long right = present.stream().filter(set -> set.contains(fold(label))).count();
        return right >= RELIABLE * present.size();
    }

    /** For each document that holds the label, the folded labels in front of the field's expected values there. */
    private static List<Set<String>> wanted(String label, Finding finding) {
        List<Set<String>> wanted = new ArrayList<>();
        for (Map.Entry<String, JsonNode> document :
                finding.evidence().expected().entrySet()) {
            String text = finding.input(document.getKey()).orElse("");
            if (wanted.size() < DOCUMENTS && fold(text).contains(fold(label))) {
                wanted.add(FieldValues.at(finding.field(), List.of(document.getValue())).stream()
                        .flatMap(value -> Labels.of(value, text, finding.search()).stream())
                        .map(Labelled::fold)
                        .collect(Collectors.toSet()));
            }
        }
        return wanted;
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
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
