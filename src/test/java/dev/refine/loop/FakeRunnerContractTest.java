package dev.refine.loop;

import dev.refine.run.Runner;
import dev.refine.run.RunnerContract;
import java.io.IOException;
import java.nio.file.Files;

class FakeRunnerContractTest extends RunnerContract {

    @Override
    protected Runner runner() throws IOException {
        return new FakeRunner(Files.writeString(folder.resolve("prompt.md"), "Extract.\n"));
    }
}
