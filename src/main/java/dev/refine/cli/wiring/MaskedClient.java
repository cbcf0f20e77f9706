package dev.refine.cli.wiring;

import dev.refine.files.Secrets;
import dev.refine.json.Json;
import dev.refine.model.ModelClient;
import dev.refine.model.ModelReply;
import dev.refine.model.ModelRequest;
import dev.refine.model.replay.RecordingClient;
import java.nio.file.Path;

/** Keeps secrets out of what a model is told and out of what it says. Its key, which goes beside the question, is left alone. */
record MaskedClient(ModelClient client, Secrets secrets) implements ModelClient {

    /** Keeps what was asked and answered in a folder, from which it can be replayed, and no secret in either. */
    static ModelClient keeping(ModelClient client, Path folder, Secrets secrets) {
        ModelClient answering = new MaskedClient(client, secrets);
        return new MaskedClient(new RecordingClient(answering, folder), secrets);
    }

    @Override
    public String name() {
        return client.name();
    }

    @Override
    public ModelReply ask(ModelRequest request) {
        ModelReply reply = client.ask(hidden(request));
        return reply instanceof ModelReply.Answer answer ? hidden(answer) : hidden((ModelReply.Failure) reply);
    }

    private ModelRequest hidden(ModelRequest request) {
        return new ModelRequest(
                secrets.hide(request.system()),
                request.messages().stream().map(this::hidden).toList(),
                request.materials().stream().map(this::hidden).toList(),
                request.schema(),
                request.limits(),
                request.trial(),
                request.boundary(),
                request.passing().stream().map(secrets::hide).toList());
    }

    private ModelRequest.Message hidden(ModelRequest.Message message) {
        return new ModelRequest.Message(message.speaker(), secrets.hide(message.text()), message.images());
    }

    private ModelRequest.Material hidden(ModelRequest.Material file) {
        return new ModelRequest.Material(file.path(), secrets.hide(file.bytes()));
    }

    /** A document that holds one is left out: the text has it, too. */
    private ModelReply hidden(ModelReply.Answer answer) {
        return new ModelReply.Answer(
                secrets.hide(answer.text()),
                answer.json().filter(document -> {
                    String text = Json.compact(document);
                    return secrets.hide(text).equals(text);
                }),
                answer.usage(),
                answer.latency());
    }

    private ModelReply hidden(ModelReply.Failure failure) {
        return new ModelReply.Failure(
                failure.fault(),
                secrets.hide(failure.reason()),
                secrets.hide(failure.raw()),
                failure.retryAfter(),
                failure.usage(),
                failure.latency());
    }
}
