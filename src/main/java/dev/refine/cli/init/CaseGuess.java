package dev.refine.cli.init;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which files are inputs and which are their expected outputs: by the names that people give to such folders, and by
 * stems that two folders share. A glob is empty when nothing looks like it.
 */
record CaseGuess(String cases, String expected) {

    private static final Pattern EXPECTED =
            Pattern.compile("(^|.*[/._-])(expected|expectations?|gold(en)?|truth|labels?|answers?|targets?)[/._-].*");
    private static final Pattern CASES = Pattern.compile(
            "(^|.*[/._-])(cases?|inputs?|fixtures?|samples?|documents?|docs|data|pages|texts?)[/._-].*");
    private static final Pattern SIDE_BY_SIDE = Pattern.compile(".*\\.(expected|gold|golden|truth)\\.json");
    private static final Pattern MARK = Pattern.compile(".+?([._-]\\p{L}+)");
    private static final Set<String> NO_INPUT = Set.of(".py", ".sh", ".js", ".mjs", ".ts", ".rb", ".pl", ".java");
    private static final int FEWEST = 2;

    static CaseGuess of(List<String> files) {
        Optional<CaseGuess> beside = sideBySide(files);
        if (beside.isPresent()) {
            return beside.get();
        }
        Map<String, List<String>> expected = byGlob(files.stream()
                .filter(file -> file.endsWith(".json"))
                .filter(file ->
                        EXPECTED.matcher(lower(FolderListing.parent(file))).matches())
                .toList());
        String best = expected.entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .map(Map.Entry::getKey)
                .orElse("");
        Map<String, List<String>> inputs = byGlob(files.stream()
                .filter(file -> file.contains("/"))
                .filter(file ->
                        !EXPECTED.matcher(lower(FolderListing.parent(file))).matches())
                .filter(file -> !NO_INPUT.contains(FolderListing.extension(file)))
                .toList());
        Set<String> plain = stems(expected.getOrDefault(best, List.of()));
        String mark = mark(plain, inputs.values());
        Set<String> stems = without(mark, plain);
        String cases = inputs.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= FEWEST || shared(entry.getValue(), stems) > 0)
                .filter(entry -> shared(entry.getValue(), stems) > 0
                        || CASES.matcher(lower(entry.getKey())).matches())
                .max(Comparator.comparingLong(
                                (Map.Entry<String, List<String>> entry) -> shared(entry.getValue(), stems))
                        .thenComparing(
                                entry -> CASES.matcher(lower(entry.getKey())).matches())
                        .thenComparingInt(entry -> entry.getValue().size()))
                .map(Map.Entry::getKey)
                .orElse("");
        return new CaseGuess(cases, best.replace("*", "*" + mark));
    }

    /** What all these stems end in, where they are those of inputs without it, as {@code .gold}, and not with it. */
    private static String mark(Set<String> stems, Collection<List<String>> inputs) {
        Set<String> marks = stems.stream()
                .map(MARK::matcher)
                .map(found -> found.matches() ? found.group(1) : "")
                .collect(Collectors.toSet());
        String mark = marks.size() == 1 ? marks.iterator().next() : "";
        Set<String> unmarked = without(mark, stems);
        boolean fits = inputs.stream().noneMatch(files -> shared(files, stems) > 0)
                && inputs.stream().anyMatch(files -> stems(files).containsAll(unmarked));
        return fits ? mark : "";
    }

    private static Set<String> without(String mark, Set<String> stems) {
        return stems.stream()
                .map(stem -> stem.substring(0, stem.length() - mark.length()))
                .collect(Collectors.toSet());
    }

    /** {@code a.txt} and {@code a.expected.json} in one folder. */
    private static Optional<CaseGuess> sideBySide(List<String> files) {
        List<String> answers = files.stream()
                .filter(file -> SIDE_BY_SIDE.matcher(file).matches())
                .toList();
        if (answers.size() < FEWEST) {
            return Optional.empty();
        }
        String folder = FolderListing.parent(answers.get(0));
        String suffix = answers.get(0).replaceFirst(".*\\.([a-z]+\\.json)$", "$1");
        Set<String> stems = answers.stream()
                .map(FolderListing::name)
                .map(name -> name.replaceFirst("\\.[a-z]+\\.json$", ""))
                .collect(Collectors.toSet());
        return files.stream()
                .filter(file -> FolderListing.parent(file).equals(folder))
                .filter(file -> !answers.contains(file) && stems.contains(FolderListing.stem(file)))
                .findFirst()
                .map(input -> new CaseGuess(folder + "*" + FolderListing.extension(input), folder + "*." + suffix));
    }

    /** Files of one folder and one extension, under the glob that names them. */
    private static Map<String, List<String>> byGlob(List<String> files) {
        Map<String, List<String>> groups = new TreeMap<>();
        files.stream()
                .collect(
                        Collectors.groupingBy(file -> FolderListing.parent(file) + "*" + FolderListing.extension(file)))
                .forEach(groups::put);
        return groups;
    }

    private static Set<String> stems(List<String> files) {
        return new HashSet<>(files.stream().map(FolderListing::stem).toList());
    }

    private static long shared(List<String> files, Set<String> stems) {
        return files.stream()
                .filter(file -> stems.contains(FolderListing.stem(file)))
                .count();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
