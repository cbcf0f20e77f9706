package dev.refine.quality;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.record.Round;
import dev.refine.quality.tree.TreeDisk;
import java.time.Instant;
import java.util.List;

/** Makes a version the answer of its round: a snapshot with relative paths and digests, never overwritten by a later one. */
final class SubmitStep {

    private final Bench bench;

    SubmitStep(Bench bench) {
        this.bench = bench;
    }

    void take(Round round) {
        boolean once = bench.state().started().settings().once();
        boolean first = bench.state().previous().isEmpty();
        boolean accepted = round.guarded().size() > round.refusals().size();
        boolean kept = !once && !accepted && !(first && round.unguarded().isPresent());
        List<QualityEvent.FileRef> files = kept || once
                ? bench.state().previous()
                : round.built().get(round.built().size() - 1).files();
        String folder = Places.round(round.number());
        bench.session()
                .get(files)
                .files()
                .forEach((path, file) -> TreeDisk.deliver(
                        file,
                        bench.session()
                                .folder()
                                .resolve(folder)
                                .resolve("deliverables")
                                .resolve(path)));
        bench.session().write(folder + "/submission.json", Json.pretty(submission(round, files, kept)) + "\n");
        bench.session().append(new QualityEvent.AnswerSubmitted(round.number(), files, kept));
    }

    private ObjectNode submission(Round round, List<QualityEvent.FileRef> files, boolean kept) {
        ObjectNode json = Json.object();
        json.put("round", round.number()).put("kept", kept);
        json.put("timestamp", Instant.now().toString()).put("answer_summary", summary(round, kept));
        json.put("original", bench.state().started().deliverable());
        var list = json.putArray("files");
        files.forEach(file -> list.addObject()
                .put("path", file.path())
                .put("snapshot", "deliverables/" + file.path())
                .put("sha256", file.sha()));
        files.forEach(file -> json.withArray("original_paths").add(file.path()));
        files.forEach(file -> json.withArray("snapshot_paths").add("deliverables/" + file.path()));
        var skipped = json.putArray("skipped");
        bench.state().started().skipped().forEach(skipped::add);
        return json;
    }

    private static String summary(Round round, boolean kept) {
        List<QualityEvent.CandidateBuilt> built = round.built();
        if (kept || built.isEmpty()) {
            return "the version that was there";
        }
        QualityEvent.CandidateBuilt last = built.get(built.size() - 1);
        return "files changed: " + last.filesTouched() + ", lines: " + last.linesChanged() + ", "
                + last.observed().word();
    }
}
