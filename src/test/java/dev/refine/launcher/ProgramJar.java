package dev.refine.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/** A jar with what the launcher expects in one: a program, which says that it runs, and a training that only loads it. */
final class ProgramJar {

    private ProgramJar() {}

    /** Writes the jar; {@code sources} is room to work in. */
    static void write(Path jar, Path sources) throws IOException {
        Files.createDirectories(sources);
        Path program = Files.writeString(
                sources.resolve("Program.java"),
                "public class Program { public static void main(String[] a) { System.out.println(\"it runs\"); } }");
        Path training = Files.writeString(
                sources.resolve("Training.java"),
                "package dev.refine.cli; class Training {"
                        + " public static void main(String[] a) throws Exception { Class.forName(\"Program\"); } }");
        int failures = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", sources.toString(), program.toString(), training.toString());
        assertThat(failures).isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Program");
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (String name : List.of("Program.class", "dev/refine/cli/Training.class")) {
                out.putNextEntry(new JarEntry(name));
                Files.copy(sources.resolve(name), out);
            }
        }
    }
}
