package dev.refine.cli.init;

import static dev.refine.cli.init.AnswerKind.COMMAND;
import static dev.refine.cli.init.AnswerKind.COUNT;
import static dev.refine.cli.init.AnswerKind.PATHS;
import static dev.refine.cli.init.AnswerKind.TEXT;

import java.util.List;

/** The topics whose answers are fields of the manifest, one by one. */
final class ConfigurationTopics {

    static final Topic CORE = new Topic(
            "the files",
            List.of(
                    Question.of(
                                    "workloadId",
                                    TEXT,
                                    "What shall this workload be called?",
                                    "The name is part of every session's folder.")
                            .needed(),
                    Question.of(
                                    "promptPaths",
                                    PATHS,
                                    "Which files hold the prompt?",
                                    "These files may be edited, and no others. Files or globs, with commas between.")
                            .needed(),
                    Question.of(
                            "schemaPaths",
                            PATHS,
                            "Which files hold a JSON schema that may be edited, too?",
                            "A schema that the model is given can be wrong as well as a prompt. A minus sign for none."),
                    Question.of(
                                    "casePaths",
                                    PATHS,
                                    "Which files are the inputs, one for each case?",
                                    "A glob such as cases/*.txt. What the star stands for is the name of the case.")
                            .needed(),
                    Question.of(
                            "expectedPaths",
                            PATHS,
                            "Where are the outputs that you expect?",
                            "A glob such as expected/*.json, paired with the cases by what the star stands for. Without"
                                    + " any, validators must judge; refine expect can make these files from outputs.")),
            List.of(
                    Question.of(
                            "inputs",
                            PATHS,
                            "Which further files does the command read?",
                            "When one of them changes, remembered results do not count any more."),
                    Question.of(
                            "editCheck",
                            COMMAND,
                            "Which command tells whether an edited file is still sound?",
                            "It runs after each edit and before any case; another exit code than 0 refuses the edit.")));

    static final Topic EXECUTION = new Topic(
            "running it",
            List.of(
                    Question.of(
                                    "runCommand",
                                    COMMAND,
                                    "Which command runs one case?",
                                    "{case} stands for the input's path and {output} for where the JSON must be written.")
                            .needed(),
                    Question.of(
                                    "outputPath",
                                    TEXT,
                                    "Where shall the output of a case be put?",
                                    "{caseId} stands for the name of the case. Folders are made.")
                            .needed(),
                    Question.of(
                            "validationScripts",
                            COMMAND,
                            "Which command checks an output by itself?",
                            "For instance: sh check.sh {output}. Another exit code than 0 is a failed check, and what it"
                                    + " prints is the reason."),
                    Question.of(
                            "overlayCommand",
                            COMMAND,
                            "Which command draws an output over its input?",
                            "For workloads on pictures or pages: {overlay} stands for the picture to write.")),
            List.of(
                    Question.of(
                            "envFile",
                            PATHS,
                            "Which file holds the variables that the command needs?",
                            "Lines NAME=value. The values are never shown."),
                    Question.of(
                            "usagePath",
                            TEXT,
                            "Where does the command write what a run has cost?",
                            "A JSON file with inputTokens, outputTokens and costUsd; {usage} stands for its path."),
                    Question.of(
                            "preflight",
                            COMMAND,
                            "Which command tells whether everything that must be up is up?",
                            "It runs before anything else is started.")));

    static final Topic ADVANCED = new Topic(
            "fine tuning",
            List.of(
                    Question.of(
                            "maxIterations",
                            COUNT,
                            "How many edits may be tried in one session?",
                            "Each is one iteration."),
                    Question.of(
                            "critiqueScript",
                            COMMAND,
                            "Which command judges a picture of the output?",
                            "It prints a critique report."),
                    Question.of(
                            "critiquePrompt",
                            TEXT,
                            "What should whoever judges pictures look for?",
                            "It is given to the critic."),
                    Question.of(
                            "proposer",
                            COMMAND,
                            "Which command of yours proposes edits?",
                            "It reads protocol 1. Without one, the built-in rules propose.")),
            List.of(
                    Question.of(
                            "trials",
                            COUNT,
                            "How often may one case be run before its result is believed?",
                            "1 takes every result as exact."),
                    Question.note("tuning.why", "What would you want to change here after a week?")));

    private ConfigurationTopics() {}
}
