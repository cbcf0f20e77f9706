package dev.refine.cli.wiring;

import dev.refine.edit.ListedFiles;
import dev.refine.files.Sha256;
import dev.refine.loop.Keys;
import dev.refine.workload.Case;
import dev.refine.workload.CommandLine;
import dev.refine.workload.InputFiles;
import dev.refine.workload.Manifest;
import dev.refine.workload.ResultKey;
import dev.refine.workload.Workload;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Keys from the bytes on disk. A case is hashed once: it does not change while a session runs. */
final class FileKeys implements Keys {

    private final Workload workload;
    private final ListedFiles files;
    private final Map<String, String> variables;
    private final Map<String, String> caseHashes = new ConcurrentHashMap<>();

    FileKeys(Workload workload, ListedFiles files, Map<String, String> variables) {
        this.workload = workload;
        this.files = files;
        this.variables = variables;
    }

    @Override
    public String state() {
        Map<String, String> editable = new TreeMap<>();
        workload.files().forEach(file -> editable.put(file.relative(), Sha256.of(files.read(file.relative()))));
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
        return ResultKey.key(state, caseHashes.computeIfAbsent(input.id(), id -> named(input)), trial);
    }

    /** With the id, since the command sees it, too: two cases of the same bytes may have different right answers. */
    private static String named(Case input) {
        return Sha256.of(input.id() + "\n" + Sha256.of(input.bytes()));
    }
}
