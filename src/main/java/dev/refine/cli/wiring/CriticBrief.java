package dev.refine.cli.wiring;

import dev.refine.critique.CritiqueRequest;
import dev.refine.files.StorageFault;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the manifest wants a critic to look at; texts may stand in files of their own. */
final class CriticBrief {

    private CriticBrief() {}

    static CritiqueRequest.Brief of(Manifest manifest) {
        Manifest.CritiqueSpec spec = manifest.judging().critique();
        return new CritiqueRequest.Brief(
                spec.prompt().map(text -> textOrFile(manifest, text)).orElse(""),
                checklist(manifest, spec.checklist()),
                spec.threshold());
    }

    /** One text may be the path of a file with a point on each line. */
    private static List<String> checklist(Manifest manifest, List<String> points) {
        if (points.size() != 1) {
            return points;
        }
        return textOrFile(manifest, points.get(0))
                .lines()
                .map(line -> line.replaceFirst("^\\s*(?:[-*+]\\s+)?(?:\\[[ xX]]\\s+)?", "")
                        .strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static String textOrFile(Manifest manifest, String text) {
        return file(manifest, text)
                .map(file -> {
                    try {
                        return Files.readString(file).strip();
                    } catch (IOException e) {
                        throw new UsageException(
                                new Problem(
                                        "critique-text",
                                        manifest.file().getFileName().toString(),
                                        "the file " + text + " for the critic cannot be read",
                                        StorageFault.said(e),
                                        "It must be a text in UTF-8."),
                                e);
                    }
                })
                .orElse(text);
    }

    private static Optional<Path> file(Manifest manifest, String text) {
        try {
            return Stream.of(text)
                    .filter(name -> name.lines().count() == 1)
                    .map(manifest.folder()::resolve)
                    .filter(Files::isRegularFile)
                    .findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
