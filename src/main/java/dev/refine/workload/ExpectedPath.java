package dev.refine.workload;

import dev.refine.files.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the expected file of a case would have to lie to be paired with it: the case's own wildcards put into the place
 * of those of {@code expectedPaths}. The opposite of {@link ExpectedPairing}.
 */
public final class ExpectedPath {

    private static final Pattern WILDCARD = Pattern.compile("\\*|\\?|\\[[^\\]]+]");

    private ExpectedPath() {}

    /** Relative to the manifest's folder; empty when no glob of the manifest leaves only one place. */
    public static Optional<String> of(Manifest.CaseSpec spec, String caseRelative) {
        for (String expected : spec.expectedPaths()) {
            for (String cases : spec.casePaths()) {
                Optional<String> path = Glob.of(cases)
                        .captures(caseRelative)
                        .flatMap(captures -> filled(withoutBraces(expected), captures, caseRelative))
                        .filter(found -> Glob.of(expected).matches(found));
                if (path.isPresent()) {
                    return path;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> filled(String glob, List<String> captures, String caseRelative) {
        List<String> values = new ArrayList<>(captures);
        int last = values.size() - 1;
        if (last >= 0 && caseRelative.endsWith(values.get(last))) {
            values.set(last, FoundFile.withoutExtension(values.get(last)));
        }
        String[] segments = glob.split("/");
        long wild = List.of(segments).stream()
                .filter(segment -> WILDCARD.matcher(segment).find())
                .count();
        if (wild == 0) {
            return captures.isEmpty() ? Optional.of(glob) : Optional.empty();
        }
        if (wild != values.size()) {
            if (wild != 1) {
                return Optional.empty();
            }
            values = List.of(new FoundFile(caseRelative, null, "").stem());
        }
        List<String> path = new ArrayList<>();
        int next = 0;
        for (String segment : segments) {
            path.add(WILDCARD.matcher(segment).find() ? filled(segment, values.get(next++)) : segment);
        }
        path.removeIf(String::isEmpty);
        return Optional.of(String.join("/", path));
    }

    /** What stands before the first wildcard of a name and behind the last stays. */
    private static String filled(String segment, String value) {
        if (segment.equals("**")) {
            return value;
        }
        Matcher matcher = WILDCARD.matcher(segment);
        int from = -1;
        int to = 0;
        while (matcher.find()) {
            from = from < 0 ? matcher.start() : from;
            to = matcher.end();
        }
        return segment.substring(0, from) + value + segment.substring(to);
    }

    /** The first of each choice. */
    private static String withoutBraces(String glob) {
        return glob.replaceAll("\\{([^,{}]*)[^{}]*}", "$1");
    }
}
