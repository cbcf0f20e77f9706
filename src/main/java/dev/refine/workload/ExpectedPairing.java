package dev.refine.workload;

import dev.refine.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which expected file belongs to which case: first by what the wildcards matched, then by stem among what is left. A stem
 * decides only when no file paired by its wildcards has it, so that {@code a/input.txt} is never given the answer of
 * {@code b/input.txt}. Excluded cases take part, so that their expected files are not left over.
 */
final class ExpectedPairing {

    private final Map<String, List<FoundFile>> partners = new LinkedHashMap<>();
    private final List<FoundFile> cases;
    private final List<FoundFile> expected;

    ExpectedPairing(List<FoundFile> cases, List<FoundFile> expected) {
        this.cases = cases;
        this.expected = expected;
        pair(cases, expected, FoundFile::key);
        Set<String> settled = new HashSet<>();
        for (FoundFile file : cases) {
            of(file).forEach(partner -> settled.add(partner.stem()));
            if (isPaired(file)) {
                settled.add(file.stem());
            }
        }
        pair(open(settled), leftOver(), FoundFile::stem);
        pair(open(Set.of()), leftOver(), FoundFile::fileName, FoundFile::stem);
        pairTheOnlyTwo();
    }

    private void pair(List<FoundFile> left, List<FoundFile> right, Function<FoundFile, String> name) {
        pair(left, right, name, name);
    }

    private void pair(
            List<FoundFile> left,
            List<FoundFile> right,
            Function<FoundFile, String> leftName,
            Function<FoundFile, String> rightName) {
        Map<String, List<FoundFile>> byName = right.stream().collect(Collectors.groupingBy(rightName));
        for (FoundFile file : left) {
            String name = leftName.apply(file);
            if (!name.isEmpty() && byName.containsKey(name)) {
                partners.put(file.relative(), byName.get(name));
            }
        }
    }

    /** One case and one expected file, both named outright, belong together whatever they are called. */
    private void pairTheOnlyTwo() {
        boolean plain = cases.size() == 1
                && expected.size() == 1
                && cases.get(0).key().isEmpty()
                && expected.get(0).key().isEmpty();
        if (plain) {
            partners.put(cases.get(0).relative(), expected);
        }
    }

    private List<FoundFile> open(Set<String> settled) {
        return cases.stream()
                .filter(file -> !isPaired(file) && !settled.contains(file.stem()))
                .toList();
    }

    /** Expected files that belong to no case. */
    List<FoundFile> leftOver() {
        Set<String> taken = new HashSet<>();
        partners.values().forEach(files -> files.forEach(file -> taken.add(file.relative())));
        return expected.stream()
                .filter(file -> !taken.contains(file.relative()))
                .toList();
    }

    private List<FoundFile> of(FoundFile file) {
        return partners.getOrDefault(file.relative(), List.of());
    }

    boolean isPaired(FoundFile file) {
        return partners.containsKey(file.relative());
    }

    /** The first partner; the only one when {@link #doubles()} is empty. */
    Optional<FoundFile> partner(FoundFile file) {
        return of(file).stream().findFirst();
    }

    /** Cases with two expected files and expected files with two cases. */
    List<Problem> doubles() {
        List<Problem> problems = new ArrayList<>();
        Map<String, List<String>> users = new HashMap<>();
        for (FoundFile file : cases) {
            List<String> names = of(file).stream().map(FoundFile::relative).toList();
            names.forEach(name ->
                    users.computeIfAbsent(name, key -> new ArrayList<>()).add(file.relative()));
            if (names.size() > 1) {
                problems.add(twice("case " + file.relative(), "expected files", names));
            }
        }
        for (FoundFile file : expected) {
            List<String> names = users.getOrDefault(file.relative(), List.of());
            if (names.size() > 1) {
                problems.add(twice("expected file " + file.relative(), "cases", names));
            }
        }
        return problems;
    }

    private static Problem twice(String what, String noun, List<String> names) {
        return Problem.of(
                "pair-double",
                what + " pairs with " + names.size() + " " + noun,
                "They are " + FileSearch.some(names) + ".",
                "Make casePaths and expectedPaths differ only where the files have the same name, or exclude one.");
    }
}
