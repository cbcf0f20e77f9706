package dev.refine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.process.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is small to send and large to hold is read or refused, in 256 MB and without anybody waiting for it. */
@Tag("crash")
class BombTest {

    /** What a reader that takes it would have to guess at. */
    private static final List<String> NEVER_TAKEN = List.of(
            "empty",
            "blank",
            "nothing but a mark of byte order",
            "a key twice",
            "a key twice, once escaped",
            "a second value",
            "a second bracket",
            "a comma at the end",
            "a comment",
            "a raw character of zero",
            "a number with a leading zero",
            "a number of other digits",
            "hexadecimal",
            "single quotes",
            "NaN",
            "Infinity",
            "1e99999999999",
            "99999...1001",
            "arrays, 100000 deep",
            "objects, 100000 deep",
            "2.1 million zeros",
            "a name of 2000 characters",
            "a text of 5 million characters",
            "17 million characters");

    @TempDir
    Path folder;

    @Test
    void everyBombIsAnsweredInASmallHeap() throws Exception {
        Process jvm = ChildJvm.start(folder, "-Xmx256m", BombsMain.class);
        try {
            assertThat(jvm.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            jvm.destroyForcibly();
        }
        String said = Files.readString(folder.resolve("jvm.log"));
        assertThat(jvm.exitValue()).as(said).isZero();
        Map<String, String[]> answers =
                said.lines().map(line -> line.split("\t")).collect(Collectors.toMap(parts -> parts[0], parts -> parts));
        assertThat(answers).as(said).hasSizeGreaterThan(90).allSatisfy((name, parts) -> {
            assertThat(parts).as(name).hasSize(4);
            assertThat(parts[1]).as(name).isIn("read", "refused");
            assertThat(parts[2]).as(name).startsWith("re").endsWith("]");
        });
        for (String name : NEVER_TAKEN) {
            assertThat(answers).containsKey(name);
            assertThat(answers.get(name)[1]).as(name).isEqualTo("refused");
            assertThat(answers.get(name)[2])
                    .as("the patient reader remarks on " + name)
                    .doesNotEndWith("[]");
        }
        System.out.println("F12: " + answers.size() + " bombs, the slowest took "
                + answers.values().stream()
                        .mapToLong(parts -> Long.parseLong(parts[3]))
                        .max()
                        .orElseThrow() + " ms");
    }
}
