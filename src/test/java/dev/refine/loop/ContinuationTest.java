package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.Entry;
import dev.refine.journal.Event;
import dev.refine.journal.session.Session;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.propose.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A session that dies right before any of its records goes on as if nothing had happened. */
class ContinuationTest {

    @TempDir
    Path folder;

    private String measure;
    private int bundle = 1;
    private String harmful = "a";
    private boolean objects;
    private boolean rivals;
    private boolean tornInFocus;
    private int trials = 1;
    private List<Integer> jumps = List.of(0);

    @TestFactory
    List<DynamicTest> killedBeforeAnyRecordItGivesTheSameJournalFilesAndLog() throws IOException {
        return killedBeforeAnyRecord("gated");
    }

    @TestFactory
    List<DynamicTest> theSameWhereMuchIsOnlyPresumed() throws IOException {
        return killedBeforeAnyRecord("lazy");
    }

    @TestFactory
    List<DynamicTest> theSameWhereHypothesesShareAMeasurementAndOneDoesHarm() throws IOException {
        bundle = 2;
        return killedBeforeAnyRecord("gated");
    }

    /** What breaks r goes in the second iteration, and what had been kept before it in the first one stays. */
    @TestFactory
    List<DynamicTest> theSameWhereAHypothesisIsTakenBackFromThoseThatWereKeptWithIt() throws IOException {
        bundle = 2;
        harmful = "b";
        return killedBeforeAnyRecord("lazy");
    }

    @TestFactory
    List<DynamicTest> theSameWhereEachOfThemIsTakenBack() throws IOException {
        bundle = 2;
        return killedBeforeAnyRecord("lazy");
    }

    @TestFactory
    List<DynamicTest> theSameWhereTheBestStateIsAskedAgainBeforeOneIsTakenBack() throws IOException {
        bundle = 2;
        harmful = "b";
        trials = 3;
        tornInFocus = true;
        return killedBeforeAnyRecord("lazy");
    }

    /** a and b have never stood alone together: one that did nothing was between them. */
    @TestFactory
    List<DynamicTest> theSameWhereWhatIsLeftOfThemIsRefused() throws IOException {
        bundle = 4;
        harmful = "d";
        objects = true;
        return killedBeforeAnyRecord("lazy");
    }

    @TestFactory
    List<DynamicTest> theSameWhereCandidatesAreScreened() throws IOException {
        rivals = true;
        return killedBeforeAnyRecord("gated");
    }

    /** The first case of a batch shows a loss already, and the others are measured all the same. */
    @TestFactory
    List<DynamicTest> theSameWhereABatchIsCutInTwo() throws IOException {
        tornInFocus = true;
        return killedBeforeAnyRecord("gated");
    }

    @TestFactory
    List<DynamicTest> theSameWhereABatchOfAVerificationIsCutInTwo() throws IOException {
        tornInFocus = true;
        trials = 3;
        return killedBeforeAnyRecord("lazy");
    }

    /** An hour back and forth, over midnight and over the hour that summer time skips. */
    @TestFactory
    List<DynamicTest> theSameWhenTheClockJumps() throws IOException {
        jumps = List.of(0, 3600, -3600, 7200, -86_400, 1, -1, 4 * 86_400);
        return killedBeforeAnyRecord("gated");
    }

    private List<DynamicTest> killedBeforeAnyRecord(String measure) throws IOException {
        this.measure = measure;
        Run whole = run(folder.resolve("whole"), Integer.MAX_VALUE);
        assertThat(whole.events()).hasSizeGreaterThan(25);
        return java.util.stream.IntStream.rangeClosed(2, whole.events().size())
                .mapToObj(record -> DynamicTest.dynamicTest("before record " + record, () -> {
                    Run killed = run(folder.resolve("killed-" + record), record);

                    assertThat(killed.events()).isEqualTo(whole.events());
                    assertThat(killed.prompt()).isEqualTo(whole.prompt());
                    assertThat(killed.log()).isEqualTo(whole.log());
                    assertThat(killed.runs()).isEqualTo(whole.runs());
                }))
                .toList();
    }

    private record Run(List<Event> events, String prompt, String log, int runs) {}

