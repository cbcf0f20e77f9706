package dev.refine.quality.setup;

import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.quality.command.CommandText;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A quality.json. Without a file everything has its default and nobody plays a role.
 *
 * @param home folder that its paths are relative to
 * @param name of the file, for messages; the usual one without a file
 * @param bytes of the file; empty without one
 * @param query what to make; may be empty
 * @param deliverable relative to home; may be empty
 * @param criteria empty when the criteria role or a preset has to give them
 * @param criteriaSource how the criteria came about, in words; empty when they are not settled
 * @param backends by name
 * @param roles backends that play each role, by role; several evaluators form a panel
 */
public record QualityFile(
        Path home,
        String name,
        byte[] bytes,
        String id,
        String query,
        String deliverable,
        List<Criterion> criteria,
        String criteriaSource,
        Map<String, Backend> backends,
        Map<Role, List<Backend>> roles,
        Optional<Trial> build,
        Optional<Render> render,
        Limits limits) {

    /** The usual name. */
    public static final String NAME = "quality.json";

    /** The builder's own check: it runs after each build, and what it prints goes back to the builder. */
    public record Trial(CommandText command, int tries, Duration timeout) {}

    /** Makes images of the deliverable. */
    public record Render(CommandText command, Duration timeout) {}

    /**
     * Where to stop.
     *
     * @param maxRounds rounds at most
     * @param guardTries candidates of a round that the guard may refuse before the previous version is kept
     * @param guardSwap whether the guard is asked twice, with the labels exchanged
     * @param evalRepeats evaluations of a round, of which the median counts
     * @param costUsd null for no budget
     * @param strictBudget whether a call of unknown cost is refused
     * @param impactGate whether a plan of nothing but polish is sent back
     * @param consensusRounds steps of a panel at most
     * @param consensusSeconds time for a panel altogether
     * @param checkSeconds time for one check
     */
    public record Limits(
            int maxRounds,
            int guardTries,
            boolean guardSwap,
            int evalRepeats,
            Double costUsd,
            boolean strictBudget,
            boolean impactGate,
            int consensusRounds,
            int consensusSeconds,
            int checkSeconds) {}

    /** The only backend of a role, or the first. */
    public Optional<Backend> role(Role role) {
        return players(role).stream().findFirst();
    }

    /** Everybody who plays a role. */
    public List<Backend> players(Role role) {
        return roles.getOrDefault(role, List.of());
    }

    /** @throws UsageException when there is none */
    public List<Backend> builders() {
        if (players(Role.BUILDER).isEmpty()) {
            throw new UsageException(new Problem(
                    "role-none",
                    name,
                    "nobody plays the builder",
                    "The loop needs one; a judgement does not.",
                    "Name it under \"roles\", or use refine evaluate."));
        }
        return players(Role.BUILDER);
    }
}
