package dev.refine.quality.role;

import dev.refine.files.StorageFault;
import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import dev.refine.process.Processes;
import dev.refine.quality.command.CommandText;
import dev.refine.quality.command.MissingProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/**
 * Plays a role by a command: the prompt is on its standard input and in a file, its answer is standard output and the
 * files that it leaves in the out folder. Exit 0 = done, 2 = nothing to do.
 */
public final class CommandActor implements Actor {

    /** Bytes of standard output; nobody reads more as an answer. */
    static final int LONGEST_ANSWER = 8_000_000;

    private static final int NOTHING_TO_DO = 2;

    private final Processes processes;
    private final Path home;
    private final Map<String, String> environment;

    /** @param home folder of quality.json, the value of {@code {home}} */
    public CommandActor(Processes processes, Path home, Map<String, String> environment) {
        this.processes = processes;
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Acted act(Turn turn) {
        Map<String, String> places = places(turn);
        Map<String, String> variables = new TreeMap<>(environment);
        places.forEach((name, value) -> variables.put(CommandText.variable(name), value));
        Execution execution = processes.run(new Command(
                turn.backend().command().argv(places),
                turn.work(),
                variables,
                turn.request().prompt().getBytes(StandardCharsets.UTF_8),
                turn.capture(),
                turn.backend().timeout()));
        if (execution.end() == ProcessEnd.CANCELLED) {
            throw new CancellationException();
        }
        Path stdout = turn.capture().resolve("stdout");
        boolean endless = stdout.toFile().length() > LONGEST_ANSWER;
        if (endless && turn.request().readOnly()) {
            String note = "it said more than " + LONGEST_ANSWER / 1_000_000 + " MB";
            return new Acted(Call.Status.FAILED, -1, execution.duration(), "", note);
        }
        return new Acted(
                status(turn.backend().command(), execution),
                execution.end() == ProcessEnd.EXITED ? execution.exitCode() : -1,
                execution.duration(),
                // What a builder has made lies in its folder, however much it talked about it.
                endless ? "" : text(stdout),
                note(execution, turn.backend().timeout()));
    }

    private Map<String, String> places(Turn turn) {
        Map<String, String> places = new TreeMap<>();
        places.put("home", home.toString());
        places.put("work_dir", turn.work().toString());
        places.put("out_dir", turn.out().toString());
        places.put("session_dir", turn.session().toString());
        places.put("prompt_file", turn.prompt().toString());
        places.put("usage", turn.out().resolve("usage.json").toString());
        places.put("role", turn.request().role().word());
        boolean blind = turn.request().role() == Role.GUARD || turn.request().role() == Role.ANALYZER;
        places.put("round", blind ? "" : String.valueOf(turn.request().round()));
        return places;
    }

    private static Call.Status status(CommandText command, Execution execution) {
        if (MissingProgram.of(command, execution).isPresent()) {
            return Call.Status.NOT_STARTABLE;
        }
        return switch (execution.end()) {
            case EXITED ->
                execution.exitCode() == 0
                        ? Call.Status.OK
                        : execution.exitCode() == NOTHING_TO_DO ? Call.Status.NO_ACTION : Call.Status.FAILED;
            case TIMED_OUT -> Call.Status.TIMED_OUT;
            default -> Call.Status.FAILED;
        };
    }

    private static String note(Execution execution, Duration timeout) {
        if (execution.succeeded()) {
            return "";
        }
        String how = execution.obstacle().orElseGet(() -> execution.ending(timeout));
        String last = execution.lastLine();
        return last.isEmpty() ? how : how + ": " + last;
    }

    private static String text(Path stdout) {
        try {
            return Files.exists(stdout) ? new String(Files.readAllBytes(stdout), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw StorageFault.reading(stdout, e);
        }
    }
}
