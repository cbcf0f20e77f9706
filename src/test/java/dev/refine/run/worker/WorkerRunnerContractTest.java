package dev.refine.run.worker;

import dev.refine.process.GuardedProcesses;
import dev.refine.run.ManifestFixture;
import dev.refine.run.Runner;
import dev.refine.run.RunnerContract;
import org.junit.jupiter.api.AfterEach;

class WorkerRunnerContractTest extends RunnerContract {

    private final GuardedProcesses processes = new GuardedProcesses();

    @AfterEach
    void close() {
        processes.close();
    }

    @Override
    protected Runner runner() {
        return new WorkerRunner(
                ManifestFixture.shell(folder, "false").worker(ShellWorker.COPY).manifest(),
                processes,
                folder.resolve("session"),
                System.getenv(),
                () -> "state");
    }
}