    /** Gains, a loss that is taken back, a refused proposal, and a holdout. */
    private Lab lab(Path home) {
        Lab lab = new Lab(home)
                .given("c1", tornInFocus ? new String[] {"a", "r"} : new String[] {"a"})
                .given("c2", "a", "b")
                .given("c3", "r")
                .given("h1", "a")
                .with(manifest -> manifest.put("measure", measure)
                        .put("bundle", bundle)
                        .put("trials", trials)
                        .put("maxIterations", 2)
                        .putArray("holdout")
                        .add("cases/h*.txt"));
        for (int more = 4; tornInFocus && more < 9; more++) {
            lab.given("c" + more, more == 6 ? new String[] {"a", "b", "r"} : new String[] {"a"});
        }
        lab.write("prompt.md", "Extract.\nr\n");
        if (objects) {
            lab.given("c4", "aa").given("c5", "d");
            lab.editChecks = () -> lab.prompt().equals("Extract.\nr\na\nb\n")
                    ? Optional.of("edit refused: a stands before b")
                    : Optional.empty();
        }
        return lab;
    }

    /** The script as a function of the state, so that a second process answers as the first would have. */
    private void script(Lab lab, Session session) {
        lab.replies.clear();
        for (int i = 0; i < 20; i++) {
            lab.replies.add(request -> bundle > 1
                    ? bundled(request)
                    : switch (session.state().current().number()) {
                        case 1 -> candidates("a\nbreak r");
                        default ->
                            request.history().stream()
                                            .anyMatch(tried -> tried.outcome().equals("Refused"))
                                    ? candidates("a\nb")
                                    : candidates("");
                    });
        }
    }

    private dev.refine.propose.Reply bundled(dev.refine.propose.ProposalRequest request) {
        String rule = request.groups().get(0).path().substring(1);
        boolean careless = rule.equals(harmful) && request.iteration() == 1;
        return candidates(careless ? rule + "\nbreak r" : rule.equals("aa") ? "idle" : rule);
    }

    private dev.refine.propose.Reply candidates(String lines) {
        Proposal proposal = Lab.proposal(lines, "c1", "c2");
        return new dev.refine.propose.Reply.Candidates(
                rivals ? List.of(Lab.proposal("idle", "c1", "c2"), proposal) : List.of(proposal));
    }

    /** Dies right before it would write the record of this number; then a second process continues. */
    private Run run(Path home, int record) throws IOException {
        Files.createDirectories(home);
        Lab lab = lab(home);
        lab.clock = new DyingClock(record, jumps);
        try (Session session = lab.newSession()) {
            script(lab, session);
            lab.goOn(session);
        } catch (Death expected) {
            lab.clock = new DyingClock(Integer.MAX_VALUE, jumps);
            try (Session session = lab.reopened()) {
                script(lab, session);
                lab.goOn(session);
            }
        }
        SessionFolder folder =
                Sessions.newest(home.resolve("refine.manifest.json")).orElseThrow();
        return new Run(
                Sessions.read(folder).entries().stream()
                        .map(Entry::event)
                        .map(event -> withoutPlace(event))
                        .toList(),
                lab.prompt(),
                Files.readString(folder.log()).replaceAll("(?m)^- Time: .*$", "- Time"),
                lab.runner.runs.size());
    }

    /** The first record names the manifest's place, which differs from run to run. */
    private static Event withoutPlace(Event event) {
        return event instanceof Event.SessionStarted started
                ? new Event.SessionStarted(
                        started.version(),
                        started.program(),
                        started.workload(),
                        "",
                        started.manifestSha(),
                        started.cases(),
                        started.holdout(),
                        started.notSelected(),
                        started.files(),
                        started.settings(),
                        "")
                : event;
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** The same few times over and over; asked the n-th time, it kills. Each record asks once. */
    private static final class DyingClock extends Clock {

        private final int deadly;
        private final List<Integer> jumps;
        private int asked;

        DyingClock(int deadly, List<Integer> jumps) {
            this.deadly = deadly;
            this.jumps = jumps;
        }

        @Override
        public Instant instant() {
            asked++;
            if (asked == deadly) {
                throw new Death();
            }
            return Instant.parse("2026-03-29T00:30:00Z").plusSeconds(jumps.get(asked % jumps.size()));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
