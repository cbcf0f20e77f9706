package dev.refine.loop;

import dev.refine.compare.CheckResult;
import dev.refine.critique.Critique;
import dev.refine.critique.CritiqueReply;
import dev.refine.critique.Page;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.loop.judge.CritiqueReviewer;
import dev.refine.loop.judge.Viewing;
import dev.refine.run.CaseTask;
import dev.refine.score.Standing;
import dev.refine.workload.Case;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Has the critic look before a hypothesis is formed: at every failing case and at a few others, each output once. What
 * the journal knows is not asked again. Where a person looks after the critic, bad critiques are shown.
 */
final class Critiquing {

    private static final int SAMPLE = 5;
    private static final double BAD = 70;

    private final Bench bench;
    private final Affordable affordable;

    Critiquing(Bench bench) {
        this.bench = bench;
        this.affordable = new Affordable(bench);
    }

    /** @param results of the bytes that the files hold */
    void look(Map<String, CaseResult> results) {
        Viewing viewing = bench.judge().viewing();
        if (viewing.critic().isEmpty()) {
            return;
        }
        for (Map.Entry<String, CaseResult> chosen : chosen(results)) {
            if (bench.stop().isRequested()) {
                return;
            }
            boolean known = bench.state().critique(chosen.getValue().folder()).isPresent();
            // One more call is the proposer's.
            if (!known && affordable.leavesRoomFor(2)) {
                ask(viewing, chosen.getKey(), chosen.getValue());
            }
        }
        viewing.reviewer().ifPresent(person -> review(person, results));
    }

    /** What the user flagged, or else all that fail, then others by seed; an output that is none cannot be looked at. */
    private List<Map.Entry<String, CaseResult>> chosen(Map<String, CaseResult> results) {
        List<Map.Entry<String, CaseResult>> failing = new ArrayList<>();
        List<Map.Entry<String, CaseResult>> others = new ArrayList<>();
        Viewing viewing = bench.judge().viewing();
        for (Map.Entry<String, CaseResult> entry : new TreeMap<>(results).entrySet()) {
            if (!entry.getValue().output().isEmpty()) {
                (entry.getValue().standing() == Standing.FAILED ? failing : others).add(entry);
            }
        }
        if (!viewing.choice().isAll()) {
            return Stream.concat(failing.stream(), others.stream())
                    .filter(entry -> viewing.isFlagged(entry.getKey(), output(entry.getValue())))
                    .toList();
        }
        Collections.shuffle(
                others, new Random(bench.state().started().settings().seed()));
        others.stream().limit(SAMPLE).forEach(failing::add);
        return failing;
    }

    private void ask(Viewing viewing, String id, CaseResult result) {
        Path output = output(result);
        Case input = bench.judge().input(id);
        int iteration = bench.state().current().number();
        List<CheckResult> failed = result.failedChecks().stream()
                .map(check -> new CheckResult(check.script(), false, true, check.message()))
                .toList();
        try {
            bench.progress().said("the critic looks at " + id);
            CritiqueReply reply = viewing.look(new CaseTask(input, iteration, 1, output.getParent()), output, failed)
                    .orElseThrow();
            bench.append(event(iteration, id, result.folder(), reply));
            if (reply.found().isEmpty()) {
                bench.progress().said("the critic gives no report on " + id + ": " + reply.problem());
            }
        } catch (CancellationException e) {
            // The session is ending; what was not said is asked when it goes on.
            return;
        }
    }

    static Event.Critiqued event(int iteration, String caseId, String folder, CritiqueReply reply) {
        return new Event.Critiqued(
                iteration,
                caseId,
                folder,
                reply.critic(),
                reply.calls(),
                reply.costUsd(),
                reply.critique(),
                reply.problem(),
                "");
    }

    /** Each bad critique once. */
    private void review(CritiqueReviewer person, Map<String, CaseResult> results) {
        new TreeMap<>(results).forEach((id, result) -> {
            Optional<Event.Critiqued> said = bench.state().critique(result.folder());
            Optional<Critique> open = said.filter(event -> event.review().isEmpty())
                    .map(Event.Critiqued::critique)
                    .filter(critique -> critique.overallScore() < BAD);
            if (open.isPresent() && !bench.stop().isRequested()) {
                List<Path> pages = bench.judge().viewing().pages(id, output(result)).stream()
                        .map(Page::file)
                        .toList();
                CritiqueReviewer.Review review = person.review(id, open.get(), pages);
                bench.stop().requireAnswered();
                bench.append(new Event.Critiqued(
                        bench.state().current().number(),
                        id,
                        result.folder(),
                        said.get().critic(),
                        0,
                        null,
                        review.critique(),
                        "",
                        review.words()));
            }
        });
    }

    private Path output(CaseResult result) {
        return bench.session().folder().output(result).orElseThrow();
    }
}
