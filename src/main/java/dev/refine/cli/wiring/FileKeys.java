package dev.refine.cli.wiring;

import dev.refine.edit.ListedFiles;
import dev.refine.files.Sha256;
import dev.refine.journal.Event;
import dev.refine.loop.Keys;
import dev.refine.workload.Case;
import dev.refine.workload.EditableFile;
import dev.refine.workload.InputFiles;
import dev.refine.workload.Manifest;
import dev.refine.workload.ResultKey;
import dev.refine.workload.Workload;
import dev.refine.workload.command.CommandLine;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keys from the bytes on disk. Of a case it is those that its session has written down: whoever goes on with one has made
 * sure that they are the same, and a case does not change while a session runs.
 */
final class FileKeys implements Keys {

    private final Workload workload;
    private final ListedFiles files;
    private final Map<String, String> variables;
    private final Map<String, String> cases = new HashMap<>();

    FileKeys(Workload workload, ListedFiles files, Map<String, String> variables, Event.SessionStarted session) {
        this(workload, files, variables);
        session.cases().forEach(written -> cases.put(written.id(), written.sha()));
        session.holdout().forEach(written -> cases.put(written.id(), written.sha()));
    }

    /** Before there is a session: the bytes of the cases are read. */
    FileKeys(Workload workload, ListedFiles files, Map<String, String> variables) {
        this.workload = workload;
        this.files = files;
        this.variables = variables;
    }

    @Override
    public String state() {
        return state(Map.of());
    }

    /** The same if some of the files had other bytes; by path, the SHA-256 of these. */
    String state(Map<String, String> others) {
        Map<String, String> editable = new TreeMap<>();
        for (EditableFile file : workload.files()) {
            String other = others.get(file.relative());
            editable.put(file.relative(), other == null ? Sha256.of(files.read(file.relative())) : other);
        }
        Manifest.RunSpec run = workload.manifest().run();
        CommandLine command = run.worker().orElse(run.command());
        return ResultKey.stateKey(command, editable, inputs(), variables);
    }

    @Override
    public Map<String, String> inputs() {
        return InputFiles.hashes(workload);
    }

    @Override
    public String of(String state, Case input, int trial) {
        String written = cases.get(input.id());
        // With the id, since the command sees it, too: two cases of the same bytes may have different right answers.
        String named = input.id() + "\n" + (written == null ? Sha256.of(input.bytes()) : written);
        return ResultKey.key(state, Sha256.of(named), trial);
    }
}
