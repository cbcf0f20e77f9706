package dev.refine.run;

import dev.refine.process.Environment;
import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import dev.refine.process.Processes;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import dev.refine.workload.command.CommandTemplate;
import dev.refine.workload.command.Placeholder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What a case says, as text: what {@code caseTextCommand} prints of it, else the file itself if it is UTF-8. Where
 * there is no text nobody may say that a value is absent from the input. The command runs once per case; thread-safe.
 */
public final class CaseText {

    private static final long LARGEST = 256 * 1024;

    private final Path session;
    private final Optional<CaseCommand> command;
    private final Consumer<String> complaint;
    private final Map<String, Optional<Path>> printed = new ConcurrentHashMap<>();
    private boolean complained;

    private CaseText(Path session, Optional<CaseCommand> command, Consumer<String> complaint) {
        this.session = session;
        this.command = command;
        this.complaint = complaint;
    }

    /**
     * @param complaint told once when the command gives no text, in one sentence
     * @throws dev.refine.problem.UsageException when a placeholder is wrong
     */
    public static CaseText of(
            Manifest manifest,
            Processes processes,
            Path session,
            Map<String, String> environment,
            Consumer<String> complaint) {
        Optional<CaseCommand> command = manifest.cases()
                .caseText()
                .map(line -> new CaseCommand(
                        CommandTemplate.of(
                                line, Placeholder.OF_CASES, manifest.file().getFileName() + ": caseTextCommand"),
                        processes,
                        manifest.folder(),
                        Environment.of(environment),
                        manifest.run().limits().timeout()));
        return new CaseText(session, command, complaint);
    }

    /** Empty when there is no text, or too much to quote. */
    public Optional<String> of(Case input) {
        return command.isEmpty()
                ? read(input.path())
                : printed.computeIfAbsent(input.id(), id -> print(command.get(), input))
                        .flatMap(file -> text(input, file));
    }

    private Optional<String> text(Case input, Path file) {
        Optional<String> text = read(file);
        if (text.isEmpty()) {
            boolean large = file.toFile().length() > LARGEST;
            complain(input, large ? "printed more than " + LARGEST / 1024 + " KiB" : "printed what is not UTF-8");
        }
        return text;
    }

    private Optional<Path> print(CaseCommand print, Case input) {
        Path capture = session.resolve("texts").resolve(RunFolder.name(input.id()));
        CaseTask task = new CaseTask(input, 0, 1, capture);
        Execution execution = print.run(CaseValues.of(task, session), capture);
        if (execution.end() == ProcessEnd.CANCELLED) {
            throw new CancellationException("interrupted while the text of a case was printed");
        }
        if (!execution.succeeded()) {
            complain(input, how(execution, print));
            return Optional.empty();
        }
        return Optional.of(capture.resolve("stdout"));
    }

    private synchronized void complain(Case input, String how) {
        if (!complained) {
            complained = true;
            complaint.accept("case " + input.id() + ": caseTextCommand " + how
                    + " [case-text]. Without its text nobody can tell whether a value stands in the input.");
        }
    }

    private static String how(Execution execution, CaseCommand command) {
        boolean told = execution.end() == ProcessEnd.NOT_STARTABLE
                || execution.lastLine().isEmpty();
        return execution.ending(command.timeout()) + (told ? "" : ": " + execution.lastLine());
    }

    private static Optional<String> read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
