package dev.refine.cli;

import dev.refine.cli.terminal.CommonOptions;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.wiring.ManifestFile;
import dev.refine.cli.wiring.WantedSession;
import dev.refine.journal.BestState;
import dev.refine.journal.Iteration;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.problem.Count;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.report.MeasuredState;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the iteration or session that a word of the command line names. */
final class StateNames {

    private static final String LAST = "last";
    private static final String BASELINE = "baseline";

    private final Console console;
    private final Path manifest;
    private final List<SessionFolder> sessions;
    private final Optional<SessionFolder> atHand;

    /** @param session that numbers and {@code baseline} are of; null for the newest that iterated */
    StateNames(Console console, CommonOptions common, Path session) {
        this.console = console;
        this.manifest = ManifestFile.place(console, common);
        this.sessions = Sessions.all(manifest);
        this.atHand = session == null
                ? Sessions.newestLoop(manifest).or(() -> sessions.stream().findFirst())
                : Optional.of(WantedSession.newest(console.folder().resolve(session), manifest));
    }

    /** @param folder of the session that it is in */
    record Found(MeasuredState state, SessionFolder folder) {}

    /** @throws UsageException listing what there is, when the word names nothing */
    Found find(String word) {
        if (isIteration(word)) {
            return iteration(word, atHand.orElseThrow(() -> unknown(word)), word);
        }
        Optional<SessionFolder> session = session(word);
        if (session.isPresent()) {
            return whole(word, session.get());
        }
        int colon = word.lastIndexOf(':');
        if (colon > 0 && isIteration(word.substring(colon + 1))) {
            SessionFolder folder = session(word.substring(0, colon)).orElseThrow(() -> unknown(word));
            return iteration(word, folder, word.substring(colon + 1));
        }
        return runs(word).orElseThrow(() -> unknown(word));
    }

    private static boolean isIteration(String word) {
        return word.equals(BASELINE) || word.matches("\\d{1,9}");
    }

    private Optional<SessionFolder> session(String word) {
        if (word.equals(LAST)) {
            return sessions.stream().findFirst();
        }
        return Stream.of(path(manifest.resolveSibling("sessions"), word), path(console.folder(), word))
                .flatMap(Optional::stream)
                .map(SessionFolder::new)
                .filter(folder -> Files.isRegularFile(folder.journal()))
                .findFirst();
    }

    private static Optional<Path> path(Path folder, String word) {
        try {
            return Optional.of(folder.resolve(word).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The folder of an iteration's runs names the iteration. */
    private Optional<Found> runs(String word) {
        return path(console.folder(), word)
                .filter(path -> Files.isDirectory(path)
                        && path.getNameCount() > 2
                        && path.getParent().endsWith("runs")
                        && isIteration(path.getFileName().toString()))
                .filter(path ->
                        Files.isRegularFile(new SessionFolder(path.getParent().getParent()).journal()))
                .map(path -> iteration(
                        word,
                        new SessionFolder(path.getParent().getParent()),
                        path.getFileName().toString()));
    }

    /** The state that a session left the files in. */
    private static Found whole(String word, SessionFolder folder) {
        SessionState state = Sessions.state(folder);
        Optional<BestState> best = state.best();
        return best.isPresent()
                ? found(word, folder, state, best.get())
                : iteration(word, folder, state, state.baseline());
    }

    private static Found iteration(String word, SessionFolder folder, String which) {
        SessionState state = Sessions.state(folder);
        int number = which.equals(BASELINE) ? 0 : Integer.parseInt(which);
        Optional<BestState> best = state.best().filter(found -> found.iteration() == number);
        if (best.isPresent()) {
            return found(word, folder, state, best.get());
        }
        Iteration iteration = state.iteration(number)
                .orElseThrow(() -> new UsageException(Problem.of(
                        "iteration-unknown",
                        "the session " + name(folder) + " has no iteration " + number,
                        "It has " + Count.upTo(state.current().number()) + ".",
                        "See refine status.")));
        return iteration(word, folder, state, iteration);
    }

    private static Found iteration(String word, SessionFolder folder, SessionState state, Iteration iteration) {
        if (iteration.results().isEmpty()) {
            throw new UsageException(Problem.of(
                    "iteration-unmeasured",
                    "iteration " + iteration.number() + " of the session " + name(folder) + " measured no case",
                    "Its outcome is " + iteration.fate() + ".",
                    "See refine status."));
        }
        return new Found(MeasuredState.of(word, name(folder), iteration.number(), iteration.results(), state), folder);
    }

    private static Found found(String word, SessionFolder folder, SessionState state, BestState best) {
        return new Found(MeasuredState.of(word, name(folder), best.iteration(), best.results(), state), folder);
    }

    private UsageException unknown(String word) {
        List<String> there = new ArrayList<>();
        atHand.ifPresent(folder -> there.add("iterations 0 to "
                + Sessions.state(folder).current().number() + " and " + BASELINE + " of " + name(folder)));
        if (!sessions.isEmpty()) {
            there.add("the sessions " + LAST + ", "
                    + String.join(", ", sessions.stream().map(StateNames::name).toList()));
        }
        return new UsageException(Problem.of(
                "compare-unknown",
                "there is no iteration or session \"" + word + "\"",
                there.isEmpty()
                        ? "No session lies below " + console.shown(manifest.resolveSibling("sessions")) + "."
                        : "There are: " + String.join("; ", there) + ".",
                there.isEmpty() ? "Run refine or refine check first, or name the manifest with --manifest." : ""));
    }

    private static String name(SessionFolder folder) {
        return folder.path().getFileName().toString();
    }
}
