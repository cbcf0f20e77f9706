package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session puts at the place of its result, and what it leaves alone there. */
class QualityDeliveryTest {

    @TempDir
    Path folder;

    private QualityWorkshop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new QualityWorkshop(folder.toRealPath());
    }

    @Test
    void folderMayBecomeAFileAndTheOtherWayRound() {
        shop.write("text/about/index.txt", "good\n").write("text/text.txt", "good\n");
        shop.builds("rm -r deliverable/about; echo good > deliverable/about; echo good >> deliverable/text.txt");
        shop.builds("rm deliverable/about; mkdir deliverable/about; echo good > deliverable/about/us.txt;"
                + "echo good >> deliverable/text.txt");

        assertThat(shop.quality("--max-rounds", "1").exit()).isEqualTo(1);
        assertThat(shop.read("text/about")).isEqualTo("good\n");

        assertThat(shop.quality("--continue", "--max-rounds", "2").exit()).isEqualTo(1);
        assertThat(shop.read("text/about/us.txt")).isEqualTo("good\n");
    }

    @Test
    void whatAnEarlierDeliveryBroughtGoesWithIt() {
        shop.builds("echo good > deliverable/text.txt; mkdir deliverable/old; echo x > deliverable/old/one.txt")
                .builds("rm -r deliverable/old; echo good >> deliverable/text.txt");

        shop.quality("--max-rounds", "1");
        shop.quality("--continue", "--max-rounds", "2");

        assertThat(shop.read("text/text.txt")).isEqualTo("good\ngood\n");
        assertThat(shop.has("text/old")).isFalse();
    }

    @Test
    void folderInTheWayOfAFileStays() {
        shop.builds("echo good > deliverable/text.txt; echo x > deliverable/notes; mkdir $REFINE_HOME/text"
                + " $REFINE_HOME/text/notes; echo mine > $REFINE_HOME/text/notes/own.txt");

        Outcome outcome = shop.quality("--max-rounds", "1");

        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(outcome.err()).contains("DIR/text/notes/own.txt: changed outside of the session [file-changed].");
        assertThat(shop.has("text/text.txt")).isFalse();
    }

    @Test
    void nameWithABackslashLeadsNowhere() {
        shop.builds("echo good > deliverable/text.txt; echo x > 'deliverable/..\\escaped.txt'");

        shop.quality("--max-rounds", "1");

        assertThat(shop.has("escaped.txt")).isFalse();
        assertThat(shop.read("text/..\\escaped.txt")).isEqualTo("x\n");
    }

    @Test
    void whatTheUserHasChangedSinceIsToldBeforeMoreIsPaidFor() {
        shop.addsGood(1).addsGood(1).quality("--max-rounds", "1");
        long asked = shop.asked();
        shop.write("text/text.txt", "mine\n");

        Outcome outcome = shop.quality("--continue", "--max-rounds", "2");

        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(outcome.err()).startsWith("DIR/text/text.txt: changed outside of the session [file-changed].");
        assertThat(shop.asked()).isEqualTo(asked);
    }

    @Test
    void ofAFileOnlyThatFileIsDelivered() {
        shop.with(own -> own.put("deliverable", "page.txt"));
        shop.builds("echo good > deliverable/page.txt; mkdir deliverable/sessions; echo x > deliverable/sessions/own");
        shop.builds("echo good > deliverable/another.txt");

        Outcome outcome = shop.quality("--max-rounds", "1");

        assertThat(outcome.err())
                .contains("the deliverable is the file page.txt; what the builder made beside it is left out:"
                        + " sessions/own\n");
        assertThat(shop.read("page.txt")).isEqualTo("good\n");
        assertThat(shop.has("sessions/own")).isFalse();
        Outcome nothing = shop.quality("Write.", "other.txt");
        assertThat(nothing.exit()).as(nothing.toString()).isEqualTo(3);
        assertThat(shop.has("another.txt")).isFalse();
    }

    @Test
    void nothingIsDeliveredThroughALink() throws IOException {
        shop.write("text/text.txt", "good\n").write("shared/logo.txt", "x");
        Files.createSymbolicLink(shop.folder.resolve("text/assets"), shop.folder.resolve("shared"));
        shop.builds("echo good >> deliverable/text.txt; mkdir deliverable/assets; echo y > deliverable/assets/new.txt");

        Outcome outcome = shop.quality("--max-rounds", "1");

        assertThat(outcome.exit()).isEqualTo(4);
        assertThat(outcome.err())
                .contains("DIR/text/assets: is a link, and what lies behind it is no part of the deliverable"
                        + " [file-changed].");
        assertThat(shop.has("shared/new.txt")).isFalse();
        assertThat(shop.read("text/text.txt")).isEqualTo("good\n");
    }

    @Test
    void whatIsLeftOutIsTold() throws IOException {
        shop.write("text/text.txt", "good\n").write("text/.git/config", "x").addsGood(2);
        Files.createSymbolicLink(shop.folder.resolve("text/more"), shop.folder.resolve("quality.json"));

        assertThat(shop.quality("--max-rounds", "1").err())
                .startsWith("left out of the deliverable: more: a link\n")
                .doesNotContain(".git");
        assertThat(shop.refine("evaluate", "text").err()).startsWith("left out of the deliverable: more: a link\n");
    }

    @Test
    void whatABuilderMadeInVainIsTold() {
        shop.builds("echo good > deliverable/text.txt; ln -s /etc/passwd deliverable/more; mkdir deliverable/.git;"
                + " touch deliverable/.git/config");

        JsonNode result = shop.result("--max-rounds", "1");

        assertThat(result.at("/remarks/0").asText()).isEqualTo("left out of the deliverable: more: a link");
        assertThat(result.at("/remarks")).hasSize(1);
        assertThat(shop.has("text/more")).isFalse();
    }

    /** Java cannot even name such a file, so the shell makes it. */
    @Test
    void fileWhoseNameIsNoTextIsLeftOutAndTold() {
        shop.builds("echo good > deliverable/text.txt; echo good > \"$(printf 'deliverable/b\\377d')\"");
        JsonNode result = shop.result("--max-rounds", "1");

        assertThat(result.at("/remarks/0").asText())
                .isEqualTo("left out of the deliverable: b\ufffdd: its name cannot be read as text");
        assertThat(shop.read("text/text.txt")).isEqualTo("good\n");
        assertThat(folder.resolve("text").toFile().list()).containsExactly("text.txt");
    }

    @Test
    void linkToAFolderIsThatFolder() throws IOException {
        shop.write("real/text.txt", "good\n").addsGood(2);
        Files.createSymbolicLink(shop.folder.resolve("text"), shop.folder.resolve("real"));

        JsonNode result = shop.result("--max-rounds", "1");

        assertThat(shop.scores(result, "E1")).containsExactly("3");
        assertThat(shop.read("real/text.txt")).isEqualTo("good\ngood\ngood\n");
        Files.createSymbolicLink(shop.folder.resolve("all"), shop.folder);
        assertThat(shop.quality("Write.", "all").err()).contains("DIR/all: cannot be the deliverable");
    }

    @Test
    void deliveredFilesKeepTheirRightsAndTheLinksToThem() throws IOException {
        Path file = shop.write("real.txt", "good\n").folder.resolve("real.txt");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Path link = Files.createSymbolicLink(shop.folder.resolve("text.txt"), file);
        shop.with(own -> own.put("deliverable", "text.txt"));
        shop.addsGood(1).builds("chmod +x deliverable/text.txt").builds("chmod -x deliverable/text.txt");
        shop.with(own -> own.withArray("criteria").remove(0));
        shop.with(own -> own.withArray("criteria").addObject().put("id", "E3").put("text", "Is there."));

        shop.quality("--max-rounds", "1");
        assertThat(link).isSymbolicLink();
        assertThat(shop.read("real.txt")).isEqualTo("good\ngood\n");
        assertThat(rights(file)).isEqualTo("rw-------");
        shop.quality("--max-rounds", "1");
        assertThat(rights(file)).isEqualTo("rwx------");
        shop.quality("--max-rounds", "1");
        assertThat(rights(file)).isEqualTo("rw-------");
    }

    private String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
