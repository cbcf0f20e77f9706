package dev.refine.cli.wiring;

import dev.refine.journal.session.Session;
import dev.refine.loop.Keys;
import dev.refine.loop.judge.Comparing;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.run.PublishedOutput;
import dev.refine.run.Runner;
import dev.refine.run.memory.RememberingRunner;
import dev.refine.run.memory.ResumingRunner;
import dev.refine.run.memory.RunMemory;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;

/** What stands around the runner that really starts things, so that nothing is paid for twice. */
record Runners(Workload workload, Session session, Keys keys, Comparing comparing) {

    private static final long MOST_REMEMBERED = 1L << 30;

    /** @param fresh whether every run is made anew, whatever is remembered of earlier sessions */
    Runner over(Runner really, boolean fresh) {
        Manifest manifest = workload.manifest();
        Runner runner = manifest.run().cache() == Manifest.Cache.WORKLOAD
                ? remembering(really, Remembered.folderOfRuns(manifest), MOST_REMEMBERED, !fresh)
                : really;
        Path inherited = session.folder().inherited();
        Runner knowing = Files.isDirectory(inherited) && manifest.run().cache() != Manifest.Cache.OFF
                ? remembering(runner, inherited, Long.MAX_VALUE, !fresh)
                : runner;
        // What this session has run is found first, with its attempts: to a memory it would be a run of somebody else.
        return new ResumingRunner(knowing, this::keysNow, session.secrets(), this::judgedLong);
    }

    private boolean judgedLong(CaseRun run) {
        Manifest.JudgeSpec judging = workload.manifest().judging();
        return !judging.validationScripts().isEmpty()
                || judging.overlayCommand().isPresent()
                || Critics.isGiven(workload.manifest())
                || comparing.takesLong(run.task().input(), run.output().orElseThrow());
    }

    private Runner remembering(Runner runner, Path memory, long most, boolean recalls) {
        return new RememberingRunner(
                runner,
                new RunMemory(memory, most, Clock.systemUTC(), session.secrets()),
                new PublishedOutput(workload.manifest(), session.folder().path()),
                this::keysNow,
                recalls);
    }

    private Function<CaseTask, String> keysNow() {
        String state = keys.state();
        return task -> keys.of(state, task.input(), task.trial());
    }
}
