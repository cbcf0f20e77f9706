package dev.refine.cli.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Tab offers at the end of an answer. */
class PathCompleterTest {

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(folder.resolve("cases/old ones"));
        Files.createFile(folder.resolve("cases/a.txt"));
        Files.createFile(folder.resolve("cases/b.txt"));
        Files.createFile(folder.resolve("copy.md"));
        Files.createFile(folder.resolve(".hidden"));
    }

    private List<String> offered(String typed) {
        List<Candidate> candidates = new ArrayList<>();
        new PathCompleter(folder)
                .complete(
                        null,
                        new AnswerParser().parse(typed, typed.length(), Parser.ParseContext.COMPLETE),
                        candidates);
        return candidates.stream().map(Candidate::value).sorted().toList();
    }

    @Test
    void offersFilesAndFoldersThatBeginSo() {
        assertThat(offered("c")).containsExactly("cases/", "copy.md");
        assertThat(offered("cases/")).containsExactly("cases/a.txt", "cases/b.txt", "cases/old ones/");
        assertThat(offered("cases/b")).containsExactly("cases/b.txt");
    }

    @Test
    void completesTheLastWordOfAListOrACommand() {
        assertThat(offered("prompt.md,co")).containsExactly("copy.md");
        assertThat(offered("cp cases/a")).containsExactly("cases/a.txt");
        assertThat(offered("sh run.sh --in=\"co")).containsExactly("copy.md");
    }

    @Test
    void showsWhatIsHiddenOnlyWhenAskedFor() {
        assertThat(offered("")).containsExactly("cases/", "copy.md");
        assertThat(offered(".")).containsExactly(".hidden");
    }

    @Test
    void offersNothingWhereThereIsNothing() {
        assertThat(offered("nowhere/x")).isEmpty();
        assertThat(offered("copy.md/x")).isEmpty();
        assertThat(offered("a\u0000/b")).isEmpty();
    }
}
