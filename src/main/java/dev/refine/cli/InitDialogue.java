package dev.refine.cli;

import dev.refine.cli.init.Answers;
import dev.refine.cli.init.Conversation;
import dev.refine.cli.init.Depth;
import dev.refine.cli.init.FolderGuess;
import dev.refine.cli.init.Interview;
import dev.refine.cli.init.Menu;
import dev.refine.cli.init.Notebook;
import dev.refine.cli.person.SuggestionView;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.wiring.Locked;
import dev.refine.problem.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code refine init} with a person: look, ask, show, confirm, and go on in the same sitting if they like. */
final class InitDialogue {

    private final Console console;
    private final boolean json;
    private final Path target;
    private final Conversation conversation;

    InitDialogue(Console console, boolean json, Path target) {
        this.console = console;
        this.json = json;
        this.target = target;
        this.conversation = new TerminalConversation(console);
    }

    /** @param loop the options for whatever follows in the same sitting */
    int run(Optional<Depth> wished, RefineCommand loop) {
        AtomicInteger exit = new AtomicInteger(ExitCode.GOAL_NOT_MET);
        // A question ends with the signal then, and the last words are said.
        Interrupts.during(
                () -> exit.set(Locked.in(target.getParent(), "refine init", () -> interview(wished))), () -> {});
        if (exit.get() != ExitCode.GOAL_MET) {
            boolean kept = Notebook.open(target.getParent(), Clock.systemUTC()).hasDraft();
            conversation.say(
                    kept
                            ? "What you said is kept: refine init goes on from here."
                            : "Nothing was answered yet: refine init begins anew.");
            return exit.get();
        }
        loop.common.manifest = target;
        loop.common.json |= json;
        return new Sitting(console, conversation).after(loop);
    }

    private int interview(Optional<Depth> wished) {
        Path folder = target.getParent();
        Map<String, String> guess = FolderGuess.of(folder);
        Notebook notebook = Notebook.open(folder, Clock.systemUTC());
        show(guess);
        Interview interview = new Interview(conversation, notebook, guess);
        boolean done = resume(notebook) && interview.hold(wished) && settled(interview, notebook);
        return done ? ExitCode.GOAL_MET : ExitCode.GOAL_NOT_MET;
    }

    private void show(Map<String, String> guess) {
        conversation.say("I looked at " + console.shown(target.getParent()) + ":");
        guess.forEach((id, answer) -> conversation.say("  " + id + ": " + answer));
        conversation.say("");
    }

    private boolean resume(Notebook notebook) {
        if (!notebook.hasDraft()) {
            return true;
        }
        Optional<String> answer = new Menu(
                        "There is an interview that was not finished.",
                        List.of(
                                new Menu.Option("continue", 'c', "go on where it stopped"),
                                new Menu.Option("fresh", 'f', "begin again")))
                .askOne(conversation);
        if (answer.equals(Optional.of("fresh"))) {
            notebook.forgetDraft();
        }
        return answer.isPresent();
    }

    /** Shows the manifest until it is confirmed. */
    private boolean settled(Interview interview, Notebook notebook) {
        while (true) {
            ManifestProposal proposal = new ManifestProposal(Answers.manifest(notebook.answers()), target);
            conversation.say("");
            proposal.text().lines().forEach(conversation::say);
            List<Problem> problems = proposal.problems();
            problems.forEach(
                    problem -> SuggestionView.paragraph("", problem.sentence()).forEach(conversation::say));
            List<Menu.Option> options = problems.isEmpty()
                    ? List.of(
                            new Menu.Option("confirm", 'c', "write " + target.getFileName()),
                            new Menu.Option("change", 'h', "answer one question again"),
                            new Menu.Option("quit", 'q', "keep the answers for later"))
                    : List.of(
                            new Menu.Option("change", 'h', "answer one question again"),
                            new Menu.Option("quit", 'q', "keep the answers for later"));
            String title = problems.isEmpty() ? "Is this right?" : "This manifest cannot be used yet.";
            String answer = new Menu(title, options).askOne(conversation).orElse("quit");
            if (answer.equals("confirm")) {
                proposal.write();
                notebook.close();
                new InitResult(console, json).print(proposal, proposal.workload());
                console.out().flush();
                return true;
            }
            if (!answer.equals("change") || !interview.change()) {
                return false;
            }
        }
    }
}
