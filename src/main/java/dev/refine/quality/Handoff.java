package dev.refine.quality;

import dev.refine.quality.record.QualityState;
import dev.refine.quality.record.Round;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** HANDOFF.md: where the next round finds what it needs. It points to files and tells nothing of what is in them. */
final class Handoff {

    private static final String TEMPLATE = "QUALITY_HANDOFF.md";

    private Handoff() {}

    static void write(Bench bench, Round round) {
        QualityState state = bench.state();
        Path session = bench.session().folder();
        String evaluation = Places.evaluation(round.number());
        List<String> files = List.of(
                        evaluation + "/verdict.json",
                        evaluation + "/critique_packet.md",
                        evaluation + "/next_tasks.json",
                        evaluation + "/process_report.md",
                        evaluation + "/process_verdict.json",
                        "memory.md",
                        "criteria.json")
                .stream()
                .filter(file -> Files.exists(session.resolve(file)))
                .toList();
        String text = bench.templates()
                .render(
                        TEMPLATE,
                        Map.of(
                                "round",
                                round.number(),
                                "next",
                                round.number() + 1,
                                "session",
                                session.toString(),
                                "verdict",
                                round.evaluation()
                                                .map(found -> found.converged())
                                                .orElse(false)
                                        ? "converged"
                                        : "iterate",
                                "files",
                                files,
                                "deliverable",
                                Places.round(round.number()) + "/deliverables",
                                "target",
                                state.started().deliverable()));
        bench.session().write("HANDOFF.md", text);
        bench.session().write(Places.round(round.number()) + "/HANDOFF.md", text);
    }
}
