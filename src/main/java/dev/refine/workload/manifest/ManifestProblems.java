package dev.refine.workload.manifest;

import dev.refine.json.Place;
import dev.refine.json.PositionedJson;
import dev.refine.json.Violation;
import dev.refine.problem.Problem;
import dev.refine.problem.Spelling;
import dev.refine.problem.UsageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects what is wrong with one manifest and gives it back in the order of the text. */
final class ManifestProblems {

    private static final int MOST = 20;
    private static final Set<String> AT_THE_KEY = Set.of("additionalProperties", "propertyNames");

    private final String shown;
    private final PositionedJson json;
    private final List<Placed> placed = new ArrayList<>();

    private record Placed(Place place, Problem problem) {}

    ManifestProblems(String shown, PositionedJson json) {
        this.shown = shown;
        this.json = json;
    }

    boolean isEmpty() {
        return placed.isEmpty();
    }

    void addRepeatedKeys() {
        for (PositionedJson.RepeatedKey repeated : json.repeated()) {
            add(
                    repeated.again(),
                    new Wording(
                            "manifest-key",
                            "the key \"" + repeated.key() + "\" is given twice",
                            "The first is at " + repeated.first() + ".",
                            "Keep one of them."));
        }
    }

    /**
     * Each mistake once: a key that is probably a misspelt required one is unknown and not missing, too; a value that is
     * none of a few words is told these words and not their type, too.
     */
    void addViolations(List<Violation> violations) {
        Set<String> misspelt = misspelt(violations);
        Set<String> choices = violations.stream()
                .filter(violation -> violation.keyword().equals("enum"))
                .map(Violation::pointer)
                .collect(Collectors.toSet());
        for (Violation violation : violations) {
            String child = PositionedJson.child(violation.pointer(), violation.property());
            boolean toldOtherwise = switch (violation.keyword()) {
                case "required" -> misspelt.contains(child);
                case "type" -> choices.contains(violation.pointer());
                default -> false;
            };
            if (!toldOtherwise) {
                boolean key = AT_THE_KEY.contains(violation.keyword());
                add(key ? json.key(child) : json.value(violation.pointer()), ViolationWording.of(violation));
            }
        }
    }

    /** Pointers of known keys that an unknown key beside them resembles. */
    private static Set<String> misspelt(List<Violation> violations) {
        Set<String> misspelt = new HashSet<>();
        for (Violation violation : violations) {
            if (violation.keyword().equals("additionalProperties")) {
                List<String> known = ManifestKeys.at(violation.pointer());
                Spelling.nearest(violation.property(), known)
                        .ifPresent(meant -> misspelt.add(PositionedJson.child(violation.pointer(), meant)));
            }
        }
        return misspelt;
    }

    /** A problem with the value at a pointer. */
    void add(String pointer, Wording wording) {
        add(json.value(pointer), wording);
    }

    /** File, line and column of a value. */
    String where(String pointer) {
        return shown + ":" + json.value(pointer);
    }

    /** Problems with the value at a pointer that somebody else worded, with {@link #where} in them. */
    void add(String pointer, UsageException found) {
        found.problems().forEach(problem -> placed.add(new Placed(json.value(pointer), problem)));
    }

    private void add(Place place, Wording wording) {
        String where = shown + ":" + place;
        placed.add(new Placed(
                place, new Problem(wording.code(), where, wording.what(), wording.found(), wording.remedy())));
    }

    /** The parts of a problem without its place. */
    record Wording(String code, String what, String found, String remedy) {}

    void throwIfAny() {
        if (placed.isEmpty()) {
            return;
        }
        List<Problem> problems = placed.stream()
                .sorted(Comparator.comparing(Placed::place))
                .map(Placed::problem)
                .distinct()
                .toList();
        if (problems.size() > MOST) {
            List<Problem> first = new ArrayList<>(problems.subList(0, MOST));
            int more = problems.size() - MOST;
            first.add(new Problem("manifest-more", shown, more + " more problems", "", "Correct the first ones."));
            problems = first;
        }
        throw new UsageException(problems);
    }
}
