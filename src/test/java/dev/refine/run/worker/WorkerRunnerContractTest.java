package dev.refine.run.worker;

import dev.refine.files.Secrets;
import dev.refine.process.GuardedProcesses;
import dev.refine.run.ManifestFixture;
import dev.refine.run.Runner;
import dev.refine.run.RunnerContract;
import dev.refine.workload.Manifest;
import org.junit.jupiter.api.AfterEach;

class WorkerRunnerContractTest extends RunnerContract {

    private final GuardedProcesses processes = new GuardedProcesses();

    @AfterEach
    void close() {
        processes.close();
    }

    @Override
    protected Runner runner() {
        Manifest manifest =
                ManifestFixture.shell(folder, "false").worker(ShellWorker.COPY).manifest();
        WorkerPlan plan =
                WorkerPlan.of(manifest, processes, folder.resolve("session"), System.getenv(), Secrets.ofShape());
        return new WorkerRunner(plan, manifest, () -> "state");
    }
}
