package dev.refine.workload;

import dev.refine.files.Glob;
import dev.refine.problem.Problem;
import dev.refine.problem.Spelling;
import dev.refine.problem.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the cases that {@code --case} names: by id, by path or folder (relative to where the user stands or to the manifest's
 * folder, or absolute), by glob over any of these, or by group.
 */
public final class CaseSelector {

    private static final List<String> GROUPS = List.of("@failing", "@changed");

    private final Workload workload;
    private final Path standing;
    private final Holdout holdout;

    /**
     * A selector for one workload.
     *
     * @param standing the folder in which the user typed the paths
     */
    public CaseSelector(Workload workload, Path standing, Holdout holdout) {
        this.workload = workload;
        this.standing = standing.toAbsolutePath().normalize();
        this.holdout = holdout;
    }

    /**
     * Every case named by at least one argument.
     *
     * @throws UsageException with one problem for each argument that names nothing, or only cases that may not be named
     */
    public CaseSelection select(List<String> arguments) {
        Set<Case> chosen = new LinkedHashSet<>();
        Set<CaseSelection.Group> groups = EnumSet.noneOf(CaseSelection.Group.class);
        List<Problem> problems = new ArrayList<>();
        for (String argument : arguments) {
            if (GROUPS.contains(argument)) {
                groups.add(CaseSelection.Group.values()[GROUPS.indexOf(argument)]);
            } else {
                choose(argument, chosen, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return new CaseSelection(
                workload.all().stream().filter(chosen::contains).toList(), groups);
    }

    private void choose(String argument, Set<Case> chosen, List<Problem> problems) {
        List<Case> named = named(argument);
        List<Case> allowed = named.stream()
                .filter(input ->
                        holdout == Holdout.MAY_BE_NAMED || !workload.holdout().contains(input))
                .toList();
        if (named.isEmpty()) {
            problems.add(unknown(argument));
        } else if (allowed.isEmpty()) {
            problems.add(Problem.of(
                    "case-holdout",
                    "case " + FileSearch.some(named.stream().map(Case::id).toList()) + " is in the holdout",
                    "The loop never looks at it.",
                    "Name another case, or look at this one with refine check --case."));
        }
        chosen.addAll(allowed);
    }

    private List<Case> named(String argument) {
        if (argument.isBlank()) {
            // A variable of the shell that is not set names no case, least of all every one.
            return List.of();
        }
        List<Case> all = workload.all();
        List<Case> exact = all.stream()
                .filter(input -> names(input).contains(trimmed(argument)))
                .toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        Glob glob = glob(argument);
        String folder = trimmed(argument) + "/";
        return all.stream()
                .filter(input -> names(input).stream().anyMatch(name -> glob.matches(name) || name.startsWith(folder)))
                .toList();
    }

    private static Glob glob(String argument) {
        try {
            return Glob.of(argument);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    Problem.of("case-glob", "\"" + argument + "\" is not a glob: " + e.getMessage(), "", ""), e);
        }
    }

    private static String trimmed(String argument) {
        String text = argument.startsWith("./") ? argument.substring(2) : argument;
        return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private List<String> names(Case input) {
        String fromHere = standing.relativize(input.path()).toString();
        return List.of(input.id(), input.relative(), fromHere, input.path().toString());
    }

    private Problem unknown(String argument) {
        List<String> near = Spelling.nearest(argument, GROUPS, 1);
        if (argument.startsWith("@")) {
            String guess = near.isEmpty() ? "" : "Did you mean " + near.get(0) + "?";
            return Problem.of("case-unknown", "there is no group " + argument, "Groups: @failing, @changed.", guess);
        }
        return Problem.of(
                "case-unknown",
                "no case is named \"" + argument + "\"",
                CaseNames.nearest(argument, workload.all()),
                "A path, a glob, an id, @failing and @changed are understood.");
    }
}
