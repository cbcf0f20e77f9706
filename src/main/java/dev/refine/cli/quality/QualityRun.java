package dev.refine.cli.quality;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.wiring.KnownSecrets;
import dev.refine.cli.wiring.Locked;
import dev.refine.files.VisibleText;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.quality.Person;
import dev.refine.quality.Standing;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.record.QualityEnd;
import dev.refine.quality.record.QualitySession;
import dev.refine.quality.record.QualityState;
import dev.refine.quality.setup.QualityFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Both quality commands, from the options to the exit code. */
final class QualityRun {

    private static final String LOCK = "refine quality";

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
            return new QualityContinuation(console, options, setup, this).run();
        }
        QualityFile file = setup.file(Optional.empty());
        // Said before anything else is looked at.
        file.builders();
        QualityPanel panel = QualityPanel.of(console, options.common, file);
        refuseNothingToJudgeBy(file, panel);
        Person.Asked asked = asked();
        QualityStart start = QualityStart.of(console, options, file, panel);
        new IdleRepeats(options.common, file).say(console, panel);
        if (options.dryRun) {
            setup.warnOfImages(file);
            return QualityDryRun.of(start, file, panel.warning(setup.obstacles(file, file.criteria(), false)))
                    .print(console, options.common.json);
        }
        setup.check(file, file.criteria(), false);
        warn(start.target());
        return begin(start, file, panel, asked);
    }

    int once() {
        QualityFile file = setup.file(Optional.empty());
        QualityPanel panel = QualityPanel.of(console, options.common, file);
        refuseNothingToJudgeBy(file, panel);
        new IdleRepeats(options.common, file).say(console, panel);
        QualityStart start = QualityStart.once(console, options, file, panel);
        setup.check(file, file.criteria(), true);
        return begin(start, file, panel, new Person.Asked(false, false, false));
    }

    /** Before anything is paid for. */
    void warn(Path target) {
        new DeliveryPlace(target).doubts().forEach(line -> console.err().println(VisibleText.of(line)));
    }

    private int begin(QualityStart start, QualityFile file, QualityPanel panel, Person.Asked asked) {
        panel.warnings().forEach(console.err()::println);
        start.leftOut().forEach(line -> console.err().println(VisibleText.of(line)));
        Optional<Path> named = Optional.ofNullable(options.common.session);
        return locked(file.home(), () -> drive(start.create(named, KnownSecrets.of(console)), file, panel, asked));
    }

    /** Whoever interrupts it after the session has appeared is told how to go on with that. */
    int locked(Path home, IntSupplier work) {
        return Interrupts.throughout(console, () -> Locked.in(home, LOCK, work));
    }

    int drive(QualitySession session, QualityFile file, QualityPanel panel, Person.Asked asked) {
        try (session;
                QualityWiring wiring = new QualityWiring(console, options, file, session)) {
            wiring.run(panel, asked);
            return result(session);
        }
    }

    int result(QualitySession session) {
        Optional<Integer> interrupted = Interrupts.exit();
        int exit = interrupted.orElseGet(() -> exit(session.state()));
        new QualityResults(console, options.common.json).print(session, exit);
        if (interrupted.isPresent() && !Standing.isOver(session.state())) {
            console.out().flush();
            String onward = QualityContinuation.command(console, options, session.folder());
            console.err().println(VisibleText.of("interrupted; go on with: " + onward));
        }
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

    Person.Asked asked() {
        boolean criteria = options.confirmCriteria || options.interactive;
        if ((criteria || options.confirmEachRound) && !options.dryRun) {
            console.requireTerminal(
                    "a confirmation needs a terminal, and there is none",
                    "Run it in a terminal, or leave the confirmation away.");
        }
        return new Person.Asked(criteria, options.confirmEachRound, options.interactive || options.confirmEachRound);
    }

    private static void refuseNothingToJudgeBy(QualityFile file, QualityPanel panel) {
        boolean checked = file.criteria().stream().map(Criterion::check).anyMatch(check -> check != null);
        if (panel.backends().isEmpty() && !checked) {
            throw new UsageException(new Problem(
                    "nothing-to-judge-by",
                    Files.exists(file.home().resolve(file.name())) ? file.name() : "",
                    "there is nobody to judge the deliverable",
                    "No evaluator plays, and no criterion has a check.",
                    "Name an evaluator under \"roles\", or give criteria a \"check\"; see docs/quality.md."));
        }
    }
}
