package dev.refine.critique.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.compare.CheckResult;
import dev.refine.critique.Critic;
import dev.refine.critique.Critique;
import dev.refine.critique.CritiqueReply;
import dev.refine.critique.CritiqueRequest;
import dev.refine.critique.Page;
import dev.refine.files.Secrets;
import dev.refine.run.CaseTask;
import dev.refine.workload.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is looked at twice, beyond a session. */
class RememberingCriticTest {

    @TempDir
    Path folder;

    private int asked;
    private String recommends = "Write plainly";
    private String problem = "";
    private Secrets secrets = Secrets.ofShape();

    @BeforeEach
    void draw() throws IOException {
        Files.writeString(folder.resolve("a.png"), "input");
        Files.writeString(folder.resolve("output.json"), "{}");
        Files.writeString(folder.resolve("overlay.png"), "picture");
    }

    private Critic critic(String means, boolean recalls) {
        Critic script = new Critic() {
            @Override
            public String name() {
                return "script";
            }

            @Override
            public CritiqueReply critique(CritiqueRequest request) {
                asked++;
                Critique critique = new Critique(
                        60 + asked,
                        List.of("1"),
                        List.of(),
                        List.of(new Critique.Recommendation("prompt", recommends, "", "1")));
                return new CritiqueReply(name(), 1, 0.5, problem.isEmpty() ? critique : null, problem, true);
            }
        };
        return new RememberingCritic(script, means, folder.resolve("kept"), secrets, recalls);
    }

    private CritiqueRequest request(String message, double threshold, Page... pages) {
        Case input = new Case("a", "a.png", folder.resolve("a.png"), Optional.empty());
        return new CritiqueRequest(
                "plans",
                new CaseTask(input, 0, 1, folder),
                folder.resolve("output.json"),
                List.of(pages),
                List.of(new CheckResult("lint", false, true, message)),
                new CritiqueRequest.Brief("Be strict.", List.of("no gaps"), threshold));
    }

    private CritiqueRequest request() {
        return request("in " + folder + "/output.json", 70, new Page(1, folder.resolve("overlay.png")));
    }

    private long kept() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("kept"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void givesTheSameCritiqueAgainForNothing() {
        CritiqueReply first = critic("script", true).critique(request());
        CritiqueReply again = critic("script", true).critique(request());

        assertThat(asked).isEqualTo(1);
        assertThat(again).isEqualTo(new CritiqueReply("script", 0, null, first.critique(), "", true));
    }

    @Test
    void looksAgainWhenAnythingThatItIsGivenIsAnother() throws IOException {
        Page page = new Page(1, folder.resolve("overlay.png"));
        critic("script", true).critique(request());

        critic("another script", true).critique(request());
        critic("script", true).critique(request("another message", 70, page));
        critic("script", true).critique(request("in " + folder + "/output.json", 50, page));
        critic("script", true).critique(request("in " + folder + "/output.json", 70));
        Files.writeString(folder.resolve("overlay.png"), "another picture");
        critic("script", true).critique(request());
        Files.writeString(folder.resolve("output.json"), "[]");
        critic("script", true).critique(request());
        Files.writeString(folder.resolve("a.png"), "another input");
        critic("script", true).critique(request());

        assertThat(asked).isEqualTo(8);
    }

    @Test
    void remembersNoFailureAndLooksAgainAtOne() {
        problem = "it printed nothing";
        critic("script", true).critique(request());
        problem = "";
        critic("script", true).critique(request());

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void looksAnewWhenToldAndRemembersThat() {
        critic("script", true).critique(request());

        assertThat(critic("script", false).critique(request()).critique().overallScore())
                .isEqualTo(62);
        assertThat(critic("script", true).critique(request()).critique().overallScore())
                .isEqualTo(62);
    }

    @Test
    void takesADamagedFileForNone() throws IOException {
        critic("script", true).critique(request());
        try (Stream<Path> files = Files.walk(folder.resolve("kept"))) {
            Files.writeString(files.filter(Files::isRegularFile).findFirst().orElseThrow(), "{\"overall");
        }

        critic("script", true).critique(request());

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void keepsNothingThatHoldsASecret() throws IOException {
        secrets = Secrets.of(List.of("hunter2hunter2"));
        recommends = "The key is hunter2hunter2";
        Files.createDirectories(folder.resolve("kept"));

        critic("script", true).critique(request());

        assertThat(kept()).isZero();
    }
}
