package dev.refine.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.launcher.Checkout.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the Java that runs the tests and a program of one line, since only Java itself knows a good archive. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LauncherArchiveTest {

    private static final Outcome SILENT = new Outcome(0, "it runs\n", "");

    @TempDir
    Path folder;

    private Checkout checkout;
    private Path cache;
    private Path options;

    @BeforeEach
    void layOutABuiltCheckout() throws Exception {
        checkout = Checkout.in(folder).without("REFINE_NO_CDS");
        cache = checkout.home.resolve(".cache/refine");
        options = checkout.home.resolve("options");
        Path real = Path.of(System.getProperty("java.home"));
        Path java = checkout.java(folder.resolve("jdk"), "17");
        Files.copy(
                real.resolve("release"),
                java.resolveSibling("../release").normalize(),
                StandardCopyOption.REPLACE_EXISTING);
        Checkout.script(java, "printf '%s\\n' \"$@\" >'" + options + "'", "exec '" + real + "/bin/java' \"$@\"");
        checkout.with("REFINE_JAVA", java.toString());
        ProgramJar.write(checkout.jar(), folder.resolve("sources"));
        without("nice");
    }

    @Test
    void theFirstRunHasTheArchiveMadeForTheNext() throws Exception {
        Files.createDirectories(cache);
        Checkout.script(checkout.tools.resolve("nice"), "shift 2", "exec \"$@\"");
        try (WatchService watch = cache.getFileSystem().newWatchService()) {
            cache.register(watch, StandardWatchEventKinds.ENTRY_CREATE);

            assertThat(checkout.run()).isEqualTo(SILENT);
            awaitDescription(watch);
        }

        assertThat(checkout.run()).isEqualTo(SILENT);
        assertThat(Files.readAllLines(options)).contains("-XX:SharedArchiveFile=" + archive());
    }

    @Test
    void anArchiveIsReadOnceItIsMade() throws Exception {
        record();

        assertThat(checkout.run()).isEqualTo(SILENT);
        assertThat(Files.readAllLines(options)).contains("-XX:SharedArchiveFile=" + archive());
    }

    @Test
    void theProgramComesFromTheArchiveThoughAUrlOfItsPathHasPercentSigns() throws Exception {
        record();

        assertComesFromTheArchive();
    }

    @Test
    void theProgramComesFromTheArchiveThoughTheCacheIsOnAnotherDisk() throws Exception {
        Checkout.script(checkout.tools.resolve("ln"), "exit 1");
        record();

        assertComesFromTheArchive();
    }

    @Test
    void theSecondNameOfAJarLeavesTogetherWithItsArchive() throws Exception {
        record();
        List<Path> before = inCache(".jar");
        Files.setLastModifiedTime(checkout.jar(), FileTime.from(Instant.now().plusSeconds(60)));
        record();

        assertThat(inCache(".jar")).hasSameSizeAs(before).noneMatch(before::contains);
    }

    @Test
    void anArchiveIsMadeAgainWhenTheSecondNameOfItsJarIsGone() throws Exception {
        record();
        for (Path second : inCache(".jar")) {
            Files.delete(second);
        }
        assertThat(checkout.run()).isEqualTo(SILENT);
        record();

        assertComesFromTheArchive();
    }

    @Test
    void aTruncatedArchiveIsLeftAlone() throws Exception {
        record();
        archive().toFile().setWritable(true);
        try (RandomAccessFile file = new RandomAccessFile(archive().toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }

        assertThat(checkout.run()).isEqualTo(SILENT);
        assertThat(Files.readString(options)).doesNotContain("SharedArchiveFile");
    }

    @Test
    void anArchiveThatJavaRejectsIsPassedOverInSilence() throws Exception {
        record();
        Path archive = archive();
        Path description = cache.resolve(archive.getFileName() + ".size");
        Files.delete(archive);
        Files.write(archive, new byte[100_000]);
        long seconds = Files.getLastModifiedTime(archive).to(TimeUnit.SECONDS);
        Files.writeString(description, "100000-" + seconds + "\n" + checkout.jar() + "\n");

        assertThat(checkout.run()).isEqualTo(SILENT);
        assertThat(Files.readString(options)).contains("SharedArchiveFile");
    }

    @Test
    void anotherJarOfTheSamePathReplacesTheArchive() throws Exception {
        record();
        Path before = archive();
        Files.setLastModifiedTime(checkout.jar(), FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(checkout.run()).isEqualTo(SILENT);
        assertThat(Files.readString(options)).doesNotContain("SharedArchiveFile");
        record();

        assertThat(archive()).isNotEqualTo(before);
        assertThat(before).doesNotExist();
    }

    @Test
    void aJavaThatCannotMakeAnArchiveIsNotAskedAgain() throws Exception {
        checkout.java(folder.resolve("jdk"), "17");
        record();

        assertThat(archives()).isEmpty();
        assertThat(inCache(".jar")).isEmpty();
        assertThat(inCache(".jsa.size"))
                .singleElement()
                .satisfies(file -> assertThat(file).content().isEqualTo("none\n" + checkout.jar() + "\n"));
        assertThat(checkout.run("again").out()).doesNotContain("SharedArchiveFile");
        assertThat(cache.resolve("lock")).doesNotExist();
    }

    @Test
    void noArchiveIsMadeOrReadWhenTheUserDoesNotWantOne() throws Exception {
        record();
        checkout.with("REFINE_NO_CDS", "1");

        assertThat(checkout.run()).isEqualTo(SILENT);
        assertThat(Files.readString(options)).doesNotContain("SharedArchiveFile");
    }

    @Test
    void runsWithoutACache() throws Exception {
        assertThat(checkout.without("HOME").run()).isEqualTo(SILENT);
        assertThat(checkout.with("HOME", "/dev/null").run()).isEqualTo(SILENT);
        assertThat(cache).doesNotExist();
    }

    /** What the launcher does in the background, in the foreground. */
    private void record() throws Exception {
        assertThat(checkout.run("--record-class-data", checkout.jar().toString())
                        .exit())
                .isZero();
    }

    private void assertComesFromTheArchive() throws Exception {
        Path loaded = folder.resolve("loaded");
        assertThat(checkout.with("REFINE_JAVA_OPTS", "-Xlog:class+load:file=" + loaded)
                        .run())
                .isEqualTo(SILENT);
        assertThat(Files.readAllLines(loaded))
                .filteredOn(line -> line.contains(" Program "))
                .singleElement()
                .asString()
                .contains("shared objects file");
    }

    /** Keeps the background from starting, so that a test meets only what it made itself. */
    private void without(String tool) throws IOException {
        Checkout.script(checkout.tools.resolve(tool), "exit 0");
    }

    private Path archive() throws IOException {
        return archives().get(0);
    }

    private List<Path> archives() throws IOException {
        return inCache(".jsa");
    }

    private List<Path> inCache(String ending) throws IOException {
        try (var files = Files.list(cache)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static void awaitDescription(WatchService watch) throws InterruptedException {
        while (true) {
            WatchKey key = watch.take();
            if (key.pollEvents().stream()
                    .anyMatch(event -> event.context().toString().endsWith(".jsa.size"))) {
                return;
            }
            key.reset();
        }
    }
}
