package dev.refine.model.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.json.Json;
import dev.refine.model.ModelFault;
import dev.refine.model.ModelReply;
import dev.refine.model.ModelRequest;
import dev.refine.model.ScriptedClient;
import dev.refine.model.Usage;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayClientTest {

    @TempDir
    Path folder;

    private final ModelRequest question = ModelRequest.of("Read the receipt.", "Total: 3")
            .withSchema(Json.parse("{\"type\": \"object\"}"))
            .withImages(List.of(new ModelRequest.Image("a.png", "image/png", new byte[] {1, 2})));

    @Test
    void givesBackWhatWasRecorded() throws IOException {
        ModelReply.Answer answer = new ModelReply.Answer(
                "{\"total\": 3}",
                Optional.of(Json.parse("{\"total\": 3}")),
                Usage.ofTokens(10L, null, 5L).withCost(0.001, Usage.CostBasis.COMPUTED),
                Duration.ofMillis(700));

        assertThat(recorder(answer).ask(question)).isEqualTo(answer);
        assertThat(replay().ask(question)).isEqualTo(answer);
        assertThat(replay().name()).isEqualTo("scripted/model");
    }

    @Test
    void findsAQuestionWhateverBoundaryFencesIt() {
        recorder(ScriptedClient.answer("yes")).ask(fenced("k7"));

        assertThat(replay().ask(fenced("p9"))).isEqualTo(ScriptedClient.answer("yes"));
    }

    private static ModelRequest fenced(String boundary) {
        return ModelRequest.of("Read.", boundary + " data " + boundary).withBoundary(boundary);
    }

    @Test
    void takesEveryTrialForAQuestionOfItsOwn() {
        RecordingClient recorder = recorder(ScriptedClient.answer("one"), ScriptedClient.answer("two"));
        recorder.ask(question);
        recorder.ask(question.withTrial(2));

        assertThat(replay().ask(question)).isEqualTo(ScriptedClient.answer("one"));
        assertThat(replay().ask(question.withTrial(2))).isEqualTo(ScriptedClient.answer("two"));
    }

    @Test
    void keepsNoFailure() throws IOException {
        recorder(ModelReply.Failure.of(ModelFault.BUSY, "too many questions")).ask(question);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void namesTheMissAndWhereTheNearestRecordingDiffers() throws IOException {
        recorder(ScriptedClient.answer("yes")).ask(question);
        recorder(ScriptedClient.answer("no")).ask(ModelRequest.of("Something else.", "Total: 4"));
        String recorded = nameOf(question);
        ModelRequest other =
                ModelRequest.of("Read the receipt.", "Total: 4").withSchema(Json.parse("{\"type\": \"object\"}"));

        assertThatThrownBy(() -> replay().ask(other))
                .isInstanceOf(UsageException.class)
                .hasMessage(folder.resolve(nameOf(other))
                        + ": no answer to this question to scripted/model is recorded [replay-miss]. The nearest of 2"
                        + " recordings, " + recorded
                        + ", differs in messages: asked “…SER\",\"text\":\"Total: 4\",\"images\":[]}]”, recorded"
                        + " “…SER\",\"text\":\"Total: 3\",\"images\":[\"a12871fee210fb8619291eaea194581cbd2531e4b23759…”."
                        + " Record it again with the model, or ask what was recorded.");
    }

    @Test
    void saysWhenNothingWasRecordedAtAll() {
        Path none = folder.resolve("none");

        assertThatThrownBy(() -> new ReplayClient("scripted/model", none).ask(question))
                .isInstanceOf(UsageException.class)
                .hasMessage(none.resolve(nameOf(question))
                        + ": no answer to this question to scripted/model is recorded [replay-miss]. The folder holds no"
                        + " recording. Record it again with the model, or ask what was recorded.");
    }

    @Test
    void namesADamagedRecording() throws IOException {
        Path file = folder.resolve(nameOf(question));
        Files.write(file, "{\"reply\": ".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> replay().ask(question))
                .isInstanceOf(UsageException.class)
                .hasMessage(file + ": is no recording of an answer [recording-damaged]. it ends too early: a bracket,"
                        + " brace or quote is not closed. Delete it and record it again.");
    }

    private RecordingClient recorder(ModelReply... replies) {
        return new RecordingClient(new ScriptedClient(replies), folder);
    }

    private ReplayClient replay() {
        return new ReplayClient("scripted/model", folder);
    }

    private static String nameOf(ModelRequest request) {
        return RecordingKey.of("scripted/model", request) + ".json";
    }
}
