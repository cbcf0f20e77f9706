package dev.refine.cli.quality;

import dev.refine.cli.terminal.Console;
import dev.refine.quality.record.QualityEvent;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code refine quality}: the loop for a deliverable that is judged by a rubric. */
@Command(
        name = "quality",
        description = {
            "Build a deliverable, guard it against falling back, judge it by criteria, and go round until it is good.",
            "Exit 0 when it converged, 1 when it did not, 3 when two judgements in a row gave nothing."
        },
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false)
public final class QualityCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", arity = "0..1", paramLabel = "QUERY", description = "What to make, in your words.")
    String query;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PATH",
            description = "File or folder that holds the deliverable; what is there is the version to improve.")
    Path path;

    @Mixin
    QualityOptions common = new QualityOptions();

    @Option(names = "--max-rounds", paramLabel = "N", description = "At most so many rounds; default 3.")
    Integer maxRounds;

    @Option(
            names = "--prior-answer",
            paramLabel = "PATH",
            description = "Improve this version; it is read and left as it is.")
    Path priorAnswer;

    @Option(names = "--confirm-criteria", description = "Ask before the criteria are used.")
    boolean confirmCriteria;

    @Option(names = "--confirm-each-round", description = "Ask before each further round.")
    boolean confirmEachRound;

    @Option(names = "--interactive", description = "Ask about the criteria and about mixed candidates.")
    boolean interactive;

    @Option(names = "--continue", description = "Go on with the newest quality session, or with --session.")
    boolean goOn;

    @Option(names = "--dry-run", description = "Print what would happen; write nothing, start nothing.")
    boolean dryRun;

    public QualityCommand(Console console) {
        this.console = console;
    }

    /** What a session must know of these options to be continued without them. */
    QualityEvent.Given given() {
        return new QualityEvent.Given(
                common.config == null
                        ? null
                        : console.folder().resolve(common.config).normalize().toString(),
                common.criteria,
                common.evalRepeats,
                common.strictBudget);
    }

    /** Takes what the session was started with, where nothing else is said now. */
    void recall(QualityEvent.Settings settings) {
        QualityEvent.Given given = settings.given();
        common.config = common.config == null && given.config() != null ? Path.of(given.config()) : common.config;
        common.criteria = common.criteria == null ? given.criteria() : common.criteria;
        common.evalRepeats = common.evalRepeats == null ? given.evalRepeats() : common.evalRepeats;
        common.strictBudget |= given.strictBudget();
    }

    @Override
    public Integer call() {
        return new QualityRun(console, this).run();
    }
}
