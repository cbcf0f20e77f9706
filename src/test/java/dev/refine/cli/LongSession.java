package dev.refine.cli;

import dev.refine.journal.LongJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes a workload whose one session has very many events, to measure by hand what {@link LongSessionTest} watches:
 * after {@code mvn test-compile} start this with a new folder and 100000, with the test class path; then, in that folder,
 * {@code time refine --continue}, {@code time refine status}, {@code time refine log --verify}.
 */
final class LongSession {

    private static final int CASES = 40;

    private LongSession() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]).toAbsolutePath();
        make(folder, Integer.parseInt(args[1]));
    }

    /** The workload; one more iteration, asked for with {@code --iterations}, touches {@code at-work} first of all. */
    static Workshop make(Path folder, int events) throws IOException {
        Files.createDirectories(folder);
        Workshop workshop = new Workshop(folder).proposes("Be careful.\n");
        for (int i = 0; i < CASES; i++) {
            workshop.given("case-" + i, "Name " + i, i);
        }
        workshop.with(manifest -> manifest.put("measure", "full").put("maxIterations", 1));
        workshop.auto();
        LongJournal.stretch(workshop.session(), events);
        return workshop;
    }
}
