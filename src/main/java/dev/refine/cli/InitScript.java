package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.init.Answers;
import dev.refine.cli.init.FolderGuess;
import dev.refine.cli.init.Interview;
import dev.refine.cli.init.Notebook;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.wiring.Locked;
import dev.refine.json.Json;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.Workload;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An interview that nobody holds: answers from a file, the rest as the folder suggests. */
record InitScript(Console console, boolean json, Path target) {

    private static final Map<String, String> EXAMPLES = Map.of(
            "promptPaths", "prompt.md",
            "casePaths", "cases/*.txt",
            "runCommand", "sh run.sh {case} {output}");

    int run(Optional<Path> file) {
        Map<String, String> answers = new LinkedHashMap<>(FolderGuess.of(target.getParent()));
        Map<String, String> given =
                file.map(path -> AnswerFile.read(console, path)).orElse(Map.of());
        Answers.faults(given).ifPresent(fault -> {
            throw new UsageException(Problem.of("answers-value", fault, "", "Correct the file of answers."));
        });
        answers.putAll(given);
        String missing = Interview.missing(answers);
        if (!missing.isEmpty()) {
            throw new UsageException(Problem.of(
                    "answers-missing",
                    "nothing says what these are: " + missing,
                    "The folder " + target.getParent() + " does not show it.",
                    "Give them with --answers FILE, such as " + example(missing)
                            + ", or run refine init in a terminal."));
        }
        ManifestProposal proposal = new ManifestProposal(Answers.manifest(answers), target);
        Workload workload = proposal.workload();
        Locked.in(target.getParent(), "refine init", () -> {
            Notebook notebook = Notebook.open(target.getParent(), Clock.systemUTC());
            Answers.record(notebook, answers, given.keySet());
            proposal.write();
            notebook.close();
            return ExitCode.GOAL_MET;
        });
        new InitResult(console, json).print(proposal, workload);
        return ExitCode.GOAL_MET;
    }

    private static String example(String missing) {
        ObjectNode example = Json.object();
        for (String id : missing.split(", ")) {
            example.put(id, EXAMPLES.getOrDefault(id, "…"));
        }
        return Json.compact(example);
    }
}
