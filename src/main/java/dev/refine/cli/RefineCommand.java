package dev.refine.cli;

import dev.refine.cli.diff.DiffCommand;
import dev.refine.cli.expect.ExpectCommand;
import dev.refine.cli.quality.EvaluateCommand;
import dev.refine.cli.quality.QualityCommand;
import dev.refine.cli.terminal.CommonOptions;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.TerminalCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** {@code refine}: the loop. The other commands hang below it. */
@Command(
        name = "refine",
        description = {
            "Test-driven development for prompts and schemas.",
            "Runs every case of the workload, says which field is wrong, forms a hypothesis, makes one small edit,"
                    + " measures again, and keeps the edit only when the measurement says so."
        },
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false,
        versionProvider = RefineCommand.Version.class)
final class RefineCommand implements Callable<Integer> {

    /** In the order of a sitting. */
    private static final List<String> COMMANDS = List.of(
            "init",
            "plan",
            "validate",
            "check",
            "expect",
            "try",
            "status",
            "log",
            "restore",
            "propose",
            "diff",
            "compare",
            "evaluate",
            "quality",
            "ask",
            "doctor");

    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(names = "--auto", description = "Apply edits without asking.")
    boolean auto;

    @Option(names = "--confirm-each", description = "With --auto: ask before each iteration.")
    boolean confirmEach;

    @Option(names = "--manual-critique", description = "Look yourself at what the critic finds bad.")
    boolean manualCritique;

    @Option(
            names = "--pages",
            paramLabel = "PAGES",
            description = "Show the critic only these pages, such as 2,4-6 or CASE:1-3. May be repeated.")
    List<String> pages = new ArrayList<>();

    @Option(names = "--iterations", paramLabel = "N", description = "At most so many iterations.")
    Integer iterations;

    @Option(names = "--dry-run", description = "Print what would happen; write nothing, start nothing.")
    boolean dryRun;

    @Option(names = "--continue", description = "Go on with the newest session of this manifest, or with --session.")
    boolean goOn;

    @Option(
            names = "--fork",
            paramLabel = "N",
            description = "Begin a new session where the newest one, or --session, stood after iteration N.")
    Integer fork;

    @Option(
            names = "--case",
            paramLabel = "CASE",
            description = "Only these cases: path, glob, case id, @failing or @changed. May be repeated.")
    List<String> cases = new ArrayList<>();

    @Option(names = "--plan", paramLabel = "FILE", description = "Try the experiments of this REFINE_PLAN.md.")
    Path plan;

    @Option(names = "--mode", paramLabel = "MODE", description = "accuracy, speed, robustness or custom.")
    String mode;

    @Option(names = "--concurrency", paramLabel = "N", description = "Cases at a time.")
    Integer concurrency;

    @Option(names = "--measure", paramLabel = "POLICY", description = "full, gated or lazy.")
    String measure;

    @Option(
            names = "--proposer",
            paramLabel = "NAME",
            description = "rules, plan, or what the manifest has: command, model, preset, race.")
    String proposer;

    @Option(names = "--budget-runs", paramLabel = "N", description = "Never start more than so many runs.")
    Integer budgetRuns;

    @Option(names = "--budget-usd", paramLabel = "X", description = "Never spend more than so many dollars.")
    Double budgetUsd;

    @Option(names = "--session", paramLabel = "DIR", description = "The session's folder.")
    Path session;

    @Option(names = "--fresh", description = "Ignore remembered results of earlier sessions (cache: workload).")
    boolean fresh;

    @Option(
            names = {"-y", "--yes"},
            description = "Take the usual answer to each question before the first edit; edits wait for yours.")
    boolean yes;

    RefineCommand(Console console) {
        this.console = console;
    }

    /** The whole command line of the program, ready to execute. */
    static CommandLine commandLine(Console console) {
        return commandLine(console, name -> true);
    }

    /**
     * Ready for these words and no others: to look at the options of every command takes longer than many a command.
     * Whoever is told of a mistake or wants help needs all of them.
     */
    static CommandLine commandLine(Console console, String... args) {
        Set<String> words = Set.copyOf(List.of(args));
        boolean help = words.contains("-h") || words.contains("--help");
        return commandLine(console, help ? name -> true : words::contains);
    }

    private static CommandLine commandLine(Console console, Predicate<String> named) {
        CommandLine line = new CommandLine(new RefineCommand(console));
        COMMANDS.stream().filter(named).forEach(name -> line.addSubcommand(command(name, console)));
        line.registerConverter(Path.class, RefineCommand::path);
        line.setExecutionStrategy(RefineCommand::execute);
        line.setOut(console.out());
        line.setErr(console.err());
        line.setAllowSubcommandsAsOptionParameters(true);
        line.setUsageHelpAutoWidth(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                console.colour() && TerminalCheck.showsResults()
                        ? CommandLine.Help.Ansi.ON
                        : CommandLine.Help.Ansi.OFF));
        return line;
    }

    /** Every start comes by here, and to link a reference to each constructor would take longer than to make a command. */
    private static Object command(String name, Console console) {
        return switch (name) {
            case "init" -> new InitCommand(console);
            case "plan" -> new PlanCommand(console);
            case "validate" -> new ValidateCommand(console);
            case "check" -> new CheckCommand(console);
            case "expect" -> new ExpectCommand(console);
            case "try" -> new TryCommand(console);
            case "status" -> new StatusCommand(console);
            case "log" -> new LogCommand(console);
            case "restore" -> new RestoreCommand(console);
            case "propose" -> new ProposeCommand(console);
            case "diff" -> new DiffCommand();
            case "compare" -> new CompareCommand(console);
            case "evaluate" -> new EvaluateCommand(console);
            case "quality" -> new QualityCommand(console);
            case "ask" -> new AskCommand(console);
            case "doctor" -> new DoctorCommand(console);
            default -> throw new IllegalArgumentException("no command has this name: " + name);
        };
    }

    /** An empty name is that of an unset variable, and would be taken for the working folder. */
    private static Path path(String word) {
        if (word.isEmpty()) {
            throw new TypeConversionException("it is empty");
        }
        return Path.of(word);
    }

    private static int execute(ParseResult parsed) {
        if (parsed.hasSubcommand()) {
            OptionsAhead.handOn(parsed);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    @Override
    public Integer call() {
        return FirstContact.isOne(console, this)
                ? new FirstContact(console, this).run()
                : new LoopRun(console, this).run();
    }

    /** The version that the jar's manifest names; classes outside of a jar have none. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"refine " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
