package dev.refine.cli.quality;

import dev.refine.cli.terminal.Console;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code refine evaluate}: one judgement, nothing changed. */
@Command(
        name = "evaluate",
        description = {
            "Judge a deliverable by criteria, once, and change nothing in it.",
            "Exit 0 when every criterion passes, 1 when some fail, 3 when the judgement gave nothing."
        },
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false)
public final class EvaluateCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PATH", description = "File or folder to judge.")
    Path path;

    @Option(names = "--query", paramLabel = "TEXT", description = "What was asked for; default: that of quality.json.")
    String query;

    @Mixin
    QualityOptions common = new QualityOptions();

    public EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return new QualityRun(console, asLoop()).once();
    }

    private QualityCommand asLoop() {
        QualityCommand command = new QualityCommand(console);
        command.query = query;
        command.path = path;
        command.common = common;
        command.maxRounds = 1;
        return command;
    }
}
