package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.propose.rules.text.Bullet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Rows in the answer that the document does not count as rows. */
final class ExtraRowRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        double share = finding.share(pair -> pair.wantsNothing() && !pair.givesNothing());
        if (!finding.is("extra") || !finding.field().isRow() || share < 0.5) {
            return Optional.empty();
        }
        List<JsonNode> rows = finding.pairs().stream().map(Pair::actual).toList();
        String list = finding.field().parent().spoken();
        Set<JsonNode> known = new HashSet<>(finding.expected());
        if (rows.stream().filter(known::contains).count() * 2 > rows.size()) {
            return advice(
                    "the model lists the same row twice",
                    List.of(
                            MissingRowRule.row(list, "Never list the same row of the document twice in ", "."),
                            MissingRowRule.row(
                                    list,
                                    "A row that the document prints again, on another page or in a summary, counts once in ",
                                    ".")));
        }
        String such = word(rows, finding.expected())
                .map(word -> ", such as " + Words.quoted(word))
                .orElse(", such as headings, subtotals, totals and notes");
        return advice(
                "the model takes lines that only sum up or introduce others for rows of their own",
                List.of(
                        MissingRowRule.row(list, "Leave lines that are no rows of their own out of ", such + "."),
                        MissingRowRule.row(
                                list,
                                "Give only real entries in ",
                                ": drop every line that repeats, sums up, introduces or comments on others" + such
                                        + ".")));
    }

    private static Optional<Advice> advice(String theory, List<Bullet> wordings) {
        return Optional.of(new Advice("extra-row", "", 0.7, theory, wordings, List.of()));
    }

    /** The word that most of these rows share in some text, and no expected row has. */
    private static Optional<String> word(List<JsonNode> rows, Collection<JsonNode> expected) {
        TreeMap<String, Integer> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (JsonNode row : rows) {
            words(row).forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        expected.forEach(row -> words(row).forEach(counts::remove));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() * 2 > rows.size() && rows.size() > 1)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Set<String> words(JsonNode row) {
        Set<String> words = new HashSet<>();
        Iterable<JsonNode> values = row.isValueNode() ? List.of(row) : row;
        for (JsonNode value : values) {
            if (value.isTextual()) {
                for (String word : value.textValue().split("[^\\p{L}]+")) {
                    if (word.length() >= 3) {
                        words.add(word.toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
        return words;
    }
}
