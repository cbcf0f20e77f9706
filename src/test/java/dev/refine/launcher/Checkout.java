package dev.refine.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * A small checkout with the real launcher, a Maven that only copies a jar and a PATH that holds nothing but the tools a
 * test puts there. Its folder has a space and a letter outside of ASCII in its name.
 */
final class Checkout {

    private static final List<String> TOOLS = List.of(
            "sh",
            "cksum",
            "cp",
            "find",
            "head",
            "ln",
            "mkdir",
            "mv",
            "nice",
            "readlink",
            "rm",
            "sleep",
            "stat",
            "tail",
            "touch");

    final Path root;
    final Path home;
    final Path tools;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private Checkout(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("mes projets é").resolve("refine"));
        home = Files.createDirectory(folder.resolve("home"));
        tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : TOOLS) {
            Path found = onPath(tool);
            Assumptions.assumeTrue(found != null, () -> "needs a POSIX system, but there is no " + tool);
            script(tools.resolve(tool), "exec " + found + " \"$@\"");
        }
        Files.copy(Path.of("refine"), root.resolve("refine"));
        root.resolve("refine").toFile().setExecutable(true);
        Path builder = source("src/main/launcher/build.sh", -60);
        Files.copy(Path.of("src/main/launcher/build.sh"), builder, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(builder, FileTime.from(Instant.now().minusSeconds(60)));
        source("pom.xml", -60);
        source("src/main/java/Main.java", -60);
        environment.put("PATH", tools.toString());
        environment.put("HOME", home.toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("REFINE_NO_CDS", "1");
    }

    static Checkout in(Path folder) throws IOException {
        return new Checkout(folder.toRealPath());
    }

    static Path onPath(String tool) {
        for (String folder : System.getenv("PATH").split(":")) {
            Path file = Path.of(folder, tool);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        return null;
    }

    Checkout with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Checkout without(String name) {
        environment.remove(name);
        return this;
    }

    /** A file that was last changed so many seconds from now. */
    Path source(String path, long seconds) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
        for (Path at = file.getParent(); !at.equals(root); at = at.getParent()) {
            Files.setLastModifiedTime(at, FileTime.from(Instant.now().minusSeconds(60)));
        }
        return file;
    }

    /** A Java of that version in that folder, which says how it was called. */
    Path java(Path folder, String version) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        return script(
                folder.resolve("bin/java"),
                "printf '%s\\n' 'java " + version + "'",
                "for word; do",
                "  case $word in -Drefine.launcher=/*/refine) word=-Drefine.launcher= ;; esac",
                "  printf '%s\\n' \"$word\"",
                "done",
                "printf '%s\\n' \"LC_ALL=${LC_ALL-unset} user=${REFINE_USER_LC_ALL-unset}\"");
    }

    /** A Maven on PATH that notes its call in {@code calls} and then does these steps; {@code $jar} is what to make. */
    void maven(String... steps) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "echo call >>'" + calls() + "'",
                "for argument; do",
                "    case $argument in -Drefine.build.directory=*) jar=${argument#*=}/refine.jar ;; esac",
                "done",
                "mkdir -p \"${jar%/*}\""));
        lines.addAll(List.of(steps));
        script(tools.resolve("mvn"), lines.toArray(String[]::new));
    }

    Path calls() {
        return home.resolve("calls");
    }

    long builds() throws IOException {
        return Files.exists(calls()) ? Files.readAllLines(calls()).size() : 0;
    }

    Path jar() {
        return root.resolve("target/refine.jar");
    }

    static Path script(Path file, String... lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        file.toFile().setExecutable(true);
        return file;
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("refine").toString()));
        command.addAll(List.of(arguments));
        return Outcome.of(start(command));
    }

    /** Starts a command in the home folder, its standard input at the end. */
    Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Where the launcher builds; the only one, since a test has one checkout. */
    Path workshop() throws IOException {
        try (var folders = Files.list(home.resolve(".cache/refine/build"))) {
            return folders.findFirst().orElseThrow();
        }
    }

    /** The names of what a build left there. */
    List<String> leftovers() throws IOException {
        try (var files = Files.list(workshop())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** What a run ends with when Java of version 17 was started with the jar of the checkout. */
    Outcome started(String err, String... arguments) {
        return started(err, jar(), arguments);
    }

    Outcome started(String err, Path jar, String... arguments) {
        return started("17", jar, "LC_ALL=unset user=unset", err, arguments);
    }

    static Outcome started(String version, Path jar, String locale, String err, String... arguments) {
        List<String> said = new ArrayList<>(List.of("java " + version));
        said.addAll(List.of(
                "-XX:+UseSerialGC", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30", "-XX:MarkSweepDeadRatio=0"));
        said.addAll(List.of("-Xms32m", "-Xmn12m"));
        said.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:CICompilerCount=1", "-XX:CompileThresholdScaling=0.2"));
        said.addAll(List.of("-Xshare:auto", "-Xlog:disable"));
        said.addAll(List.of("-Drefine.launcher=", "-jar", jar.toString()));
        said.addAll(List.of(arguments));
        said.add(locale);
        return new Outcome(0, String.join("\n", said) + "\n", err);
    }

    /** What a process said and how it ended. */
    record Outcome(int exit, String out, String err) {

        static Outcome of(Process process) throws IOException, InterruptedException {
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
            return new Outcome(process.waitFor(), out, err);
        }
    }
}
