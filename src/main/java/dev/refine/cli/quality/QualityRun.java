package dev.refine.cli.quality;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.wiring.Continuation;
import dev.refine.files.VisibleText;
import dev.refine.journal.SessionFolder;
import dev.refine.journal.SessionLock;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.quality.Person;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.record.QualityEnd;
import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.record.QualitySession;
import dev.refine.quality.record.QualityState;
import dev.refine.quality.role.Role;
import dev.refine.quality.setup.QualityFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Both quality commands, from the options to the exit code. */
final class QualityRun {

    private final Console console;
    private final QualityCommand options;
    private final QualitySetup setup;

    QualityRun(Console console, QualityCommand options) {
        this.console = console;
        this.options = options;
        this.setup = new QualitySetup(console, options);
    }

    int run() {
        if (options.goOn) {
            return goOn();
        }
        QualityFile file = setup.file(Optional.empty());
        if (file.role(Role.BUILDER).isEmpty()) {
            throw new UsageException(new Problem(
                    "role-none",
                    QualityFile.NAME,
                    "nobody plays the builder",
                    "The loop needs one; a judgement does not.",
                    "Name it under \"roles\", or use refine evaluate."));
        }
        QualityPanel panel = QualityPanel.of(console, options.common, file);
        refuseNothingToJudgeBy(file, panel);
        Person.Asked asked = asked();
        QualityStart start = QualityStart.of(console, options, file, panel);
        if (options.dryRun) {
            QualityDryRun.lines(start, file, panel)
                    .forEach(line -> console.out().println(VisibleText.of(line)));
            return ExitCode.GOAL_MET;
        }
        setup.checkKeys(file, Role.CRITERIA, Role.BUILDER, Role.GUARD, Role.ANALYZER);
        panel.warnings().forEach(console.err()::println);
        return locked(
                file.home(),
                () -> drive(start.create(Optional.ofNullable(options.common.session)), file, panel, asked));
    }

    int once() {
        QualityFile file = setup.file(Optional.empty());
        QualityPanel panel = QualityPanel.of(console, options.common, file);
        refuseNothingToJudgeBy(file, panel);
        QualityStart start = QualityStart.once(console, options, file, panel);
        panel.warnings().forEach(console.err()::println);
        return locked(
                file.home(),
                () -> drive(
                        start.create(Optional.ofNullable(options.common.session)),
                        file,
                        panel,
                        new Person.Asked(false, false, false)));
    }

    private int goOn() {
        Path home = options.common.config == null
                ? console.folder()
                : console.folder()
                        .resolve(options.common.config)
                        .toAbsolutePath()
                        .normalize()
                        .getParent();
        SessionFolder folder = options.common.session != null
                ? Continuation.newest(console.folder().resolve(options.common.session), home)
                : QualitySession.newest(home).orElseThrow(() -> none(home));
        QualityState found = QualitySession.state(folder);
        QualityFile file = setup.file(Optional.of(Path.of(found.started().home())));
        QualityPanel panel = QualityPanel.of(console, options.common, file);
        Person.Asked asked = asked();
        return locked(Path.of(found.started().home()), () -> {
            QualitySession session = QualitySession.open(folder, file.home());
            session.repaired().ifPresent(console.err()::println);
            int rounds = Math.max(session.state().maxRounds(), options.maxRounds == null ? 0 : options.maxRounds);
            if (!goesOn(session.state(), rounds)) {
                console.err().println("the session is over: there is nothing to continue");
                try (session) {
                    return result(session);
                }
            }
            if (isReopened(session.state(), rounds)) {
                Double budget =
                        options.common.costBudget == null ? session.state().budget() : options.common.costBudget;
                session.append(new QualityEvent.QualityContinued(rounds, budget));
            }
            panel.warnings().forEach(console.err()::println);
            return drive(session, file, panel, asked);
        });
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

    private int drive(QualitySession session, QualityFile file, QualityPanel panel, Person.Asked asked) {
        try (session;
                QualityWiring wiring = new QualityWiring(console, options, file, session)) {
            wiring.run(panel, asked);
            return result(session);
        }
    }

    private int result(QualitySession session) {
        int exit = exit(session.state());
        new QualityResults(console, options.common.json).print(session, exit);
        return exit;
    }

    static int exit(QualityState state) {
        QualityEnd end = state.end().orElse(QualityEnd.STOPPED);
        return switch (end) {
            case CONVERGED -> ExitCode.GOAL_MET;
            case DEGRADED -> ExitCode.WORKLOAD;
            case JUDGED -> allPass(state) ? ExitCode.GOAL_MET : ExitCode.GOAL_NOT_MET;
            case MAX, BUDGET, STOPPED -> ExitCode.GOAL_NOT_MET;
        };
    }

    private static boolean allPass(QualityState state) {
        return state.lastJudged()
                .flatMap(round -> round.closed())
                .map(closed -> closed.failed().isEmpty())
                .orElse(false);
    }

    private int locked(Path home, java.util.function.IntSupplier work) {
        SessionLock lock = SessionLock.acquire(home.resolve(".refine"), "refine quality");
        try {
            return work.getAsInt();
        } finally {
            lock.close();
        }
    }

    private Person.Asked asked() {
        boolean criteria = options.confirmCriteria || options.interactive;
        if ((criteria || options.confirmEachRound) && !console.interactive() && !options.dryRun) {
            throw new UsageException(Problem.of(
                    "no-terminal",
                    "a confirmation needs a terminal, and there is none",
                    "Standard input and standard error must both be one.",
                    "Run it in a terminal, or leave the confirmation away."));
        }
        return new Person.Asked(criteria, options.confirmEachRound, options.interactive || options.confirmEachRound);
    }

    private static void refuseNothingToJudgeBy(QualityFile file, QualityPanel panel) {
        boolean checked = file.criteria().stream().map(Criterion::check).anyMatch(check -> check != null);
        if (panel.backends().isEmpty() && !checked) {
            throw new UsageException(new Problem(
                    "nothing-to-judge-by",
                    Files.exists(file.home().resolve(QualityFile.NAME)) ? QualityFile.NAME : "",
                    "there is nobody to judge the deliverable",
                    "No evaluator plays, and no criterion has a check.",
                    "Name an evaluator under \"roles\", or give criteria a \"check\"; see docs/quality.md."));
        }
    }

    private static UsageException none(Path home) {
        return new UsageException(Problem.of(
                "session-none",
                "there is no quality session to continue",
                "No folder below " + home.resolve("sessions") + " holds one.",
                "Start one: leave --continue away."));
    }
}
