package dev.refine.journal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.files.Secrets;
import dev.refine.files.Templates;
import dev.refine.journal.Entry;
import dev.refine.journal.Event;
import dev.refine.journal.EventCodec;
import dev.refine.journal.Story;
import dev.refine.journal.file.JournalLine;
import dev.refine.json.Json;
import dev.refine.problem.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {

    private static final byte[] PROMPT = "Extract.\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void countsTheSessionsOfADay() {
        assertThat(List.of(
                        create("2026-01-02T10:00:00Z"), create("2026-01-02T11:00:00Z"), create("2026-01-03T10:00:00Z")))
                .containsExactly(
                        "2026_01_02_INVOICES_REFINE", "2026_01_02_INVOICES_REFINE_2", "2026_01_03_INVOICES_REFINE");
    }

    @Test
    void theDayIsThatOfTheUsersClock() {
        Clock late = Clock.fixed(Instant.parse("2026-01-02T23:30:00Z"), ZoneId.of("Europe/Berlin"));
        Sessions sessions = new Sessions(folder, new Templates(folder), late, Secrets.ofShape());

        try (Session session = sessions.create(Optional.empty(), PROMPT, List.of(), Story.start(0))) {
            assertThat(session.name()).isEqualTo("2026_01_03_INVOICES_REFINE");
        }
    }

    @Test
    void makesAFolderNameOfAnyWorkload() {
        assertThat(SessionFolder.name(LocalDate.of(2026, 1, 2), "../a b/ü\n", 1))
                .isEqualTo("2026_01_02_.._A_B__REFINE");
        assertThat(SessionFolder.name(LocalDate.of(2026, 1, 2), "", 3)).isEqualTo("2026_01_02_WORKLOAD_REFINE_3");
    }

    @Test
    void theNewFolderHoldsItsFirstRecordTheManifestAndTheFilesAndNoDraftIsLeft() throws IOException {
        create("2026-01-02T10:00:00Z");

        Path session = folder.resolve("sessions/2026_01_02_INVOICES_REFINE");
        assertThat(Sessions.read(new SessionFolder(session)).entries())
                .extracting(Entry::event)
                .containsExactly(Story.start(0));
        assertThat(session.resolve("manifest.json")).hasBinaryContent(PROMPT);
        assertThat(list(session)).containsExactly("REFINE_LOG.md", "files", "journal.jsonl", "manifest.json");
        assertThat(list(folder.resolve("sessions"))).containsExactly(".gitignore", "2026_01_02_INVOICES_REFINE");
    }

    @Test
    void tellsVeryManyCasesInRecordsThatAnyReaderTakes() {
        Event.SessionStarted start = Story.start(refs(12_000), refs(6_000), 0);

        try (Session session =
                sessions("2026-01-02T10:00:00Z").create(Optional.empty(), PROMPT, List.of(PROMPT), start)) {
            session.append(new Event.ValidationPassed("c0", null));

            RecordedSession read = Sessions.read(session.folder());
            assertThat(read.entries().stream()
                            .map(entry -> entry.event().getClass().getSimpleName()))
                    .containsExactly("SessionStarted", "CasesListed", "CasesListed", "ValidationPassed");
            assertThat(read.started()).isEqualTo(start);
            assertThat(Sessions.beginning(session.folder())).contains(start);
            assertThat(read.state().started()).isEqualTo(start);
            assertThat(session.state().started()).isEqualTo(start);
            assertThat(read.own()).extracting(Entry::event).containsExactly(new Event.ValidationPassed("c0", null));
            assertThat(Inheritance.ofAll(read).history()).isEmpty();
        }
    }

    private static List<Event.CaseRef> refs(int count) {
        return IntStream.range(0, count).mapToObj(i -> Story.caseRef("c" + i)).toList();
    }

    @Test
    void keepsSessionsOutOfGitUntilTheUserDeletesThatFile() throws IOException {
        create("2026-01-02T10:00:00Z");
        Path ignore = folder.resolve("sessions/.gitignore");
        assertThat(ignore).hasContent("*");
        Files.delete(ignore);

        create("2026-01-02T11:00:00Z");

        assertThat(ignore).doesNotExist();
    }

    @Test
    void aNamedFolderIsUsedAsItIsAndSessionsIsNotMade() {
        Path named = folder.resolve("mine/run 1");

        try (Session session =
                sessions("2026-01-02T10:00:00Z").create(Optional.of(named), PROMPT, List.of(PROMPT), Story.start(0))) {
            assertThat(session.folder().path()).isEqualTo(named);
        }
        assertThat(folder.resolve("sessions")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(folder.resolve("mine"), "a file");

        assertThatThrownBy(() -> sessions("2026-01-02T10:00:00Z")
                        .create(Optional.of(folder.resolve("mine/s")), PROMPT, List.of(), Story.start(0)))
                .isInstanceOf(StorageException.class)
                .hasMessage(
                        "a session cannot be kept in " + folder.resolve("mine")
                                + " [session-folder]. The system says: A file is in the way. Correct the permissions, or name another folder with --session.");
    }

    @Test
    void theNewestIsTheOneThatWasStartedLastWhateverItsName() {
        create("2026-01-02T10:00:00Z");
        create("2026-01-02T11:00:00Z");
        try (Session named = sessions("2026-01-02T12:00:00Z")
                .create(Optional.of(folder.resolve("sessions/zzz")), PROMPT, List.of(PROMPT), Story.start(0))) {
            assertThat(named.name()).isEqualTo("zzz");
        }

        assertThat(newest()).isEqualTo("zzz");
    }

    @Test
    void aClockThatIsPutBackMakesNoSessionOlderThanTheOneBeforeIt() {
        String late = create("2026-01-03T00:10:00Z");
        String early = create("2026-01-02T23:10:00Z");

        assertThat(List.of(late, early)).containsExactly("2026_01_03_INVOICES_REFINE", "2026_01_02_INVOICES_REFINE");
        assertThat(newest()).isEqualTo(early);
        assertThat(create("2026-01-02T23:10:00Z")).isEqualTo("2026_01_02_INVOICES_REFINE_2");
        assertThat(newest()).isEqualTo("2026_01_02_INVOICES_REFINE_2");
        assertThat(create("2026-01-03T00:20:00Z")).isEqualTo("2026_01_03_INVOICES_REFINE_2");
        assertThat(newest()).isEqualTo("2026_01_03_INVOICES_REFINE_2");
    }

    @Test
    void noTwoSessionsShareANameWhateverTheClockDoes() {
        long seed = 20;
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            long second = Instant.parse("2026-03-29T00:00:00Z").getEpochSecond() + 3600L * random.nextInt(-3, 4);
            names.add(create(Instant.ofEpochSecond(second).toString()));
            assertThat(newest()).as("seed %d, %s", seed, names).isEqualTo(names.get(i));
        }

        assertThat(names).as("seed %d", seed).doesNotHaveDuplicates();
    }

    @Test
    void amongSessionsOfTheSameMomentTheHigherNumberIsNewer() {
        for (int i = 0; i < 11; i++) {
            create("2026-01-02T10:00:00Z");
        }

        assertThat(newest()).isEqualTo("2026_01_02_INVOICES_REFINE_11");
    }

    @Test
    void aDraftThatAKillLeftBehindIsNoSession() throws IOException {
        create("2026-01-02T10:00:00Z");
        create("2026-01-02T11:00:00Z");
        Files.move(folder.resolve("sessions/2026_01_02_INVOICES_REFINE_2"), folder.resolve("sessions/.refine-0000"));

        assertThat(newest()).isEqualTo("2026_01_02_INVOICES_REFINE");
    }

    @Test
    void damageInAnOlderSessionHidesNoNewerOne() throws IOException {
        create("2026-01-02T10:00:00Z");
        create("2026-01-02T11:00:00Z");
        Path old = folder.resolve("sessions/2026_01_02_INVOICES_REFINE/journal.jsonl");
        String first = Files.readString(old);
        Files.writeString(old, first + "garbage\n" + first);

        assertThat(newest()).isEqualTo("2026_01_02_INVOICES_REFINE_2");
    }

    @Test
    void aSessionWhoseFirstRecordIsGoneIsStillThereToBeToldDamaged() throws IOException {
        create("2026-01-02T10:00:00Z");
        Path journal = folder.resolve("sessions/2026_01_02_INVOICES_REFINE/journal.jsonl");
        String second = new String(
                JournalLine.encode(
                        2, Json.compact(EventCodec.write(Instant.EPOCH, new Event.ValidationPassed("a", null)))),
                StandardCharsets.UTF_8);
        Files.writeString(journal, second);

        assertThat(newest()).isEqualTo("2026_01_02_INVOICES_REFINE");
        assertThatThrownBy(() -> Sessions.verify(new SessionFolder(journal.getParent())))
                .hasMessageStartingWith(journal + ":1: the record is damaged and it has number 2 where 1 belongs");
    }

    @Test
    void withoutSessionsThereIsNoNewest() throws IOException {
        assertThat(Sessions.newest(folder.resolve("refine.manifest.json"))).isEmpty();
        Files.createDirectories(folder.resolve("sessions/empty"));
        assertThat(Sessions.newest(folder.resolve("refine.manifest.json"))).isEmpty();
    }

    @Test
    void knowsNoSessionOfAnotherManifestInTheSameFolder() {
        create("2026-01-02T10:00:00Z");

        assertThat(Sessions.newest(folder.resolve("other.json"))).isEmpty();
        assertThat(Sessions.ofEveryKind(folder.resolve("other.json"))).isEmpty();
        assertThat(Sessions.loops(folder.resolve("refine.manifest.json"))).hasSize(1);
    }

    private String create(String time) {
        try (Session session = sessions(time).create(Optional.empty(), PROMPT, List.of(PROMPT), Story.start(0))) {
            return session.name();
        }
    }

    private Sessions sessions(String time) {
        return new Sessions(
                folder, new Templates(folder), Clock.fixed(Instant.parse(time), ZoneOffset.UTC), Secrets.ofShape());
    }

    private String newest() {
        return Sessions.newest(folder.resolve("refine.manifest.json"))
                .orElseThrow()
                .path()
                .getFileName()
                .toString();
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
