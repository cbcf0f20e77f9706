package dev.refine.quality;

import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.quality.judgement.Impact;
import dev.refine.quality.judgement.Task;
import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.record.Round;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Reply;
import dev.refine.quality.role.Role;
import dev.refine.quality.role.RoleRequest;
import dev.refine.quality.tree.FileTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a candidate: the builder works on a copy of the previous version, its own check looks at the result, and what that
 * says goes back to it. A task that the builder calls too broad is done part by part.
 */
final class BuildStep {

    private static final String TEMPLATE = "QUALITY_BUILDER.md";
    private static final String FOLDER = "deliverable";

    private final Bench bench;
    private final BuildTrial trial;

    BuildStep(Bench bench) {
        this.bench = bench;
        this.trial = new BuildTrial(bench);
    }

    /** One candidate in the making. */
    private static final class Work {
        private FileTree tree;
        private String objection = "";
        private int builds;
        private List<String> split = List.of();
    }

    void take(Round round) {
        Backend builder = bench.role(Role.BUILDER).orElseThrow(BuildStep::nobody);
        int attempt = round.guarded().size() + 1;
        FileTree previous = bench.session().get(bench.state().previous());
        WorkOrder order = new WorkOrder(bench, round);
        Work work = new Work();
        work.tree = previous;
        build(round, attempt + "", order.files(), builder, work);
        for (int part = 0; part < work.split.size(); part++) {
            FileTree files = order.files()
                    .with("TASKS.md", "# Tasks\n\n- [ ] " + work.split.get(part).strip() + "\n");
            build(round, attempt + "-part-" + (part + 1), files, builder, work);
        }
        Observed observed = Observed.of(previous, work.tree);
        bench.session()
                .append(new QualityEvent.CandidateBuilt(
                        round.number(),
                        attempt,
                        bench.session().put(work.tree),
                        work.builds,
                        work.objection,
                        work.split,
                        claimed(order.planned()),
                        observed.impact(),
                        observed.files(),
                        observed.lines()));
    }

    private void build(Round round, String label, FileTree order, Backend builder, Work work) {
        int tries = bench.file().build().map(build -> build.tries()).orElse(1);
        for (int attempt = 1; attempt <= tries; attempt++) {
            new Purse(bench.state(), bench.file().limits().strictBudget()).check(List.of(builder));
            FileTree files = work.objection.isEmpty() ? order : order.with("trial.md", work.objection + "\n");
            RoleRequest request = new RoleRequest(
                    Role.BUILDER,
                    round.number(),
                    label + "-" + attempt,
                    prompt(files, work.tree),
                    files.with(FOLDER, work.tree),
                    false);
            Reply reply = Replies.recorded(bench, builder, request);
            work.builds++;
            List<String> split = SplitRequest.in(reply);
            if (!split.isEmpty() && work.split.isEmpty()) {
                work.split = split;
                return;
            }
            if (!reply.isOk()) {
                bench.remark(
                        round.number(), "builder " + label + ": " + reply.call().line());
                return;
            }
            work.tree = reply.work().below(FOLDER);
            work.objection = trial.objection(work.tree);
            if (work.objection.isEmpty()) {
                return;
            }
        }
    }

    private String prompt(FileTree order, FileTree tree) {
        Map<String, Object> scope = new HashMap<>();
        scope.put("query", order.files().get("query.md").text().strip());
        scope.put("files", order.files().keySet());
        scope.put("deliverable", tree.files().keySet());
        scope.put("empty", tree.isEmpty());
        scope.put("name", bench.state().started().file());
        scope.put("refused", order.files().containsKey("refusals.md"));
        scope.put("trial", order.files().containsKey("trial.md"));
        return bench.templates().render(TEMPLATE, scope);
    }

    private static Impact claimed(List<Task> tasks) {
        List<Impact> impacts = new ArrayList<>(List.of(Impact.INCREMENTAL));
        tasks.forEach(task -> impacts.add(task.impact()));
        return impacts.stream().max(Enum::compareTo).orElseThrow();
    }

    private static UsageException nobody() {
        return new UsageException(new Problem(
                "role-none",
                "quality.json",
                "nobody plays the builder",
                "The loop needs one; a judgement does not.",
                "Name it under \"roles\", or use refine evaluate."));
    }
}
