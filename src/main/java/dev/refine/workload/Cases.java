package dev.refine.workload;

import dev.refine.files.Glob;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the cases of a manifest and their expected files, and says everything that is wrong with them at once. */
final class Cases {

    private static final String NO_EXPECTED =
            "Correct expectedPaths, or have refine expect make such files from outputs.";

    private static final String ELSEWHERE = "Correct expectedPaths if they are to lie elsewhere.";

    private final Manifest manifest;
    private final boolean expecting;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /** @param expecting whether expected files are about to be made */
    Cases(Manifest manifest, boolean expecting) {
        this.manifest = manifest;
        this.expecting = expecting;
    }

    List<Problem> warnings() {
        return warnings;
    }

    /** All cases but the excluded ones, the holdout included. */
    List<Case> find() {
        Manifest.CaseSpec spec = manifest.cases();
        FileSearch search = new FileSearch(manifest, "casePaths");
        List<FoundFile> found = search.find(spec.casePaths());
        for (String glob : search.empty()) {
            boolean fatal = found.isEmpty() || Glob.isPlain(glob);
            (fatal ? problems : warnings).add(search.nothing("cases-empty", "case", glob));
        }
        throwProblems();
        Map<String, String> ids = ids(found);
        List<FoundFile> kept = kept(found, ids);
        if (kept.isEmpty()) {
            problems.add(Problem.of(
                    "cases-empty",
                    "every case is excluded",
                    "casePaths matches " + found.size() + ".",
                    "Correct " + FileSearch.some(placesOfExclusions()) + "."));
        }
        Function<FoundFile, Optional<FoundFile>> partner =
                spec.expectedPaths().isEmpty() ? file -> Optional.empty() : partners(found, kept);
        throwProblems();
        manifest.run().inputs().ifPresent(this::lookFor);
        return kept.stream()
                .map(file -> new Case(
                        ids.get(file.relative()),
                        file.relative(),
                        file.path(),
                        partner.apply(file).map(FoundFile::path)))
                .toList();
    }

    private List<FoundFile> kept(List<FoundFile> found, Map<String, String> ids) {
        Set<String> out = new HashSet<>();
        for (Manifest.Exclusion exclusion : manifest.cases().selection().exclude()) {
            String glob = exclusion.cases();
            List<String> matching = found.stream()
                    .map(FoundFile::relative)
                    .filter(relative -> CaseGlob.matches(glob, ids.get(relative), relative))
                    .toList();
            out.addAll(matching);
            if (matching.isEmpty()) {
                List<String> names = Stream.concat(ids.values().stream(), ids.keySet().stream())
                        .toList();
                warnings.add(new Problem(
                        "exclude-empty",
                        exclusion.where(),
                        "no case matches \"" + glob + "\", so none is left out for it",
                        CaseNames.nearest(glob, names, new TreeSet<>(ids.values())),
                        exclusion.where().isEmpty() ? "Correct exclude." : "Correct this exclusion."));
            }
        }
        return found.stream().filter(file -> !out.contains(file.relative())).toList();
    }

    private Set<String> placesOfExclusions() {
        return manifest.cases().selection().exclude().stream()
                .map(exclusion -> exclusion.where().isEmpty() ? "exclude" : exclusion.where())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What decides whether a remembered result holds, and is misspelt would let every one of them hold. */
    private void lookFor(List<String> inputs) {
        FileSearch search = new FileSearch(manifest, "inputs");
        search.find(inputs);
        search.empty().forEach(glob -> warnings.add(search.nothing("inputs-empty", "file", glob)));
    }

    private void throwProblems() {
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
    }

    /** By relative path: short ids; the path itself for those that share one, and for all should even that leave two. */
    private static Map<String, String> ids(List<FoundFile> found) {
        Map<String, Long> uses = found.stream().collect(Collectors.groupingBy(Cases::shortId, Collectors.counting()));
        Map<String, String> ids = found.stream()
                .collect(Collectors.toMap(
                        FoundFile::relative, file -> uses.get(shortId(file)) == 1 ? shortId(file) : file.relative()));
        return Set.copyOf(ids.values()).size() == ids.size()
                ? ids
                : found.stream().collect(Collectors.toMap(FoundFile::relative, FoundFile::relative));
    }

    private static String shortId(FoundFile file) {
        return file.key().isEmpty() ? file.stem() : file.key();
    }

    private Function<FoundFile, Optional<FoundFile>> partners(List<FoundFile> found, List<FoundFile> kept) {
        FileSearch search = new FileSearch(manifest, "expectedPaths");
        List<FoundFile> expected = search.find(manifest.cases().expectedPaths());
        for (String glob : search.empty()) {
            boolean none = expected.isEmpty() && !manifest.cases().skipUnpaired();
            boolean fatal = !expecting && (none || Glob.isPlain(glob));
            String remedy = expecting ? ELSEWHERE : NO_EXPECTED;
            (fatal ? problems : warnings).add(search.nothing("expected-empty", "expected file", glob, remedy));
        }
        ExpectedPairing pairing = new ExpectedPairing(found, expected);
        problems.addAll(pairing.doubles());
        if (!expected.isEmpty()) {
            (manifest.cases().skipUnpaired() ? warnings : problems).addAll(unpaired(kept, pairing));
        }
        kept.forEach(file -> pairing.partner(file).ifPresent(this::checkJson));
        return pairing::partner;
    }

    private List<Problem> unpaired(List<FoundFile> kept, ExpectedPairing pairing) {
        List<Problem> unpaired = new ArrayList<>();
        List<String> alone = kept.stream()
                .filter(file -> !pairing.isPaired(file))
                .map(FoundFile::relative)
                .toList();
        if (!alone.isEmpty()) {
            unpaired.add(Problem.of(
                    "pair-missing",
                    count(alone, "case has", "cases have") + " no expected file",
                    "Found alone: " + FileSearch.some(alone) + ".",
                    manifest.cases().skipUnpaired()
                            ? "What has none is run and shown, but not judged."
                            : "Add the files, list the cases in exclude, or set \"unpaired\": \"skip\"."));
        }
        List<String> orphans =
                pairing.leftOver().stream().map(FoundFile::relative).toList();
        if (!orphans.isEmpty()) {
            unpaired.add(Problem.of(
                    "pair-left-over",
                    count(orphans, "expected file belongs", "expected files belong") + " to no case",
                    "Found alone: " + FileSearch.some(orphans) + ".",
                    "Correct casePaths or expectedPaths"
                            + (manifest.cases().skipUnpaired() ? "." : ", or set \"unpaired\": \"skip\".")));
        }
        return unpaired;
    }

    private static String count(Collection<?> some, String one, String many) {
        return some.size() + " " + (some.size() == 1 ? one : many);
    }

    private void checkJson(FoundFile file) {
        try {
            ExpectedFile.check(file.path(), file.relative());
        } catch (UsageException e) {
            problems.addAll(e.problems());
        }
    }
}
