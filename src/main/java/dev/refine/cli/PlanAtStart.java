package dev.refine.cli;

import dev.refine.cli.wiring.Proposers;
import dev.refine.journal.SessionSettings;
import dev.refine.journal.session.SessionFolder;
import dev.refine.propose.plan.Plan;
import dev.refine.propose.plan.PlanReader;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * The plan that a session began with. The cases that it left out stay left out as long as the session goes on, whoever
 * proposes then; the copy in the session says which, since the plan itself may have been edited.
 */
final class PlanAtStart {

    private PlanAtStart() {}

    /** Empty also where a plan was approved later on, since that one chose no cases. */
    static Optional<Plan> of(SessionFolder folder, SessionSettings settings, Manifest manifest) {
        boolean followed = settings.proposer().contains("\"plan\"") && Files.isRegularFile(folder.plan());
        return followed ? Optional.of(of(folder, Workload.resolve(manifest))) : Optional.empty();
    }

    /** An exclusion that names no case was told when the session began, and is too late to correct in its copy. */
    private static Plan of(SessionFolder folder, Workload workload) {
        Plan plan = PlanReader.read(folder.plan(), Proposers.editable(workload));
        return plan.leavingOut(plan.exclusions().stream()
                .filter(exclusion ->
                        workload.missed(exclusion.cases(), List.of()).isEmpty())
                .toList());
    }

    /** The manifest in the mode of the session, by the plan that it began with. */
    static Manifest like(Manifest read, SessionFolder folder, SessionSettings settings) {
        Manifest manifest = ManifestOverrides.like(read, settings);
        return of(folder, settings, manifest)
                .map(plan -> ManifestOverrides.following(manifest, plan))
                .orElse(manifest);
    }
}
