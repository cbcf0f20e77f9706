package dev.refine.critique;

import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which pages a critic is shown, as the user flagged them: {@code 2}, {@code 4-6}, {@code invoice-7:1-3}, or
 * {@code invoice-7:} for all of one case. Where nothing was flagged, all are.
 *
 * @param words as they were given, each of them possibly several with commas between
 */
public record PageChoice(List<String> words) {

    public static final PageChoice ALL = new PageChoice(List.of());

    private static final Pattern ITEM = Pattern.compile("(?:(.+):)?(?:(\\d{1,6})(?:-(\\d{1,6}))?)?");

    /** @param caseId empty for every case */
    private record Range(String caseId, int first, int last) {}

    /** @throws UsageException when a word names no pages */
    public PageChoice {
        words = List.copyOf(words);
        words.forEach(PageChoice::ranges);
    }

    private static List<Range> ranges(String word) {
        List<Range> ranges = new ArrayList<>();
        for (String item : word.split(",")) {
            Matcher parts = ITEM.matcher(item.strip());
            if (item.isBlank() || !parts.matches()) {
                throw wrong(item.strip());
            }
            int first = parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2));
            int last = parts.group(2) == null
                    ? Integer.MAX_VALUE
                    : parts.group(3) == null ? first : Integer.parseInt(parts.group(3));
            if (first < 1 || last < first) {
                throw wrong(item.strip());
            }
            ranges.add(new Range(parts.group(1) == null ? "" : parts.group(1), first, last));
        }
        return ranges;
    }

    private static UsageException wrong(String item) {
        return new UsageException(Problem.of(
                "pages",
                "\"" + item + "\" names no pages",
                "Pages are counted from 1.",
                "Write for instance --pages 2,4-6 or, of one case, --pages invoice-7:1-3."));
    }

    /** The cases that are named; empty when every case is meant. */
    public List<String> cases() {
        return all().stream()
                .map(Range::caseId)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    public boolean isAll() {
        return words.isEmpty();
    }

    /** Whether something was flagged of this case, of which so many pages were drawn. */
    public boolean flags(String caseId, int drawn) {
        return IntStream.rangeClosed(1, drawn).anyMatch(number -> flagged(caseId, number));
    }

    /** What was flagged of these pages of a case; all of them where nothing was. */
    public List<Page> of(String caseId, List<Path> drawn) {
        boolean whole = !flags(caseId, drawn.size());
        return IntStream.rangeClosed(1, drawn.size())
                .filter(number -> whole || flagged(caseId, number))
                .mapToObj(number -> new Page(number, drawn.get(number - 1)))
                .toList();
    }

    private boolean flagged(String caseId, int number) {
        return all().stream()
                .anyMatch(range -> (range.caseId().isEmpty() || range.caseId().equals(caseId))
                        && range.first() <= number
                        && number <= range.last());
    }

    private List<Range> all() {
        return words.stream().flatMap(word -> ranges(word).stream()).toList();
    }
}
