package dev.refine.quality;

import dev.refine.quality.evaluate.Judged;
import dev.refine.quality.evaluate.Subject;
import dev.refine.quality.record.Evaluation;
import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.record.QualityState;
import dev.refine.quality.record.Round;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Call;
import dev.refine.quality.role.SideBySide;
import dev.refine.quality.tree.FileTree;
import dev.refine.quality.tree.TreeDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Judges what was submitted, while the process that led to it is analyzed. Neither sees anything of the other. */
final class EvaluateStep {

    private final Bench bench;
    private final CheckMemory checks;
    private final ProcessAnalysis process;
    private final BuildTrial render;

    EvaluateStep(Bench bench) {
        this.bench = bench;
        this.checks = new CheckMemory(bench);
        this.process = new ProcessAnalysis(bench);
        this.render = new BuildTrial(bench);
    }

    void take(Round round) {
        QualityEvent.AnswerSubmitted submitted = round.submitted().orElseThrow();
        FileTree deliverable = bench.session().get(submitted.files());
        Optional<Round> same = sameBefore(round, submitted);
        if (same.isPresent()) {
            repeat(round, same.get());
            return;
        }
        List<QualityEvent.CheckResult> checked = checks.of(round.number(), deliverable);
        boolean analyzes = !bench.state().started().settings().once();
        Subject subject = subject(round, deliverable, checked);
        String trace = process.trace();
        List<Backend> asked = new ArrayList<>(bench.evaluator().asks(subject));
        if (analyzes) {
            asked.addAll(process.asks(round.number(), trace));
        }
        new Purse(bench).check(asked);
        sayWhoJudges();
        List<Callable<Object>> work = new ArrayList<>();
        work.add(() -> bench.evaluator().judge(subject));
        if (analyzes) {
            work.add(bench.calls().beside(() -> process.analyze(round.number(), trace)));
        }
        List<Object> done = SideBySide.all(work);
        Judged judged = (Judged) done.get(0);
        judged.calls().stream()
                .filter(call -> bench.evaluators().size() < 2 && call.status() == Call.Status.NOT_STARTABLE)
                .findFirst()
                .ifPresent(call -> {
                    throw Replies.missing(call);
                });
        judged.calls().forEach(call -> Replies.record(bench, call));
        EvaluationFiles.write(bench, round.number(), judged);
        Optional<ProcessAnalysis.Analyzed> analyzed =
                analyzes ? Optional.of((ProcessAnalysis.Analyzed) done.get(1)) : Optional.empty();
        analyzed.filter(found -> !round.analyzed()).ifPresent(found -> process.record(round.number(), found));
        process.writeMemory();
        bench.session().append(new QualityEvent.DeliverableEvaluated(round.number(), judged.evaluation()));
        say(round, judged.evaluation());
    }

    /** Several may have one name. */
    private void sayWhoJudges() {
        List<Backend> evaluators = bench.evaluators();
        for (int i = 0; i < evaluators.size(); i++) {
            String number = evaluators.size() == 1 ? "" : i + 1 + " ";
            bench.said().accept("evaluator " + number + "(" + evaluators.get(i).name() + ")");
        }
    }

    /** An unchanged version keeps its judgement; a degraded one was none. */
    private Optional<Round> sameBefore(Round round, QualityEvent.AnswerSubmitted submitted) {
        return bench.state().rounds().stream()
                .filter(earlier -> earlier.number() < round.number())
                .filter(earlier ->
                        earlier.evaluation().filter(found -> !found.degraded()).isPresent())
                .filter(earlier -> earlier.submitted()
                        .map(before -> before.files().equals(submitted.files()))
                        .orElse(false))
                .findFirst();
    }

    private void repeat(Round round, Round same) {
        FileTree files = TreeDisk.take(bench.session().folder().resolve(Places.evaluation(same.number())))
                .tree();
        files.files().forEach((path, file) -> {
            if (!path.startsWith("guard_") && !path.startsWith("process_")) {
                bench.session().write(Places.evaluation(round.number()) + "/" + path, file.text());
            }
        });
        bench.remark(round.number(), "the version of round " + same.number() + " stays, and so does its judgement");
        bench.session()
                .append(new QualityEvent.DeliverableEvaluated(
                        round.number(), same.evaluation().orElseThrow()));
    }

    private Subject subject(Round round, FileTree deliverable, List<QualityEvent.CheckResult> checked) {
        QualityState state = bench.state();
        FileTree earlier = FileTree.EMPTY;
        for (Round before : state.rounds()) {
            FileTree files = before.number() == round.number()
                    ? FileTree.EMPTY
                    : TreeDisk.take(bench.session().folder().resolve(Places.evaluation(before.number())))
                            .tree();
            if (files.files().containsKey("verdict.json")) {
                earlier = earlier.with(
                        Places.name(before.number()) + "/verdict.json",
                        files.files().get("verdict.json").text());
            }
        }
        return new Subject(
                round.number(),
                state.started().query(),
                state.criteria(),
                deliverable,
                checked,
                render.images(round.number(), deliverable),
                earlier,
                state.preserve());
    }

    private void say(Round round, Evaluation evaluation) {
        bench.said()
                .accept("round " + round.number() + ": "
                        + (evaluation.degraded()
                                ? "degraded evaluation: " + String.join("; ", evaluation.remarks())
                                : evaluation.scoresInWords()));
    }
}
