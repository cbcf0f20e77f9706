package dev.refine.diagnose;

import dev.refine.compare.Category;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Differences of one pattern over all cases, or one validator's message, one way of ending without output, one kind of
 * issue that a critic saw, or one thing that it recommends.
 *
 * @param id stable name, for instance {@code format-only:date /issueDate}
 * @param category code of the difference's category, or {@code check}, {@code run}, {@code critique},
 *     {@code recommendation}
 * @param tag sub-tag of the category, may be empty
 * @param path pattern path; empty for {@code run}
 * @param count how many differences
 * @param cases ids of the cases that show it, sorted
 * @param examples several that differ from each other, at most 10
 */
public record FailureGroup(
        String id, String category, String tag, String path, int count, List<String> cases, List<Example> examples) {

    /** One difference in one case. Values are compact JSON, clipped; empty when there is none. */
    public record Example(String caseId, String path, String expected, String actual) {}

    /** Whether the examples hold what somebody says of the output, and not a value beside the expected one. */
    public boolean isToldInWords() {
        return List.of("check", "run", "critique", "recommendation").contains(category);
    }

    /** The sentence that an example is; empty where it is a value beside the expected one. */
    public Optional<String> sentence(Example example) {
        boolean told = isToldInWords()
                || Arrays.stream(Category.values())
                        .anyMatch(one -> one.isOfText() && one.code().equals(category));
        return told && !example.actual().isEmpty() ? Optional.of(example.actual()) : Optional.empty();
    }

    /** What an example shows, in words. */
    public String words(Example example) {
        return sentence(example)
                .orElseGet(() -> "expected " + shown(example.expected()) + ", got " + shown(example.actual()));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : value;
    }
}
