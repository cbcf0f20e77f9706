package dev.refine.run.local;

import dev.refine.process.GuardedProcesses;
import dev.refine.run.ManifestFixture;
import dev.refine.run.Runner;
import dev.refine.run.RunnerContract;
import org.junit.jupiter.api.AfterEach;

class LocalRunnerContractTest extends RunnerContract {

    private final GuardedProcesses processes = new GuardedProcesses();

    @AfterEach
    void close() {
        processes.close();
    }

    @Override
    protected Runner runner() {
        ManifestFixture manifest = ManifestFixture.shell(folder, "cp {case} {output}");
        return new LocalRunner(manifest.manifest(), processes, folder.resolve("session"), System.getenv());
    }
}
