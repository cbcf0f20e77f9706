package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.WorkloadCommand;
import dev.refine.journal.file.JournalFile;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.json.Json;
import dev.refine.problem.Count;
import dev.refine.problem.Problem;
import dev.refine.problem.SessionException;
import dev.refine.problem.StorageException;
import dev.refine.quality.record.QualitySession;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code refine log}: the log of a session, or whether its journal is whole. */
@Command(
        name = "log",
        description = "Print the log of the newest session.",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false)
final class LogCommand extends WorkloadCommand {

    @Option(names = "--session", paramLabel = "DIR", description = "The session's folder.")
    private Path session;

    @Option(names = "--verify", description = "Check every record of the journal instead: exit 4 when it is damaged.")
    private boolean verify;

    LogCommand(Console console) {
        super(console);
    }

    /** A quality session has other events in a journal of the same kind. */
    private static JournalFile.Reading reading(SessionFolder folder) {
        return QualitySession.isOne(folder) ? QualitySession.verify(folder) : Sessions.verify(folder);
    }

    @Override
    public Integer call() {
        SessionFolder folder = SessionChoice.folder(console, common, session);
        if (verify) {
            return verify(folder);
        }
        if (!Files.isRegularFile(folder.log())) {
            String found = Files.exists(folder.log()) ? "It is no regular file." : "It is not there.";
            throw new StorageException(unreadable(folder, found));
        }
        try {
            String log = Files.readString(folder.log());
            if (common.json) {
                print(session(folder).put("log", log), ExitCode.GOAL_MET);
            } else {
                console.out().print(log);
            }
            return ExitCode.GOAL_MET;
        } catch (CharacterCodingException e) {
            throw new StorageException(unreadable(folder, "It is not UTF-8 text."), e);
        } catch (IOException e) {
            throw new StorageException(unreadable(folder, "The system says: " + e.getMessage() + "."), e);
        }
    }

    private int verify(SessionFolder folder) {
        try {
            JournalFile.Reading reading = reading(folder);
            if (common.json) {
                ObjectNode json = session(folder).put("records", reading.records());
                json.put("whole", reading.tailBytes() == 0).put("tornBytes", reading.tailBytes());
                print(json, ExitCode.GOAL_MET);
            } else {
                console.out().println(sentence(reading));
            }
            return ExitCode.GOAL_MET;
        } catch (SessionException damaged) {
            if (common.json) {
                print(session(folder).putNull("records").put("whole", false), ExitCode.of(damaged));
            }
            throw damaged;
        }
    }

    /** What a kill may leave, and what a session that runs may have for a moment: no damage. */
    private static String sentence(JournalFile.Reading reading) {
        String records = Count.of(reading.records(), "record");
        return reading.tailBytes() == 0
                ? "the journal is whole: " + records
                : "the journal is whole up to its torn end: " + records + ", then "
                        + Count.of(reading.tailBytes(), "byte") + " of none. A kill leaves such an end, or the next"
                        + " record is being written right now; going on with the session moves it aside.";
    }

    private static ObjectNode session(SessionFolder folder) {
        return Json.object().put("session", folder.path().toString());
    }

    private void print(ObjectNode json, int exit) {
        console.out().println(Json.pretty(json.put("exit", exit)));
    }

    private Problem unreadable(SessionFolder folder, String found) {
        return Problem.of(
                "log-read",
                "the log " + console.shown(folder.log()) + " cannot be read",
                found,
                "Move it away if it is there, and let " + (QualitySession.isOne(folder) ? "refine quality" : "refine")
                        + " --continue write it anew from the journal; refine log --verify reads the journal itself.");
    }
}
