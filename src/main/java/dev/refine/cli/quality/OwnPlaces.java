package dev.refine.cli.quality;

import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.quality.setup.QualityFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the program keeps its own, and what it goes by: no place for a deliverable.
 *
 * @param session folder that the user named for the session
 */
record OwnPlaces(QualityFile file, Optional<Path> session) {

    /** @throws UsageException when versions cannot be put there */
    void refuse(Path target) {
        refuseToHold(target);
        refuseIn(target, file.home().resolve("sessions"), "It lies among the sessions.");
        refuseIn(target, file.home().resolve(".refine"), "It lies where refine keeps its lock.");
        session.ifPresent(named -> refuseIn(target, named, "It lies in the session."));
        refuseIn(target, file.home().resolve(file.name()), "It says who plays which role.");
    }

    /**
     * Sessions lie beside quality.json, and a deliverable that holds its own sessions has no end.
     *
     * @throws UsageException when it would
     */
    void refuseToHold(Path target) {
        if (real(file.home()).startsWith(real(target))) {
            throw refused(target, "The sessions are kept in " + file.home() + ".");
        }
        session.filter(named -> real(named).startsWith(real(target))).ifPresent(named -> {
            throw refused(target, "The session is to be kept in " + named + ".");
        });
    }

    private static void refuseIn(Path target, Path own, String why) {
        if (real(target).startsWith(real(own))) {
            throw refused(target, why);
        }
    }

    private static UsageException refused(Path target, String why) {
        return new UsageException(new Problem(
                "deliverable-home",
                target.toString(),
                "cannot be the deliverable",
                why,
                "Put the deliverable into a folder of its own."));
    }

    /** Where links lead; of what is not there yet, where its folder does. */
    private static Path real(Path path) {
        Path plain = path.toAbsolutePath().normalize();
        try {
            return plain.toRealPath();
        } catch (IOException notThere) {
            Path folder = plain.getParent();
            return folder == null ? plain : real(folder).resolve(plain.getFileName());
        }
    }
}
