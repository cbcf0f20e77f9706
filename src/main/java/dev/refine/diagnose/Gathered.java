package dev.refine.diagnose;

import dev.refine.diagnose.FailureGroup.Example;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A group while it grows. Keeps a bounded sample, so that a thousand equal failures cost the memory of few. */
final class Gathered {

    private static final int EXAMPLES = 10;
    private static final int SAMPLE = 100;

    private static final Pattern FIGURES = Pattern.compile("\\d+");

    private static final Pattern LETTERS = Pattern.compile("\\p{L}+");

    private final String id;
    private final String category;
    private final String tag;
    private final String path;
    private final Set<String> cases = new TreeSet<>();
    private final Set<String> values = new HashSet<>();
    private final List<Example> sample = new ArrayList<>();
    private int count;

    Gathered(String id, String category, String tag, String path) {
        this.id = id;
        this.category = category;
        this.tag = tag;
        this.path = path;
    }

    void add(Example example) {
        count++;
        boolean newCase = cases.add(example.caseId());
        boolean newValue = values.size() < SAMPLE && values.add(example.expected() + '\n' + example.actual());
        if (sample.size() < SAMPLE && (newValue || newCase)) {
            sample.add(example);
        }
    }

    FailureGroup group() {
        return new FailureGroup(id, category, tag, path, count, List.copyOf(cases), examples());
    }

    /** First those of a new shape in a new case, then those of a new case, then the rest. */
    private List<Example> examples() {
        List<Example> chosen = new ArrayList<>();
        List<Example> others = new ArrayList<>();
        List<Example> rest = new ArrayList<>();
        Set<String> shapes = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (Example example : sample) {
            boolean isNew = !seen.contains(example.caseId()) && shapes.add(shape(example));
            (isNew && seen.add(example.caseId()) ? chosen : others).add(example);
        }
        for (Example example : others) {
            (seen.add(example.caseId()) ? chosen : rest).add(example);
        }
        chosen.addAll(rest);
        return chosen.stream().limit(EXAMPLES).toList();
    }

    private static String shape(Example example) {
        String figures =
                FIGURES.matcher(example.expected() + '\n' + example.actual()).replaceAll("9");
        return LETTERS.matcher(figures).replaceAll("a");
    }
}
