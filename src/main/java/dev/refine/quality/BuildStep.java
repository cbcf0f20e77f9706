package dev.refine.quality;

import dev.refine.quality.judgement.Impact;
import dev.refine.quality.judgement.Task;
import dev.refine.quality.record.QualityEnd;
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
 * says goes back to it. A task that the builder calls too broad is done part by part. Where there are several builders,
 * the tasks of a plan and the parts of a task are dealt out among them.
 */
final class BuildStep {

    private static final String TEMPLATE = "QUALITY_BUILDER.md";
    /** Where the deliverable lies in a builder's working copy. */
    static final String FOLDER = "deliverable";

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
        private boolean merged;
        private String trouble = "";
        private int builds;
        private List<String> split = List.of();
    }

    void take(Round round) {
        List<Backend> builders = bench.file().builders();
        int attempt = round.guarded().size() + 1;
        FileTree previous = bench.session().get(bench.state().previous());
        WorkOrder order = new WorkOrder(bench, round);
        Work work = new Work();
        work.tree = previous;
        List<String> pieces = order.dealt(builders.size());
        if (pieces.size() > 1) {
            sideBySide(round, attempt + "-piece-", order.with(pieces), builders, work);
        } else {
            build(round, attempt + "", order.files(), builders.get(0), work);
        }
        parts(round, attempt + "-part-", order, builders, work);
        if (work.merged) {
            mend(round, attempt + "-whole", order, builders.get(0), work);
        }
        if (previous.isEmpty() && work.tree.isEmpty()) {
            throw new Stop(QualityEnd.DEGRADED, "the builder made nothing" + work.trouble);
        }
        record(round, attempt, order, previous, work);
    }

    /** Whatever the builders asked to be split. */
    private void parts(Round round, String label, WorkOrder order, List<Backend> builders, Work work) {
        List<FileTree> orders = order.with(
                work.split.stream().map(part -> "- [ ] " + part.strip()).toList());
        if (builders.size() > 1 && orders.size() > 1) {
            sideBySide(round, label, orders, builders, work);
        } else {
            for (int part = 0; part < orders.size(); part++) {
                build(round, label + (part + 1), orders.get(part), builders.get(0), work);
            }
        }
    }

    private void sideBySide(Round round, String label, List<FileTree> orders, List<Backend> builders, Work work) {
        SideBuild side = new SideBuild(bench, round, builders);
        List<SideBuild.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            pieces.add(new SideBuild.Piece(
                    side.builder(i), request(round, label + (i + 1) + "-1", orders.get(i), work.tree)));
        }
        SideBuild.Built built = side.build(work.tree, pieces);
        work.tree = built.tree();
        work.builds += pieces.size();
        work.split = work.split.isEmpty() ? built.split() : work.split;
        for (SideBuild.Piece piece : built.again()) {
            int number = pieces.indexOf(piece);
            build(round, label + (number + 1) + "-merged", orders.get(number), piece.builder(), work);
        }
        work.merged = true;
    }

    /** What was put together from pieces has not been looked at as a whole yet. */
    private void mend(Round round, String label, WorkOrder order, Backend builder, Work work) {
        work.objection = trial.objection(round.number(), work.tree);
        if (!work.objection.isEmpty()) {
            build(round, label, order.files(), builder, work);
        }
    }

    private void record(Round round, int attempt, WorkOrder order, FileTree previous, Work work) {
        if (!work.objection.isEmpty()) {
            bench.remark(
                    round.number(),
                    "the candidate goes on although build.check is not content: "
                            + work.objection.lines().findFirst().orElse(""));
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
            FileTree files = work.objection.isEmpty() ? order : order.with("trial.md", work.objection + "\n");
            Reply reply = Replies.recorded(bench, builder, request(round, label + "-" + attempt, files, work.tree));
            work.builds++;
            List<String> split = SplitRequest.in(reply);
            if (!split.isEmpty() && work.split.isEmpty()) {
                work.split = split;
                return;
            }
            if (!reply.isOk()) {
                work.trouble = ": " + reply.call().line();
                bench.remark(round.number(), reply.call().line());
                return;
            }
            work.tree = made(bench, round, reply);
            work.objection = trial.objection(round.number(), work.tree);
            if (work.objection.isEmpty()) {
                return;
            }
        }
    }

    /** What a builder has made; of more than one file where the deliverable is one, that file. */
    static FileTree made(Bench bench, Round round, Reply reply) {
        FileTree tree = reply.work().below(FOLDER);
        if (!reply.call().note().isEmpty()) {
            bench.remark(round.number(), reply.call().note());
        }
        String file = bench.state().started().file();
        List<String> more = tree.files().keySet().stream()
                .filter(path -> !file.isEmpty() && !path.equals(file))
                .toList();
        if (more.isEmpty()) {
            return tree;
        }
        bench.remark(
                round.number(),
                "the deliverable is the file " + file + "; what the builder made beside it is left out: "
                        + String.join(", ", more));
        return tree.only(file);
    }

    private RoleRequest request(Round round, String label, FileTree order, FileTree tree) {
        return new RoleRequest(
                Role.BUILDER, round.number(), label, prompt(order, tree), order.with(FOLDER, tree), false);
    }

    private String prompt(FileTree order, FileTree tree) {
        Map<String, Object> scope = new HashMap<>();
        scope.put("query", order.files().get("query.md").text().strip());
        scope.put("files", order.names());
        scope.put("deliverable", tree.names());
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
}
