package dev.refine.cli;

import dev.refine.cli.init.Depth;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.WorkloadCommand;
import dev.refine.cli.wiring.ManifestFile;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code refine init}: from a folder to a manifest. */
@Command(
        name = "init",
        description = {
            "Write refine.manifest.json: look at the folder and ask about the workload.",
            "Every question and answer is kept in .refine/DETAILS.md; an interview that was interrupted goes on."
        },
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false)
final class InitCommand extends WorkloadCommand {

    @Option(names = "--depth", paramLabel = "DEPTH", description = "short, medium, long or absolute.")
    private String depth;

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Ask nothing: a JSON object with answers by question; the folder answers the rest.")
    private Path answers;

    @Option(
            names = {"-y", "--yes"},
            description = "Ask nothing: take what the folder looks like.")
    private boolean yes;

    @Option(names = "--agent", description = "Write SKILL.md instead: how an agent works with refine.")
    private boolean agent;

    InitCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (agent) {
            return AgentSkill.write(console, common);
        }
        Path target = ManifestFile.place(console, common);
        refuseExisting(target);
        Optional<Depth> wished = Optional.ofNullable(depth).map(InitCommand::depth);
        if (answers != null || yes) {
            return new InitScript(console, common.json, target).run(Optional.ofNullable(answers));
        }
        console.requireTerminal(
                "refine init asks questions, and there is no terminal",
                "Give the answers with --answers FILE, or take what the folder looks like with --yes.");
        return new InitDialogue(console, common.json, target).run(wished, new RefineCommand(console));
    }

    private void refuseExisting(Path target) {
        if (Files.exists(target)) {
            throw new UsageException(Problem.of(
                    "manifest-exists",
                    "there is a manifest already: " + console.shown(target),
                    "It may hold your own changes.",
                    "Edit it, or name another file with --manifest FILE."));
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new UsageException(Problem.of(
                    "folder-missing",
                    "there is no folder " + console.shown(target.getParent()),
                    "The manifest lies beside the prompt and the cases.",
                    "Make the folder first."));
        }
    }

    private static Depth depth(String word) {
        return Depth.named(word)
                .orElseThrow(() -> new UsageException(Problem.of(
                        "usage",
                        "--depth cannot be \"" + word + "\"",
                        "Possible are short, medium, long and absolute.",
                        "See refine init --help.")));
    }
}
