package dev.refine.cli.quality;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.wiring.WantedSession;
import dev.refine.files.VisibleText;
import dev.refine.journal.session.SessionFolder;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.quality.Person;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.record.QualityEnd;
import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.record.QualitySession;
import dev.refine.quality.record.QualityState;
import dev.refine.quality.setup.QualityFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes up a quality session: after a kill, or after its end with more rounds or more money. */
final class QualityContinuation {

    private final Console console;
    private final QualityCommand options;
    private final QualitySetup setup;
    private final QualityRun run;

    QualityContinuation(Console console, QualityCommand options, QualitySetup setup, QualityRun run) {
        this.console = console;
        this.options = options;
        this.setup = setup;
        this.run = run;
    }

    int run() {
        SessionFolder folder = folder();
        QualityState found = QualitySession.state(folder);
        leftAside(found).forEach(line -> console.err().println(VisibleText.of(line)));
        options.recall(found.started().settings());
        QualityFile file = setup.file(Optional.of(Path.of(found.started().home())));
        QualityPanel panel = QualityPanel.again(
                console, options.common, file, found.started().settings().evaluators());
        Person.Asked asked = run.asked();
        if (options.dryRun) {
            return dry(found, folder, file, panel);
        }
        if (goesOn(found, rounds(found)) && !found.started().settings().once()) {
            run.warn(Path.of(found.started().deliverable()));
        }
        return run.locked(Path.of(found.started().home()), () -> {
            QualitySession session = QualitySession.open(folder, file.home());
            session.repaired().ifPresent(console.err()::println);
            int rounds = rounds(session.state());
            if (!goesOn(session.state(), rounds)) {
                console.err().println("the session is over: there is nothing to continue");
                try (session) {
                    return run.result(session);
                }
            }
            QualityState state = session.state();
            setup.check(file, criteria(state, file), state.started().settings().once());
            new IdleRepeats(options.common, file).say(console, panel);
            if (isReopened(session.state(), rounds)) {
                session.append(new QualityEvent.QualityContinued(rounds, budget(session.state())));
            }
            panel.warnings().forEach(console.err()::println);
            return run.drive(session, file, panel, asked);
        });
    }

    /** What the command line says and the session cannot change any more. */
    private List<String> leftAside(QualityState state) {
        QualityEvent.QualityStarted started = state.started();
        List<String> said = new ArrayList<>();
        if (options.query != null && !options.query.equals(started.query())) {
            said.add("the query is left aside: this session goes on with \"" + started.query() + "\"");
        }
        Path target = Path.of(started.deliverable());
        if (options.path != null
                && !console.folder().resolve(options.path).normalize().equals(target)) {
            said.add("the path is left aside: this session goes on with " + console.shown(target));
        }
        if (options.priorAnswer != null) {
            said.add("--prior-answer is left aside: this session goes on with its own version");
        }
        String criteria = started.settings().given().criteria();
        if (options.common.criteria != null
                && !options.common.criteria.equals(criteria)
                && state.settled().isPresent()) {
            said.add("--criteria is left aside: this session has settled its criteria");
        }
        if (options.maxRounds != null && options.maxRounds < state.maxRounds()) {
            said.add("--max-rounds is left aside: this session may have " + state.maxRounds());
        }
        return said;
    }

    private int rounds(QualityState state) {
        return Math.max(state.maxRounds(), options.maxRounds == null ? 0 : options.maxRounds);
    }

    private Double budget(QualityState state) {
        return options.common.costBudget == null ? state.budget() : options.common.costBudget;
    }

    /** Where it would go on, and how; writes and starts nothing. */
    private int dry(QualityState state, SessionFolder folder, QualityFile file, QualityPanel panel) {
        String shown = console.shown(folder.path());
        int rounds = rounds(state);
        if (!goesOn(state, rounds)) {
            String end = state.end().map(QualityEnd::title).orElseThrow() + ", " + state.endReason();
            return QualityDryRun.printOver(console, options.common.json, file.id(), shown + " would not go on: " + end);
        }
        int round = state.rounds().size();
        new IdleRepeats(options.common, file).say(console, panel);
        String where = state.open().isPresent() ? ", in round " : ", after round ";
        String origin = "goes on with " + shown + (round == 0 ? "" : where + round);
        QualityEvent.QualityContinued limits = new QualityEvent.QualityContinued(rounds, budget(state));
        setup.warnOfImages(file);
        boolean once = state.started().settings().once();
        List<String> obstacles = setup.obstacles(file, criteria(state, file), once);
        return QualityDryRun.again(state, file, panel.warning(obstacles), origin, limits)
                .print(console, options.common.json);
    }

    private static List<Criterion> criteria(QualityState state, QualityFile file) {
        return state.settled().isPresent() ? state.criteria() : file.criteria();
    }

    private SessionFolder folder() {
        if (options.common.session == null) {
            Optional<Path> config = config(console, options);
            Path home = home(console, config);
            return QualitySession.newest(home, config).orElseThrow(() -> none(home, config));
        }
        SessionFolder folder = WantedSession.named(console.folder().resolve(options.common.session))
                .orElseThrow();
        if (!QualitySession.isOne(folder)) {
            throw new UsageException(Problem.of(
                    "session-kind",
                    options.common.session + " is no session of the quality loop",
                    "",
                    "Go on with it by refine --continue --session " + options.common.session + "."));
        }
        return folder;
    }

    private static Optional<Path> config(Console console, QualityCommand options) {
        return Optional.ofNullable(options.common.config)
                .map(given -> console.folder().resolve(given).toAbsolutePath().normalize());
    }

    private static Path home(Console console, Optional<Path> config) {
        return config.map(Path::getParent).orElse(console.folder());
    }

    /** What to type to go on with this session; it is named where it is not the one that is meant by itself. */
    static String command(Console console, QualityCommand options, Path session) {
        Optional<Path> config = config(console, options);
        boolean understood = QualitySession.newest(home(console, config), config)
                .filter(newest -> newest.path().equals(session))
                .isPresent();
        return "refine quality --continue"
                + (options.confirmCriteria ? " --confirm-criteria" : "")
                + (options.confirmEachRound ? " --confirm-each-round" : "")
                + (options.interactive ? " --interactive" : "")
                + (understood
                        ? config.map(file -> " --config " + options.common.config)
                                .orElse("")
                        : " --session " + session);
    }

    private static boolean goesOn(QualityState state, int rounds) {
        QualityEnd end = state.end().orElse(null);
        if (end == null
                || state.delivered().isEmpty() && !state.started().settings().once()) {
            return true;
        }
        return switch (end) {
            case CONVERGED, JUDGED -> false;
            case MAX -> rounds > state.maxRounds();
            case BUDGET, STOPPED, DEGRADED -> true;
        };
    }

    /** An end whose delivery a kill prevented is still that end. */
    private boolean isReopened(QualityState state, int rounds) {
        QualityEnd end = state.end().orElse(null);
        boolean more = rounds > state.maxRounds();
        boolean budget = options.common.costBudget != null && !options.common.costBudget.equals(state.budget());
        if (end == null) {
            return more || budget;
        }
        return end != QualityEnd.CONVERGED && (more || state.delivered().isPresent());
    }

    private static UsageException none(Path home, Optional<Path> config) {
        return new UsageException(Problem.of(
                "session-none",
                "there is no quality session to continue",
                "No folder below " + home.resolve("sessions") + " holds one"
                        + config.map(file -> " of " + file.getFileName()).orElse("") + ".",
                "Start one: leave --continue away."));
    }
}
