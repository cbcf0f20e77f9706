package dev.refine.quality;

import dev.refine.files.Sha256;
import dev.refine.problem.WorkloadException;
import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import dev.refine.quality.command.CommandText;
import dev.refine.quality.command.MissingProgram;
import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.setup.QualityFile;
import dev.refine.quality.tree.FileTree;
import dev.refine.quality.tree.TreeDisk;
import dev.refine.quality.tree.Workplace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/** Runs a command of quality.json on a copy of the deliverable: the builder's own check, or the rendering of images. */
final class BuildTrial {

    private static final int LONGEST = 8_000;

    private final Bench bench;

    BuildTrial(Bench bench) {
        this.bench = bench;
    }

    /** What the builder's own check has against the tree; empty when it is content or there is none. */
    String objection(int round, FileTree tree) {
        return bench.file().build().map(build -> objection(round, build, tree)).orElse("");
    }

    /** What it says may differ from run to run, and goes into what the builder is asked: so a version is tried once. */
    private String objection(int round, QualityFile.Trial build, FileTree tree) {
        String digest = digest(tree, build.command());
        Optional<String> known = bench.state().objection(digest);
        if (known.isEmpty()) {
            bench.session().append(new QualityEvent.VersionTried(round, digest, tried(build, tree)));
        }
        return bench.state().objection(digest).orElseThrow();
    }

    private static String digest(FileTree tree, CommandText command) {
        return Sha256.of(tree.digest() + "\n" + command.display());
    }

    private String tried(QualityFile.Trial build, FileTree tree) {
        Ran ran = run(build.command(), build.timeout(), tree);
        // No builder can mend that, and each try would be paid for.
        MissingProgram.of(build.command(), ran.execution()).ifPresent(why -> {
            throw new WorkloadException(
                    MissingProgram.ofBuild(build.command(), bench.secrets().hide(why)));
        });
        if (ran.execution().succeeded()) {
            return "";
        }
        String said = ran.execution().said();
        String text = said.isEmpty() ? "It " + ran.execution().ending(build.timeout()) + " without a word." : said;
        return bench.secrets().hide(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    }

    /** Images of the deliverable; none when there is no such command, or when it makes none, which is remarked. */
    FileTree images(int round, FileTree tree) {
        return bench.file().render().map(render -> images(round, render, tree)).orElse(FileTree.EMPTY);
    }

    /** Kept, since no two renderings need be the same, and evaluators are asked with them. */
    private FileTree images(int round, QualityFile.Render render, FileTree tree) {
        String digest = digest(tree, render.command());
        Optional<List<QualityEvent.FileRef>> known = bench.state().images(digest);
        if (known.isPresent()) {
            return bench.session().get(known.get());
        }
        FileTree images = rendered(round, render, tree);
        if (!images.isEmpty()) {
            bench.session()
                    .append(new QualityEvent.ImagesRendered(
                            round, digest, bench.session().put(images)));
        }
        return images;
    }

    private FileTree rendered(int round, QualityFile.Render render, FileTree tree) {
        Ran ran = run(render.command(), render.timeout(), tree);
        if (ran.out().isEmpty()) {
            String last = ran.execution().lastLine();
            String said = last.isEmpty() ? ran.execution().note() : last;
            String how = ran.execution().succeeded() ? "it left no file in {out_dir}" : "it failed";
            String trouble = "there are no images to look at, the render command gave none: " + how
                    + (said.isEmpty() ? "" : ": " + bench.secrets().hide(said));
            bench.remark(round, trouble);
        }
        return ran.out();
    }

    private record Ran(Execution execution, FileTree out) {}

    private Ran run(CommandText command, Duration timeout, FileTree tree) {
        try (Workplace place = Workplace.open()) {
            Path work = place.folder("work");
            Path out = place.folder("out");
            TreeDisk.lay(tree, place.folder("work/deliverable"), false);
            Map<String, String> places = new TreeMap<>();
            places.put("home", bench.file().home().toString());
            places.put(
                    "deliverable",
                    work.resolve("deliverable")
                            .resolve(bench.state().started().file())
                            .toString());
            places.put("out_dir", out.toString());
            Map<String, String> variables = new TreeMap<>(bench.environment());
            places.forEach((name, value) -> variables.put(CommandText.variable(name), value));
            Execution execution = bench.processes()
                    .run(new Command(
                            command.argv(places), work, variables, new byte[0], place.folder("said"), timeout));
            if (execution.end() == ProcessEnd.CANCELLED) {
                throw new CancellationException();
            }
            return new Ran(execution, TreeDisk.takeOwn(out));
        }
    }
}
