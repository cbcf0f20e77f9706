package dev.refine.cli;

import dev.refine.cli.init.Conversation;
import dev.refine.cli.init.Menu;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.PatientPrompt;
import java.util.ArrayList;
import java.util.List;

/** What a person goes on with once there is a manifest, in the same sitting. */
record Sitting(Console console, Conversation conversation) {

    int after(RefineCommand loop) {
        conversation.say("");
        Menu next = new Menu(
                "What next?",
                List.of(
                        new Menu.Option("begin", 'b', "validate, measure all cases, suggest an edit"),
                        new Menu.Option("plan", 'p', "measure all cases and write a plan first"),
                        new Menu.Option("stop", 's', "that is enough for now")));
        List<String> answer = new ArrayList<>();
        Interrupts.during(() -> next.askOne(conversation).ifPresent(answer::add), () -> {});
        if (Interrupts.isRequested()) {
            conversation.say("The manifest is written: refine goes on with it.");
        }
        if (answer.contains("begin")) {
            return new LoopRun(console, loop, PatientPrompt.attended(console)).run();
        }
        if (answer.contains("plan")) {
            PlanCommand plan = new PlanCommand(console);
            plan.common.inherit(loop.common);
            int exit = plan.call();
            if (exit != ExitCode.GOAL_MET) {
                return exit;
            }
            loop.plan = plan.approved().orElse(null);
            return new LoopRun(console, loop, PatientPrompt.attended(console)).run();
        }
        return ExitCode.GOAL_MET;
    }
}
