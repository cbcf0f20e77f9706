package dev.refine.cli;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.WorkloadCommand;
import dev.refine.journal.SessionFolder;
import dev.refine.journal.Sessions;
import dev.refine.problem.Problem;
import dev.refine.problem.StorageException;
import dev.refine.quality.record.QualitySession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code refine log}: the log of a session, or whether its journal is whole. */
@Command(
        name = "log",
        description = "Print the log of the newest session.",
        mixinStandardHelpOptions = true,
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
    private static long records(SessionFolder folder) {
        return QualitySession.isOne(folder) ? QualitySession.verify(folder) : Sessions.verify(folder);
    }

    @Override
    public Integer call() {
        SessionFolder folder = SessionChoice.folder(console, common, session);
        if (verify) {
            console.out().println("the journal is whole: " + records(folder) + " records");
            return ExitCode.GOAL_MET;
        }
        try {
            console.out().print(Files.readString(folder.log()));
            return ExitCode.GOAL_MET;
        } catch (IOException e) {
            throw new StorageException(
                    Problem.of(
                            "log-read",
                            "the log " + console.shown(folder.log()) + " cannot be read",
                            "The system says: " + e.getMessage() + ".",
                            "refine log --verify reads the journal itself."),
                    e);
        }
    }
}
