package dev.refine.cli.quality;

import dev.refine.problem.Problem;
import dev.refine.quality.command.CommandText;
import dev.refine.quality.role.Backend;
import dev.refine.quality.setup.QualityFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Placeholders of quality.json in doubled braces, as template languages write theirs: a pair stays around what is put in. */
final class DoubledPlaces {

    private static final Pattern DOUBLED = Pattern.compile("\\{\\{([a-z_]+)}}");
    private static final Set<String> OF_ROLES =
            Set.of("home", "work_dir", "out_dir", "session_dir", "prompt_file", "usage", "role", "round");
    private static final Set<String> OF_CHECKS = Set.of("home", "deliverable", "criterion");
    private static final Set<String> OF_TRIALS = Set.of("home", "deliverable", "out_dir");

    private final String file;
    private final List<Problem> warnings = new ArrayList<>();

    private DoubledPlaces(String file) {
        this.file = file;
    }

    /** A warning for each place. */
    static List<Problem> in(QualityFile file) {
        DoubledPlaces found = new DoubledPlaces(file.name());
        Stream.concat(
                        file.roles().values().stream().flatMap(List::stream),
                        file.backends().values().stream()
                                .sorted((a, b) -> a.name().compareTo(b.name())))
                .filter(backend -> backend.command() != null)
                .forEach(backend -> found.look(where(backend), backend.command(), OF_ROLES));
        file.criteria().stream()
                .filter(criterion -> criterion.check() != null)
                .forEach(criterion -> found.look("the check of " + criterion.id(), criterion.check(), OF_CHECKS));
        file.build().ifPresent(trial -> found.look("the check of build", trial.command(), OF_TRIALS));
        file.render().ifPresent(render -> found.look("the command of render", render.command(), OF_TRIALS));
        return List.copyOf(found.warnings);
    }

    private static String where(Backend backend) {
        return "the command of " + backend.name();
    }

    private void look(String where, CommandText command, Set<String> known) {
        Matcher doubled = DOUBLED.matcher(command.display());
        while (doubled.find()) {
            String name = doubled.group(1);
            Problem warning = new Problem(
                    "placeholder-doubled",
                    file,
                    where + " has {{" + name + "}}",
                    "One pair of braces stays around what is put in its place.",
                    "Write {" + name + "} if that is not meant.");
            if (known.contains(name) && !warnings.contains(warning)) {
                warnings.add(warning);
            }
        }
    }
}
