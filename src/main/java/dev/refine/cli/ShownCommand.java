package dev.refine.cli;

import dev.refine.journal.session.SessionFolder;
import dev.refine.json.Json;
import dev.refine.run.CaseTask;
import dev.refine.run.CaseValues;
import dev.refine.run.PublishedOutput;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import dev.refine.workload.command.CommandTemplate;
import dev.refine.workload.command.PathTemplate;
import dev.refine.workload.command.Placeholder;
import java.nio.file.Path;
import java.util.Map;

/** The command of a case as the first run of a session would start it. */
final class ShownCommand {

    private final Manifest manifest;
    private final Path session;
    private final CommandTemplate command;

    ShownCommand(Manifest manifest, Path session) {
        this.manifest = manifest;
        this.session = session;
        this.command = CommandTemplate.of(
                manifest.run().command(), Placeholder.TOLD, manifest.file().getFileName() + ": runCommand");
    }

    /** Can be pasted into a shell. A worker is shown by what it is asked. */
    String of(Case input) {
        CaseTask task = new CaseTask(input, 0, 1, new SessionFolder(session).run(0, input.id(), "1"));
        Map<Placeholder, String> values = CaseValues.of(task, session);
        values.put(Placeholder.OUTPUT, inside(task, new PublishedOutput(manifest, session).name()));
        values.put(Placeholder.OVERLAY, inside(task, overlay()));
        values.put(Placeholder.USAGE, inside(task, PublishedOutput.USAGE));
        if (manifest.run().worker().isPresent()) {
            return Json.compact(Json.object()
                    .put("id", input.id())
                    .put("case", values.get(Placeholder.CASE))
                    .put("output", values.get(Placeholder.OUTPUT))
                    .put("trial", task.trial()));
        }
        return command.shown(values);
    }

    private static String inside(CaseTask task, String name) {
        return task.folder().resolve(name).toString();
    }

    private String overlay() {
        String place = manifest.file().getFileName() + ": overlayPath";
        return "overlay"
                + manifest.judging()
                        .overlayPath()
                        .map(path ->
                                PathTemplate.of(path, Placeholder.ALL, place).extension())
                        .orElse("");
    }
}
