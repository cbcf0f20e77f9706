package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.diff.CheckJson;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.diagnose.FailureGroup;
import dev.refine.files.VisibleText;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.Session;
import dev.refine.journal.session.SessionFolder;
import dev.refine.json.Json;
import dev.refine.loop.Diagnosis;
import dev.refine.problem.Problem;
import dev.refine.report.ResultJson;
import dev.refine.report.Summary;
import dev.refine.score.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Prints what a session found, for people or for programs. */
record Results(Console console, boolean json) {

    static final String INTERRUPTED = "interrupted";

    void printRun(Session session, Diagnosis diagnosis, int exit) {
        String folder = session.folder().path().toString();
        print(session, diagnosis, () -> ResultJson.of(session.state(), folder, exit));
    }

    void printCheck(Session session, Diagnosis diagnosis, int exit) {
        String folder = path(session.folder());
        print(
                session,
                diagnosis,
                () -> check(session.state(), folder, results -> CheckJson.of(results, diagnosis), exit));
    }

    /**
     * A program reads one document, however it came to its end.
     *
     * @param session null where it was interrupted before there was one
     * @return the exit code of the signal
     */
    int printInterruptedRun(SessionState state, SessionFolder session) {
        int exit = ExitCode.ofInterrupted();
        if (json) {
            console.out().println(Json.pretty(ResultJson.interrupted(state, path(session), exit)));
        }
        console.out().flush();
        return exit;
    }

    private static String path(SessionFolder session) {
        return session == null ? null : session.path().toString();
    }

    /** The same; somebody waits for the end of the program now, which is too short to look at everything. */
    int printInterruptedCheck(Session session, Diagnosis diagnosis) {
        return printInterruptedCheck(
                session.state(), session.folder(), results -> CheckJson.hurried(results, diagnosis));
    }

    /** The same before there was a session. */
    int printUnbegunCheck(SessionState state) {
        return printInterruptedCheck(state, null, results -> CheckJson.ofNothing());
    }

    private int printInterruptedCheck(
            SessionState state, SessionFolder session, Function<Map<String, CaseResult>, ObjectNode> cards) {
        int exit = ExitCode.ofInterrupted();
        if (json) {
            ObjectNode document = check(state, path(session), cards, exit);
            console.out().println(Json.pretty(document.put("reason", INTERRUPTED)));
        }
        return exit;
    }

    private void print(Session session, Diagnosis diagnosis, Supplier<ObjectNode> document) {
        SessionState state = session.state();
        unmeasured(state).ifPresent(problem -> console.err().println(VisibleText.of(problem.sentence())));
        if (json) {
            Json.pretty(document.get(), console.out()::print);
            console.out().println();
            return;
        }
        print(Summary.lines(state, groups(state, diagnosis)));
        console.out()
                .println("log: " + VisibleText.of(console.shown(session.folder().log())));
    }

    /** Why a baseline says nothing: too many cases broke down. */
    static Optional<Problem> unmeasured(SessionState state) {
        Iteration baseline = state.baseline();
        Optional<Problem> figures = baseline.figures().problem().map(Results::problem);
        return state.isBaselineUnmeasured()
                ? figures.or(() -> errors(baseline).findFirst().map(first -> problem(first, baseline)))
                : Optional.empty();
    }

    private static Stream<Map.Entry<String, CaseResult>> errors(Iteration baseline) {
        return baseline.results().entrySet().stream()
                .filter(entry -> entry.getValue().standing() == Standing.ERROR);
    }

    /** The sentence comes with its code. */
    private static Problem problem(String figures) {
        return Problem.of(
                "no-measurement",
                "the objective cannot be measured",
                "The baseline has every result, but: " + figures.replaceFirst("\\.$", "") + ".",
                "Mend it, and go on with --continue.");
    }

    private static Problem problem(Map.Entry<String, CaseResult> first, Iteration baseline) {
        return Problem.of(
                "too-many-errors",
                errors(baseline).count() + " of " + baseline.results().size()
                        + " cases broke down: that is no measurement",
                "First case " + first.getKey() + ": "
                        + first.getValue().note().strip().replaceFirst("\\.$", "") + ".",
                "Mend it, or raise errorTolerance, and run again.");
    }

    private void print(List<String> lines) {
        lines.forEach(line -> console.out().println(VisibleText.of(line).replace('\n', ' ')));
    }

    private static List<FailureGroup> groups(SessionState state, Diagnosis diagnosis) {
        return state.best().map(best -> diagnosis.groups(best.results())).orElse(List.of());
    }

    private static ObjectNode check(
            SessionState state, String session, Function<Map<String, CaseResult>, ObjectNode> cards, int exit) {
        ObjectNode json = Json.object();
        json.put("workload", state.started().workload());
        json.put("session", session);
        Map<String, CaseResult> results = state.baseline().results();
        int cases = state.started().cases().size();
        json.setAll(cards.apply(results));
        json.put("cases", cases);
        json.put("notMeasured", cases - results.size());
        Optional<String> stopped = state.current().stop().map(Event.StopRequested::reason);
        Optional<String> broken =
                cases == results.size() ? Optional.empty() : unmeasured(state).map(Problem::sentence);
        stopped.or(() -> broken).ifPresent(reason -> json.put("reason", reason));
        json.put("exit", exit);
        return json;
    }
}
