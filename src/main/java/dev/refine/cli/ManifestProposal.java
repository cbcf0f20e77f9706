package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.Scratch;
import dev.refine.compare.CompareRules;
import dev.refine.files.AtomicFile;
import dev.refine.json.Json;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import dev.refine.workload.manifest.ManifestReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A manifest that is not written yet, at the place where it would lie. */
record ManifestProposal(ObjectNode json, Path target) {

    String text() {
        return Json.pretty(json) + "\n";
    }

    /** What the program would say to it, or nothing; leaves no file. */
    List<Problem> problems() {
        try {
            workload();
            return List.of();
        } catch (UsageException e) {
            return e.problems();
        }
    }

    /** @throws UsageException with what the program says to this manifest where it would lie */
    Workload workload() {
        Path scratch = Scratch.folder();
        Path copy = scratch.resolve("manifest.json");
        try {
            AtomicFile.write(copy, text().getBytes(StandardCharsets.UTF_8));
            Manifest manifest = ManifestReader.read(copy, target);
            CompareRules.parse(manifest.judging().compare());
            return Workload.resolve(manifest);
        } catch (UsageException e) {
            String copied = copy.toString().replace('\\', '/');
            String name = String.valueOf(target.getFileName());
            throw new UsageException(e.problems().stream()
                    .map(problem -> new Problem(
                            problem.code(),
                            problem.where().replace(copied, name),
                            problem.what(),
                            problem.found(),
                            problem.remedy()))
                    .toList());
        } finally {
            Scratch.delete(scratch);
        }
    }

    void write() {
        AtomicFile.write(target, text().getBytes(StandardCharsets.UTF_8));
    }
}
