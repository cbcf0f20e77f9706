package dev.refine.quality.role;

import dev.refine.model.EndpointSpec;
import dev.refine.quality.command.CommandText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Something that can play a role.
 *
 * @param name for messages and folders
 * @param command what is started; null when nothing is
 * @param replay folder of recorded answers; null when they are not recorded
 * @param model endpoint that is asked; null when none is
 * @param preset name of an agent program's preset, with a slash and its model if need be; null when none is asked
 * @param timeout of one call
 * @param estimateUsd what a call is taken to cost before one was paid for; 0 = unknown
 * @param vision whether it can look at images
 * @param keys variables that it cannot work without
 */
public record Backend(
        String name,
        CommandText command,
        Path replay,
        EndpointSpec model,
        String preset,
        Duration timeout,
        double estimateUsd,
        boolean vision,
        List<String> keys) {

    public Backend {
        keys = List.copyOf(keys);
    }

    /** The same with less time for a call. */
    public Backend within(Duration less) {
        return new Backend(name, command, replay, model, preset, less, estimateUsd, vision, keys);
    }

    /** Whether it acts in a step session of its own kind: its command names the folder. */
    public boolean keepsSteps() {
        return command != null && command.display().toLowerCase(Locale.ROOT).contains("session_dir");
    }

    /** What makes its answers what they are, as far as we know. */
    String identity() {
        if (command != null) {
            return command.shell() + command.display();
        }
        if (preset != null) {
            return "preset " + preset;
        }
        return replay != null ? "replay " + replay.getFileName() : "model " + model.name();
    }
}
