package dev.refine.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A JVM that runs every shape at once, the small ones once more as a conversation, and waits to be killed: arguments are the folder and the token. */
final class ShapesMain {

    private ShapesMain() {}

    public static void main(String[] args) throws Exception {
        GuardedProcesses processes = new GuardedProcesses();
        for (Shape shape : Shape.values()) {
            Path folder = Files.createDirectories(Path.of(args[0]).resolve(shape.name()));
            Command command = Commands.shell(folder, shape.script(args[1]), Duration.ofMinutes(5));
            new Thread(() -> processes.run(command)).start();
            if (!shape.isLarge()) {
                Path spoken = Files.createDirectories(folder.resolve("spoken"));
                processes.converse(Commands.shell(spoken, shape.script(args[1])));
            }
        }
        Thread.currentThread().join();
    }
}
