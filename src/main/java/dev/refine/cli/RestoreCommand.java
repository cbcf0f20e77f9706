package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.WorkloadCommand;
import dev.refine.cli.wiring.Locked;
import dev.refine.cli.wiring.ManifestFile;
import dev.refine.cli.wiring.WantedSession;
import dev.refine.edit.FileEditor;
import dev.refine.edit.ListedFiles;
import dev.refine.files.ContentStore;
import dev.refine.files.Sha256;
import dev.refine.files.VisibleText;
import dev.refine.journal.Event;
import dev.refine.journal.HeldFiles;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.json.Json;
import dev.refine.problem.Count;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code refine restore N}: the prompt and schema files as they stood after an iteration, from the session's copies. */
@Command(
        name = "restore",
        description = "Put the prompt and schema files back as they stood after iteration N; 0 is the baseline.",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false)
final class RestoreCommand extends WorkloadCommand {

    @Parameters(paramLabel = "N", description = "The iteration.")
    private int iteration;

    @Option(names = "--session", paramLabel = "DIR", description = "The session's folder.")
    private Path session;

    RestoreCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Manifest manifest = ManifestFile.read(console, common);
        SessionFolder folder = WantedSession.of(session, manifest.file(), WantedSession.Wish.RESTORE);
        SessionState state = Sessions.state(folder);
        refuseForeign(manifest, folder, state.started());
        return Locked.run(manifest, "refine restore", () -> {
            Map<String, String> wanted = after(state);
            // All of them before the first is written: one that is missing changes nothing.
            Map<String, byte[]> texts = texts(wanted, new ContentStore(folder.files()));
            ListedFiles listed = ListedFiles.orGone(Workload.files(manifest, wanted.keySet()));
            FileEditor editor = new FileEditor(listed);
            Map<String, Path> kept = keep(listed, wanted.keySet(), folder);
            texts.forEach((path, text) -> editor.restore(path, text).forEach(console.err()::println));
            if (common.json) {
                console.out().println(json(folder, wanted.keySet(), kept));
                return ExitCode.GOAL_MET;
            }
            say(String.join(", ", wanted.keySet()) + ": as after iteration " + iteration);
            kept.forEach((path, copy) ->
                    say("  the text that " + path + " held until now is kept in " + console.shown(copy)));
            return ExitCode.GOAL_MET;
        });
    }

    /** Files of the same names are usual: the prompts of one workload would get the text of another. */
    private static void refuseForeign(Manifest manifest, SessionFolder folder, Event.SessionStarted started) {
        boolean own = started.workload().equals(manifest.workloadId())
                || manifest.file().equals(Path.of(started.manifest()))
                || Sessions.all(manifest.file()).stream()
                        .anyMatch(beside -> beside.path().equals(folder.path()));
        if (!own) {
            throw new UsageException(Problem.of(
                    "session-other",
                    folder.name() + " is a session of another workload",
                    "It is of \"" + started.workload() + "\", begun with " + started.manifest()
                            + ", and this manifest is of \"" + manifest.workloadId() + "\". Nothing was changed.",
                    "Name the manifest of that workload with --manifest FILE."));
        }
    }

    private static Map<String, byte[]> texts(Map<String, String> wanted, ContentStore contents) {
        Map<String, byte[]> texts = new TreeMap<>();
        wanted.forEach((path, sha) -> texts.put(path, contents.get(sha)));
        return texts;
    }

    /** Copies what the files hold now, before the first of them changes; the copies of what the session did not know. */
    private static Map<String, Path> keep(ListedFiles listed, Set<String> paths, SessionFolder folder) {
        ContentStore contents = new ContentStore(folder.files());
        Map<String, Path> unknown = new TreeMap<>();
        for (String path : paths) {
            if (listed.isGone(path)) {
                continue;
            }
            byte[] now = listed.read(path);
            Path copy = folder.files().resolve(Sha256.of(now));
            if (!Files.isRegularFile(copy)) {
                unknown.put(path, copy);
            }
            contents.put(now);
        }
        return unknown;
    }

    private void say(String line) {
        console.out().println(VisibleText.of(line));
    }

    private String json(SessionFolder folder, Set<String> files, Map<String, Path> kept) {
        ObjectNode json = Json.object();
        json.put("session", folder.path().toString());
        json.put("iteration", iteration);
        json.set("files", Json.tree(files));
        ArrayNode copies = json.putArray("kept");
        kept.forEach((path, copy) -> copies.addObject().put("path", path).put("copy", copy.toString()));
        json.put("exit", ExitCode.GOAL_MET);
        return Json.pretty(json);
    }

    /** Content of every file when the iteration had closed. */
    private Map<String, String> after(SessionState state) {
        int last = state.current().number();
        if (iteration < 0 || iteration > last) {
            throw new UsageException(Problem.of(
                    "iteration-unknown",
                    "the session has no iteration " + iteration,
                    "It has " + Count.upTo(last) + ".",
                    "See refine status."));
        }
        return HeldFiles.after(state, iteration);
    }
}
