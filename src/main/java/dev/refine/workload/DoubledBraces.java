package dev.refine.workload;

import dev.refine.problem.Problem;
import dev.refine.workload.command.CommandLine;
import dev.refine.workload.command.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Placeholders in doubled braces, as template languages write theirs: to refine they are text, perhaps meant otherwise. */
final class DoubledBraces {

    private static final Pattern DOUBLED = Pattern.compile("\\{\\{([A-Za-z][A-Za-z0-9_]+)}}");

    private final List<Problem> warnings = new ArrayList<>();

    private DoubledBraces() {}

    /** A warning for each place. */
    static List<Problem> in(Manifest manifest) {
        DoubledBraces found = new DoubledBraces();
        Manifest.RunSpec run = manifest.run();
        Manifest.JudgeSpec judging = manifest.judging();
        found.look("runCommand", run.command(), Placeholder.TOLD);
        run.worker().ifPresent(worker -> found.look("worker", worker, Set.of(Placeholder.SESSION)));
        judging.overlayCommand().ifPresent(command -> found.look("overlayCommand", command, Placeholder.ALL));
        judging.validationScripts().forEach(command -> found.look("validationScripts", command, Placeholder.ALL));
        Manifest.CritiqueSpec critique = judging.critique();
        critique.script().ifPresent(command -> found.look("critiqueScript", command, Placeholder.ALL));
        critique.critic()
                .map(critic -> critic.isTextual() ? critic : critic.path("command"))
                .filter(command -> !command.isMissingNode())
                .ifPresent(command -> found.look("critic", CommandLine.of(command), Placeholder.ALL));
        manifest.cases().caseText().ifPresent(command -> found.look("caseTextCommand", command, Placeholder.OF_CASES));
        found.look("outputPath", run.outputPath(), Placeholder.IN_PATHS);
        run.usagePath().ifPresent(path -> found.look("usagePath", path, Placeholder.IN_PATHS));
        judging.overlayPath().ifPresent(path -> found.look("overlayPath", path, Placeholder.ALL));
        return List.copyOf(found.warnings);
    }

    private void look(String key, CommandLine command, Set<Placeholder> allowed) {
        look(key, command.display(), allowed);
    }

    private void look(String key, String text, Set<Placeholder> allowed) {
        Matcher doubled = DOUBLED.matcher(text);
        while (doubled.find()) {
            Optional<Placeholder> meant = Placeholder.named(doubled.group(1)).filter(allowed::contains);
            meant.map(placeholder -> warning(key, placeholder))
                    .filter(warning -> !warnings.contains(warning))
                    .ifPresent(warnings::add);
        }
    }

    private static Problem warning(String key, Placeholder meant) {
        return new Problem(
                "placeholder-doubled",
                key,
                "{" + meant.text() + "} is text, and no placeholder",
                "Nothing is put in its place.",
                "Write " + meant.text() + " if that is meant.");
    }
}
