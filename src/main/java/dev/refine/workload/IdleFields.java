package dev.refine.workload;

import dev.refine.problem.Problem;
import dev.refine.workload.command.CommandLine;
import dev.refine.workload.command.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fields that wait for another one: what somebody wrote for a purpose, and what happens for none. */
final class IdleFields {

    private IdleFields() {}

    /** A warning for each. */
    static List<Problem> in(Manifest manifest) {
        List<Problem> warnings = new ArrayList<>();
        Manifest.JudgeSpec judging = manifest.judging();
        Optional<CommandLine> overlay = judging.overlayCommand();
        if (overlay.isEmpty() && judging.overlayPath().isPresent() && !isDrawnByTheRun(manifest)) {
            warnings.add(idle("overlayPath", "there is no overlayCommand that draws anything there", "overlayCommand"));
        }
        if (overlay.isPresent() && judging.overlayPath().isEmpty() && !isTold(overlay.get())) {
            warnings.add(new Problem(
                    "manifest-idle",
                    "overlayCommand",
                    "nobody looks at what it draws",
                    "It is not told {overlay}, and there is no overlayPath.",
                    "Have it draw at {overlay}, or say with overlayPath where it draws."));
        }
        Manifest.CritiqueSpec critique = judging.critique();
        if (critique.script().isEmpty() && critique.critic().isEmpty()) {
            String nobody = "there is no critic to be given it";
            critique.prompt()
                    .ifPresent(text -> warnings.add(idle("critiquePrompt", nobody, "critic, or a critiqueScript")));
            if (!critique.checklist().isEmpty()) {
                warnings.add(idle("reviewChecklist", nobody, "critic, or a critiqueScript"));
            }
        }
        return List.copyOf(warnings);
    }

    private static boolean isDrawnByTheRun(Manifest manifest) {
        return isTold(manifest.run().command())
                || manifest.run().worker().filter(IdleFields::isTold).isPresent();
    }

    private static boolean isTold(CommandLine command) {
        String text = command.display();
        return text.contains(Placeholder.OVERLAY.text()) || text.contains(Placeholder.OVERLAY.variable());
    }

    private static Problem idle(String key, String why, String missing) {
        return new Problem(
                "manifest-idle",
                key,
                "it has no effect",
                "So far " + why + ".",
                "Add the " + missing + ", or take it out.");
    }
}
