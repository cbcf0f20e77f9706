package dev.refine.workload;

import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.command.PathTemplate;
import dev.refine.workload.command.Placeholder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a run writes never lies where something of the user's does: an output on top of its expected file would lose the
 * answer and pass for it.
 */
final class OutputRule {

    private final Manifest manifest;
    private final Map<Path, String> taken = new HashMap<>();
    private final Map<Path, List<NeededFiles.Needed>> needed;
    private final Map<Path, Path> realFolders = new HashMap<>();
    private final Map<Path, Optional<Path>> blocked = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private OutputRule(Manifest manifest) {
        this.manifest = manifest;
        this.needed = NeededFiles.of(manifest).stream().collect(Collectors.groupingBy(one -> real(one.file())));
    }

    /** @throws UsageException naming for each path of the manifest the first case whose file would fall on another */
    static void check(Manifest manifest, List<EditableFile> files, List<Case> all) {
        OutputRule rule = new OutputRule(manifest);
        rule.take(files, all);
        rule.check("outputPath", Optional.of(manifest.run().outputPath()), Placeholder.OUTPUT, all);
        rule.check("usagePath", manifest.run().usagePath(), Placeholder.USAGE, all);
        rule.takeOutputs(all);
        rule.check("overlayPath", manifest.judging().overlayPath(), Placeholder.OVERLAY, all);
        if (!rule.problems.isEmpty()) {
            throw new UsageException(rule.problems);
        }
    }

    private void take(List<EditableFile> files, List<Case> all) {
        taken.put(real(manifest.file()), "the manifest");
        taken.put(real(manifest.folder().resolve("sessions")), "a place of refine's own");
        for (Case input : all) {
            taken.put(real(input.path()), "the input of the case " + input.id());
            input.expected()
                    .or(() ->
                            ExpectedPath.of(manifest.cases(), input.relative()).map(manifest.folder()::resolve))
                    .ifPresent(path -> taken.put(real(path), "the expected file of the case " + input.id()));
        }
        files.forEach(file -> taken.put(
                real(file.path()),
                file.role() == FileRole.PROMPT ? "a prompt that may be edited" : "a schema that may be edited"));
    }

    /** A picture published on top of an output would take its place. */
    private void takeOutputs(List<Case> all) {
        PathTemplate template = template("outputPath", manifest.run().outputPath());
        for (Case input : all) {
            Path place = manifest.folder().resolve(template.render(values(input)));
            taken.putIfAbsent(real(place), "the output of the case " + input.id());
        }
    }

    private PathTemplate template(String key, String path) {
        return PathTemplate.of(path, Placeholder.ALL, manifest.file().getFileName() + ": " + key);
    }

    /** @param told by which a command knows the place; without it, it names the place itself */
    private void check(String key, Optional<String> path, Placeholder told, List<Case> all) {
        if (path.isEmpty()) {
            return;
        }
        PathTemplate template = template(key, path.get());
        for (Case input : all) {
            String relative = template.render(values(input));
            Path place = manifest.folder().resolve(relative);
            String owner = owner(place, told);
            if (owner != null || Files.isDirectory(place)) {
                problems.add(Problem.of(
                        "output-place",
                        "the " + key + " of the case " + input.id() + " is \"" + relative + "\", "
                                + (owner != null ? owner : "a folder"),
                        owner != null ? "A run would overwrite it." : "",
                        "Correct " + key + (owner != null ? ": outputs need a folder of their own." : ".")));
                return;
            }
            Optional<Path> inTheWay = fileAbove(place);
            if (inTheWay.isPresent()) {
                String file =
                        manifest.folder().relativize(inTheWay.get()).toString().replace('\\', '/');
                problems.add(Problem.of(
                        "output-place",
                        "the " + key + " of the case " + input.id() + " is \"" + relative + "\", and \"" + file
                                + "\" is a file",
                        "No folder can be made there.",
                        "Correct " + key + ", or take that file away."));
                return;
            }
        }
    }

    /** What stands where a folder is needed. */
    private Optional<Path> fileAbove(Path place) {
        Path above = place.toAbsolutePath().normalize().getParent();
        if (above == null) {
            return Optional.empty();
        }
        Optional<Path> known = blocked.get(above);
        if (known == null) {
            known = Files.isDirectory(above)
                    ? Optional.empty()
                    : Files.exists(above) ? Optional.of(above) : fileAbove(above);
            blocked.put(above, known);
        }
        return known;
    }

    /** Null when nobody's. */
    private String owner(Path place, Placeholder told) {
        Path file = real(place);
        if (file.startsWith(real(manifest.folder().resolve(".refine")))) {
            return "a place of refine's own";
        }
        return taken.getOrDefault(
                file,
                needed.getOrDefault(file, List.of()).stream()
                        .filter(one -> one.isNever(told))
                        .map(NeededFiles.Needed::owner)
                        .findFirst()
                        .orElse(null));
    }

    private static Map<Placeholder, String> values(Case input) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.CASE, input.relative());
        values.put(Placeholder.CASE_ID, input.id());
        values.put(Placeholder.IMAGE, input.path().toString());
        values.put(Placeholder.EXPECTED, input.expected().map(Path::toString).orElse(""));
        values.put(Placeholder.ITERATION, "0");
        values.put(Placeholder.TRIAL, "1");
        return values;
    }

    /** Through links of folders; the file itself need not exist. */
    private Path real(Path file) {
        Path plain = file.toAbsolutePath().normalize();
        Path folder = plain.getParent();
        return folder == null
                ? plain
                : realFolders.computeIfAbsent(folder, OutputRule::realFolder).resolve(plain.getFileName());
    }

    private static Path realFolder(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder;
        }
    }
}
