package dev.refine.critique.command;

import dev.refine.critique.Critic;
import dev.refine.critique.CritiqueReply;
import dev.refine.critique.CritiqueRequest;
import dev.refine.critique.ReportReader;
import dev.refine.critique.RequestJson;
import dev.refine.json.Json;
import dev.refine.problem.Clipped;
import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import dev.refine.run.CaseCommand;
import dev.refine.run.CaseValues;
import dev.refine.workload.command.Placeholder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Asks a command: the request on its standard input, the report on its standard output. Placeholders are filled, too, so
 * that a script may do with {@code {overlay}} and {@code {output}} alone. What it reads and writes stays beside the
 * output in {@code critic-1} and {@code critic-2}.
 */
public final class CommandCritic implements Critic {

    private static final int ROUNDS = 2;
    private static final int LONGEST = 200;

    private final String name;
    private final CaseCommand command;
    private final Path session;

    public CommandCritic(String name, CaseCommand command, Path session) {
        this.name = name;
        this.command = command;
        this.session = session;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CritiqueReply critique(CritiqueRequest request) {
        Optional<String> refusal = Optional.empty();
        Double cost = null;
        for (int round = 1; ; round++) {
            Execution execution = run(request, round, refusal);
            if (execution.end() == ProcessEnd.CANCELLED) {
                throw new CancellationException("the session is ending");
            }
            if (!execution.isStartable()) {
                return new CritiqueReply(name, round, cost, null, ending(execution), false);
            }
            ReportReader.Read read = execution.succeeded() ? ReportReader.read(execution.stdout()) : null;
            if (read != null && read.costUsd().isPresent()) {
                cost = (cost == null ? 0 : cost) + read.costUsd().get();
            }
            if (read != null && read.critique().isPresent()) {
                return new CritiqueReply(name, round, cost, read.critique().get(), "", true);
            }
            String misfit = read == null
                    ? ending(execution)
                    : execution.overlong().map(words -> "it " + words).orElse(read.misfit());
            if (round == ROUNDS) {
                return new CritiqueReply(name, round, cost, null, misfit, true);
            }
            refusal = Optional.of(misfit);
        }
    }

    private Execution run(CritiqueRequest request, int round, Optional<String> refusal) {
        Map<Placeholder, String> values = CaseValues.withAnswer(request.task(), session, request.output());
        values.put(
                Placeholder.OVERLAY,
                request.pages().stream()
                        .findFirst()
                        .map(page -> page.file().toAbsolutePath().toString())
                        .orElse(""));
        byte[] input = (Json.pretty(RequestJson.of(request, refusal)) + "\n").getBytes(StandardCharsets.UTF_8);
        return command.ask(values, request.output().resolveSibling("critic-" + round), input);
    }

    private String ending(Execution execution) {
        String how =
                execution.obstacle().orElseGet(() -> "it " + execution.ending("gave no report", command.timeout()));
        String said = execution.lastLine();
        String shown = Clipped.of(said, LONGEST);
        return shown.isEmpty() ? how : how + "; the last line of its stderr: " + shown;
    }
}
