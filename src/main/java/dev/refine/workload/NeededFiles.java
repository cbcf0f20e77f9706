package dev.refine.workload;

import dev.refine.files.Glob;
import dev.refine.json.Json;
import dev.refine.workload.command.CommandLine;
import dev.refine.workload.command.Interpreter;
import dev.refine.workload.command.Placeholder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of the user's that a manifest names beside prompts, schemas, cases and expected files: what its commands run
 * and read. A command that writes or reads an output by its own name for it names a file, too, that is none of these.
 */
final class NeededFiles {

    private final Manifest manifest;
    private final List<Needed> found = new ArrayList<>();

    private NeededFiles(Manifest manifest) {
        this.manifest = manifest;
    }

    /**
     * One of them.
     *
     * @param owner who needs it, for a message
     * @param told what its command is told by placeholders, and so does not name by itself; null when it names no output
     */
    record Needed(Path file, String owner, String told, boolean program) {

        /** Whether it can be no output of this kind. */
        boolean isNever(Placeholder output) {
            return program || told == null || told.contains(output.text()) || told.contains(output.variable());
        }
    }

    static List<Needed> of(Manifest manifest) {
        NeededFiles files = new NeededFiles(manifest);
        files.addCommands();
        files.addTexts();
        return files.found;
    }

    private void addCommands() {
        Manifest.RunSpec run = manifest.run();
        Manifest.JudgeSpec judging = manifest.judging();
        addCase(run.command(), "the command");
        run.worker()
                .ifPresent(worker -> add(worker, "the command", run.command().display()));
        judging.overlayCommand().ifPresent(overlay -> addCase(overlay, "overlayCommand"));
        judging.validationScripts().forEach(script -> addCase(script, "a validator"));
        judging.critique().script().ifPresent(script -> addCase(script, "the critic"));
        judging.critique()
                .critic()
                .ifPresent(critic -> addCase(new CommandLine.Shell(Json.compact(critic)), "the critic"));
        manifest.cases().caseText().ifPresent(text -> addCase(text, "caseTextCommand"));
        manifest.loop().goal().metricCommand().ifPresent(metric -> addCase(metric, "metricCommand"));
        manifest.editing().editCheck().forEach(check -> add(check, "editCheck", null));
        run.preflight().forEach(preflight -> add(preflight.command(), "preflight", null));
        manifest.loop()
                .proposers()
                .forEach(proposer -> add(new CommandLine.Shell(Json.compact(proposer)), "the proposer", null));
    }

    private void addTexts() {
        manifest.run().environment().envFile().ifPresent(file -> addText(file, "envFile"));
        manifest.judging().critique().prompt().ifPresent(file -> addText(file, "critiquePrompt"));
        manifest.judging().critique().checklist().forEach(file -> addText(file, "reviewChecklist"));
        manifest.run()
                .inputs()
                .ifPresent(globs -> globs.stream().filter(Glob::isPlain).forEach(file -> addText(file, "inputs")));
    }

    /** A command that sees outputs. */
    private void addCase(CommandLine command, String owner) {
        add(command, owner, command.display());
    }

    private void add(CommandLine command, String owner, String told) {
        List<String> words = InputFiles.words(command);
        for (int i = 0; i < words.size(); i++) {
            Path file = InputFiles.resolve(manifest.folder(), words.get(i));
            if (Files.isRegularFile(file)) {
                boolean program = Files.isExecutable(file) || Interpreter.runsNext(words.subList(0, i));
                found.add(new Needed(file, "a file of " + owner, told, program));
            }
        }
    }

    private void addText(String name, String key) {
        Path file = InputFiles.resolve(manifest.folder(), name);
        if (Files.isRegularFile(file)) {
            found.add(new Needed(file, "a file of " + key, null, false));
        }
    }
}
