package dev.refine.quality.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.files.Secrets;
import dev.refine.json.Json;
import dev.refine.model.EndpointSpec;
import dev.refine.model.ModelClient;
import dev.refine.model.ModelFault;
import dev.refine.model.ModelReply;
import dev.refine.model.ModelRequest;
import dev.refine.model.Usage;
import dev.refine.quality.tree.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelActorTest {

    @TempDir
    Path session;

    private ModelRequest asked;

    @Test
    void evaluatorGetsTheFilesWithTheQuestionAndItsCostIsKept() {
        Usage usage = Usage.ofTokens(10L, 0L, 5L).withCost(0.25, Usage.CostBasis.COMPUTED);

        Reply reply = call(new ModelReply.Answer("Fine.", Optional.empty(), usage, Duration.ofMillis(7)), true);

        assertThat(asked.messages().get(0).text()).contains("Judge it.", "## deliverable/a.txt", "the content");
        assertThat(reply.text()).isEqualTo("Fine.");
        assertThat(reply.call().costUsd()).isEqualTo(0.25);
        assertThat(reply.call().inputTokens()).isEqualTo(10);
    }

    @Test
    void builderWritesFilesAsBlocksAndNoneOutsideOfItsFolder() throws IOException {
        String text = """
                Here:

                ```html deliverable/new/page.html
                <p>new</p>
                ```
                ```text deliverable/../../escaped.txt
                no
                ```
                ```text
                neither
                ```
                """;

        Reply reply = call(new ModelReply.Answer(text, Optional.empty(), Usage.unknown(), Duration.ZERO), false);

        assertThat(reply.work().files().keySet())
                .containsExactly("deliverable/a.txt", "deliverable/b c.txt", "deliverable/new/page.html");
        assertThat(reply.work().files().get("deliverable/new/page.html").text()).isEqualTo("<p>new</p>\n");
        assertThat(reply.call().costUsd()).as("unknown is not nothing").isNull();
        try (var found = Files.walk(session)) {
            assertThat(found.map(Path::getFileName).map(Path::toString)).doesNotContain("escaped.txt");
        }
    }

    @Test
    void blockThatCannotBeAFileIsPassedOver() {
        String text = block("deliverable/a.txt/inside.txt")
                + block("deliverable/" + "long".repeat(100))
                + block("deliverable/no\0name")
                + block("deliverable/")
                + block("html deliverable/a..b.html");

        Reply reply = call(new ModelReply.Answer(text, Optional.empty(), Usage.unknown(), Duration.ZERO), false);

        assertThat(reply.isOk()).isTrue();
        assertThat(reply.work().files().keySet())
                .containsExactly("deliverable/a..b.html", "deliverable/a.txt", "deliverable/b c.txt");
    }

    @Test
    void fileMayHaveABlankInItsName() {
        String text = block("text deliverable/b c.txt")
                + block("deliverable/d e.txt")
                + block("deliverable/a.txt (as it was)");

        Reply reply = call(new ModelReply.Answer(text, Optional.empty(), Usage.unknown(), Duration.ZERO), false);

        assertThat(reply.work().files().get("deliverable/b c.txt").text()).isEqualTo("new\n");
        assertThat(reply.work().files().get("deliverable/a.txt").text()).isEqualTo("the content");
        assertThat(reply.work().files()).containsKey("deliverable/d e.txt");
    }

    private static String block(String name) {
        return "```" + name + "\nnew\n```\n";
    }

    @Test
    void everyFailureIsAStatus() {
        assertThat(call(ModelReply.Failure.of(ModelFault.TIMEOUT, "slow"), true)
                        .call()
                        .status())
                .isEqualTo(Call.Status.TIMED_OUT);
        assertThat(call(ModelReply.Failure.of(ModelFault.KEY, "no"), false)
                        .call()
                        .note())
                .isEqualTo("no");
        assertThatThrownBy(() -> call(ModelReply.Failure.of(ModelFault.CANCELLED, "over"), true, "other"))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void sameQuestionIsAskedOnceInASession() {
        call(new ModelReply.Answer("first", Optional.empty(), Usage.NONE, Duration.ZERO), true);

        Reply again = call(new ModelReply.Answer("second", Optional.empty(), Usage.NONE, Duration.ZERO), true);

        assertThat(again.text()).isEqualTo("first");
    }

    private Reply call(ModelReply reply, boolean readOnly) {
        return call(reply, readOnly, "1");
    }

    private Reply call(ModelReply reply, boolean readOnly, String label) {
        ModelClient client = new ModelClient() {
            @Override
            public String name() {
                return "fake";
            }

            @Override
            public ModelReply ask(ModelRequest request) {
                asked = request;
                return reply;
            }
        };
        Backend backend = new Backend(
                "m",
                null,
                null,
                EndpointSpec.read(Json.tree("openai/m"), "here"),
                null,
                Duration.ofSeconds(9),
                0,
                false,
                List.of());
        FileTree inputs =
                FileTree.EMPTY.with("deliverable/a.txt", "the content").with("deliverable/b c.txt", "old");
        Role role = readOnly ? Role.EVALUATOR : Role.BUILDER;
        RoleCalls calls = new RoleCalls(new CallShelf(session, 0), x -> new ModelActor(y -> client), Secrets.ofShape());
        return calls.call(backend, new RoleRequest(role, 1, label, "Judge it.", inputs, readOnly));
    }
}
