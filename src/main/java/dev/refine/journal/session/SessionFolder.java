package dev.refine.journal.session;

import dev.refine.journal.CaseResult;
import dev.refine.run.RunFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Where the parts of a session lie. */
public record SessionFolder(Path path) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy_MM_dd", Locale.ROOT);

    /** The folder's name for a workload: {@code YYYY_MM_DD_<WORKLOAD>_REFINE}, with {@code _2} and so on for later ones. */
    static String name(LocalDate day, String workloadId, int number) {
        String safe = workloadId.replaceAll("[^A-Za-z0-9._-]+", "_").toUpperCase(Locale.ROOT);
        String base = DAY.format(day) + "_" + (safe.isEmpty() ? "WORKLOAD" : safe) + "_REFINE";
        return number == 1 ? base : base + "_" + number;
    }

    /** The last part of the path. */
    public String name() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    public Path log() {
        return path.resolve("REFINE_LOG.md");
    }

    public Path debrief() {
        return path.resolve("REFINE.md");
    }

    /** The manifest as used; {@code --continue --session} reads this copy. */
    public Path manifest() {
        return path.resolve("manifest.json");
    }

    /** The plan that was made or followed in the session, if one was. */
    public Path plan() {
        return path.resolve("REFINE_PLAN.md");
    }

    /** The questions and answers from which the manifest was made, if it was. */
    public Path details() {
        return path.resolve("DETAILS.md");
    }

    /** Every state of every editable file, by SHA-256. */
    public Path files() {
        return path.resolve("files");
    }

    /** Changed copies of cases. */
    public Path perturbed() {
        return path.resolve("perturbed");
    }

    public Path runs() {
        return path.resolve("runs");
    }

    /**
     * What one run of a case leaves behind.
     *
     * @param name its trial, or what else it was made for
     */
    public Path run(int iteration, String caseId, String name) {
        return runs().resolve(Integer.toString(iteration))
                .resolve(RunFolder.name(caseId))
                .resolve(name);
    }

    /** The output that was judged; empty where the run left none. */
    public Optional<Path> output(CaseResult result) {
        return Optional.of(result.output())
                .filter(name -> !name.isEmpty())
                .map(name -> path.resolve(result.folder()).resolve(name));
    }

    /** What long-lived workers wrote that belongs to no case. */
    public Path workers() {
        return path.resolve("workers");
    }

    /** Runs of another session that this one branched off from, under their keys. */
    public Path inherited() {
        return path.resolve("inherited");
    }

    /** What proposers were sent and answered. */
    public Path proposals() {
        return path.resolve("proposals");
    }
}
