package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.CommonOptions;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.wiring.ManifestFile;
import dev.refine.files.AtomicFile;
import dev.refine.files.Templates;
import dev.refine.json.Json;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.Manifest;
import dev.refine.workload.manifest.ManifestReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code refine init --agent}: teaches an agent to work with this workload, from {@code templates/SKILL.md}. */
final class AgentSkill {

    private static final String NAME = "SKILL.md";

    private AgentSkill() {}

    static int write(Console console, CommonOptions common) {
        Path file = ManifestFile.place(console, common);
        if (!Files.exists(file)) {
            throw new UsageException(Problem.of(
                    "manifest-missing",
                    "there is no " + console.shown(file),
                    "An agent works on a workload that has one.",
                    "Run refine init first."));
        }
        Manifest manifest = ManifestReader.read(file);
        Path target = manifest.folder().resolve(NAME);
        if (Files.exists(target)) {
            throw new UsageException(Problem.of(
                    "skill-exists",
                    "there is a " + NAME + " already: " + console.shown(target),
                    "It may hold your own changes.",
                    "Rename it first."));
        }
        boolean usual = ManifestReader.USUAL_NAME.equals(String.valueOf(file.getFileName()));
        String text = new Templates(manifest.folder())
                .render(
                        NAME,
                        Map.of(
                                "workload",
                                manifest.workloadId(),
                                "manifestOption",
                                usual ? "" : " --manifest " + file.getFileName()));
        AtomicFile.write(target, text.getBytes(StandardCharsets.UTF_8));
        if (common.json) {
            ObjectNode json = Json.object();
            json.put("skill", target.toString());
            console.out().println(Json.pretty(json));
        } else {
            console.out().println(console.shown(target) + ": how an agent works with " + manifest.workloadId());
        }
        return ExitCode.GOAL_MET;
    }
}
