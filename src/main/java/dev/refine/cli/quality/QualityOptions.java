package dev.refine.cli.quality;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of both commands that judge a deliverable. */
final class QualityOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Who plays which role; default: quality.json in the working folder, if there is one.")
    Path config;

    @Option(
            names = "--criteria",
            paramLabel = "CRITERIA",
            description = "\"E1: ..., E2: ...\", a file, or the name of a preset.")
    String criteria;

    @Option(
            names = "--eval-backends",
            paramLabel = "NAME",
            arity = "1..*",
            description = {
                "Evaluators, by their names in \"backends\"; several form a panel.",
                "Query and path stand in front of it."
            })
    List<String> evalBackends;

    @Option(
            names = "--eval-repeats",
            paramLabel = "N",
            description = "Ask the evaluator so many times; each criterion's median counts.")
    Integer evalRepeats;

    @Option(names = "--cost-budget", paramLabel = "USD", description = "Never spend more than so many dollars.")
    Double costBudget;

    @Option(names = "--strict-budget", description = "With a budget, refuse calls whose cost is unknown.")
    boolean strictBudget;

    @Option(names = "--session", paramLabel = "DIR", description = "The session's folder.")
    Path session;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress.")
    boolean quiet;

    @Option(names = "--debug", description = "Stack traces.")
    boolean debug;
}
