package dev.refine.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A JVM with little memory whose command writes 100 MB to each stream; the argument is a folder. */
final class VolumeMain {

    private VolumeMain() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        try (GuardedProcesses processes = new GuardedProcesses()) {
            Execution execution = processes.run(Commands.shell(
                    folder,
                    "yes | head -c 100000000; echo end >&2; yes | head -c 99999996 >&2",
                    Duration.ofMinutes(2)));
            String result = execution.end() + " " + execution.exitCode() + " "
                    + execution.stdout().contains("\n[... 99868928 bytes left out ...]\n") + " "
                    + execution.stderr().startsWith("end\n");
            Files.writeString(folder.resolve("result"), result);
        }
    }
}
