package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody can write is told before anything is paid for. */
class ReadOnlyTest {

    private static final String PROMPT = "prompt.md: cannot be written [not-writable]. The file is read-only. Make it"
            + " writable if it may be edited.\n";

    @TempDir
    Path folder;

    @Nested
    class PromptsAndSchemas {

        private Workshop workshop() {
            return new Workshop(folder).proposes(Workshop.NO_MARKS).proposes(Workshop.WITH_TOTAL);
        }

        @Test
        void areToldBeforeTheBaseline() throws Exception {
            Workshop workshop = workshop();
            ReadOnly.during(folder.resolve("prompt.md"), () -> {
                assertThat(workshop.auto()).isEqualTo(new Outcome(2, "", PROMPT));
                assertThat(workshop.refine("check").exit()).isEqualTo(1);
                assertThat(workshop.auto("--iterations", "0").exit()).isEqualTo(1);
            });
        }

        @Test
        void areToldBeforeASessionGoesOnAndAReplyIsMeasured() throws Exception {
            Workshop workshop = workshop();
            workshop.auto("--iterations", "1");
            workshop.write("reply.json", Workshop.reply("prompt.md", "", Workshop.WITH_TOTAL));
            ReadOnly.during(folder.resolve("prompt.md"), () -> {
                assertThat(workshop.auto("--continue", "--iterations", "2")).isEqualTo(new Outcome(2, "", PROMPT));
                assertThat(workshop.refine(
                                "try", "--reply", folder.resolve("reply.json").toString()))
                        .isEqualTo(new Outcome(2, "", PROMPT));
                assertThat(workshop.auto("--continue").exit())
                        .as("nothing is to be edited")
                        .isEqualTo(1);
            });
        }

        @Test
        void areToldBeforeAnEditIsTriedThatCouldNotBeTakenBack() throws Exception {
            Workshop workshop = workshop();
            workshop.refine("try");
            String log = workshop.inSession("REFINE_LOG.md");
            workshop.write("prompt.md", "Copy the card.\n" + Workshop.SHOUT);
            ReadOnly.during(folder.resolve("prompt.md"), () -> {
                assertThat(workshop.refine("try"))
                        .isEqualTo(new Outcome(
                                2,
                                "",
                                "prompt.md: your edit was not measured, since it could not be taken back"
                                        + " [not-writable]. The file is read-only. Make it writable if it may be"
                                        + " edited.\n"));
                assertThat(workshop.inSession("REFINE_LOG.md")).isEqualTo(log);
            });
            assertThat(workshop.refine("try").out()).startsWith("iteration 1: ").contains(", taken back\n");
        }

        @Test
        void areNoMatterToAnEditThatStaysInAnyCase() throws Exception {
            Workshop workshop = workshop().with(own -> own.put("onRegression", "keep"));
            workshop.refine("try");
            workshop.write("prompt.md", "Copy the card.\n" + Workshop.SHOUT);
            ReadOnly.during(
                    folder.resolve("prompt.md"),
                    () -> assertThat(workshop.refine("try").out()).contains(", left as it is\n"));
        }

        @Test
        void areOnlyWarnedOfWhereOthersCanBeEdited() throws Exception {
            Workshop workshop = workshop();
            workshop.write("prompts/more.md", "Be careful.\n")
                    .with(own -> own.withArray("promptPaths").add("prompts/*.md"));
            ReadOnly.during(folder.resolve("prompts"), () -> {
                Outcome outcome = workshop.auto();

                assertThat(outcome.exit()).isZero();
                assertThat(outcome.err())
                        .startsWith("warning: prompts/more.md: cannot be written [not-writable]. Its folder ")
                        .contains("prompts is read-only, and a file is replaced as a whole. Make the folder writable if"
                                + " the file may be edited. An edit of it would end the session.\n");
            });
        }
    }

    @Nested
    class Deliverables {

        @Test
        void areToldBeforeTheFirstRound() throws Exception {
            QualityWorkshop shop =
                    new QualityWorkshop(folder.toRealPath()).addsGood(1).write("text/text.txt", "good\n");
            ReadOnly.during(shop.folder.resolve("text"), () -> {
                assertThat(shop.quality())
                        .isEqualTo(new Outcome(
                                2,
                                "",
                                "DIR/text: nothing can be delivered there [not-writable]. The folder is read-only."
                                        + " Make it writable, or name another place.\n"));
                assertThat(shop.quality("Better.", "text/new/page.txt").err())
                        .contains("DIR/text/new/page.txt: nothing can be delivered there [not-writable]. The folder"
                                + " DIR/text is read-only.");
            });
            ReadOnly.during(shop.folder.resolve("text/text.txt"), () -> {
                assertThat(shop.quality("Better.", "text/text.txt"))
                        .isEqualTo(new Outcome(
                                2,
                                "",
                                "DIR/text/text.txt: cannot be written [not-writable]. The file is read-only. Make it"
                                        + " writable if it may be edited.\n"));
            });
            assertThat(shop.asked()).isZero();
        }

        @Test
        void areDeliveredBesideAFileThatStays() throws Exception {
            QualityWorkshop shop = new QualityWorkshop(folder.toRealPath())
                    .addsGood(1)
                    .write("text/text.txt", "good\n")
                    .write("text/fixed.txt", "fixed\n");
            ReadOnly.during(shop.folder.resolve("text/fixed.txt"), () -> {
                Outcome outcome = shop.quality("--max-rounds", "1");

                assertThat(outcome.err())
                        .contains("warning: fixed.txt: cannot be written [not-writable]. The file is read-only. Make it"
                                + " writable if it may be edited. A version that changes it cannot be delivered.\n");
                assertThat(shop.read("text/text.txt")).isEqualTo("good\ngood\n");
            });
        }

        @Test
        void areToldBeforeASessionGoesOn() throws Exception {
            QualityWorkshop shop =
                    new QualityWorkshop(folder.toRealPath()).addsGood(1).addsGood(1);
            shop.quality("--max-rounds", "1");
            long asked = shop.asked();
            ReadOnly.during(shop.folder.resolve("text"), () -> {
                assertThat(shop.quality("--continue", "--max-rounds", "2").exit())
                        .isEqualTo(2);
                assertThat(shop.asked()).isEqualTo(asked);
                assertThat(shop.quality("--continue").exit()).isEqualTo(1);
            });
            assertThat(Files.readString(shop.folder.resolve("text/text.txt"))).isEqualTo("good\n");
        }
    }
}
