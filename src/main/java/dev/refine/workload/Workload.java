package dev.refine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.PathOrder;
import dev.refine.problem.Problem;
import dev.refine.problem.SessionException;
import dev.refine.problem.StorageException;
import dev.refine.problem.UsageException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a manifest means on disk at the moment: its files, its cases, and which expected file belongs to which case.
 *
 * @param manifest as read
 * @param files that may be edited, prompts first, each once
 * @param cases without the holdout, in the order of the bytes of their relative paths
 * @param holdout the cases that no proposer sees and no decision uses, in the same order
 * @param warnings what is odd but stops nothing
 */
public record Workload(
        Manifest manifest, List<EditableFile> files, List<Case> cases, List<Case> holdout, List<Problem> warnings) {

    public Workload {
        files = List.copyOf(files);
        cases = List.copyOf(cases);
        holdout = List.copyOf(holdout);
        warnings = List.copyOf(warnings);
    }

    /**
     * Looks at the disk. Reads every prompt and every expected file, runs nothing, writes nothing.
     *
     * @throws UsageException when a file is missing, cannot be used, or is paired wrongly; with all such problems of the
     *     first kind that has any: prompts, cases, pairs, places of outputs
     */
    public static Workload resolve(Manifest manifest) {
        return resolve(manifest, new Cases(manifest, false));
    }

    /** The same for whoever is about to make the expected files: that there are none is no problem. */
    public static Workload toExpect(Manifest manifest) {
        return resolve(manifest, new Cases(manifest, true));
    }

    private static Workload resolve(Manifest manifest, Cases search) {
        List<EditableFile> files = EditableFiles.find(manifest);
        List<Case> all = search.find();
        SelectionRule.check(manifest.cases().selection(), all);
        RoleRule.check(manifest, files, all);
        OutputRule.check(manifest, files, all);
        Set<String> held = HoldoutSplit.ids(manifest.cases().selection(), all);
        return new Workload(
                manifest,
                files,
                all.stream().filter(input -> !held.contains(input.id())).toList(),
                all.stream().filter(input -> held.contains(input.id())).toList(),
                Stream.of(
                                search.warnings(),
                                DoubledBraces.in(manifest),
                                IdleBraces.in(manifest),
                                IdleFields.in(manifest),
                                SharedPlaces.in(manifest, all),
                                FractionGiven.in(manifest))
                        .flatMap(List::stream)
                        .toList());
    }

    /**
     * The files that may be edited, by the names that they had in a session; they need not be there any more.
     *
     * @throws UsageException for each that the manifest does not list now
     */
    public static List<EditableFile> files(Manifest manifest, Collection<String> names) {
        return EditableFiles.named(manifest, names);
    }

    /**
     * What the cases are called, for a glob over them that names none; empty for one that does, and where no case is left.
     *
     * @param excluded globs over cases that do not count
     */
    public Optional<String> missed(String glob, List<String> excluded) {
        List<Case> all = all().stream()
                .filter(input -> excluded.stream().noneMatch(other -> CaseGlob.matches(other, input)))
                .toList();
        return all.isEmpty() || all.stream().anyMatch(input -> CaseGlob.matches(glob, input))
                ? Optional.empty()
                : Optional.of(CaseNames.nearest(glob, all));
    }

    /** What is odd about it only since there are more cases than when it was resolved. */
    public List<Problem> furtherWarnings() {
        return SharedPlaces.in(manifest, all()).stream()
                .filter(warning -> !warnings.contains(warning))
                .toList();
    }

    /** Whether there are no expected files to compare with. */
    public boolean visualOnly() {
        return manifest.cases().expectedPaths().isEmpty();
    }

    /** The same with these of its cases, and nothing set aside. */
    public Workload only(List<Case> some) {
        return new Workload(manifest, files, some, List.of(), warnings);
    }

    /** The cases and the holdout. */
    public List<Case> all() {
        return Stream.concat(cases.stream(), holdout.stream())
                .sorted((a, b) -> PathOrder.BYTES.compare(a.relative(), b.relative()))
                .toList();
    }

    /**
     * The expected output of a case that has one, read anew. It was JSON when the workload was resolved.
     *
     * @throws StorageException when it cannot be read now
     * @throws SessionException when it is JSON no longer
     */
    public JsonNode expected(Case input) {
        Path file = input.expected().orElseThrow();
        return ExpectedFile.again(file, manifest.folder().relativize(file).toString());
    }
}
