package dev.refine.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Starts a main class of the tests in a Java of its own; what it says goes to the file {@code jvm.log}. */
public final class ChildJvm {

    private ChildJvm() {}

    public static Process start(Path folder, String heap, Class<?> main, String... args) throws IOException {
        List<String> argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        argv.addAll(List.of(args));
        ProcessBuilder jvm = new ProcessBuilder(argv)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("jvm.log").toFile());
        // With these Java says what it has picked up.
        jvm.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"));
        return jvm.start();
    }
}
