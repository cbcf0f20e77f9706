package dev.refine.model.replay;

import dev.refine.model.ModelClient;
import dev.refine.model.ModelReply;
import dev.refine.model.ModelRequest;
import java.nio.file.Path;

/** Passes questions on and keeps every answer in a folder, for a {@link ReplayClient}. Failures are not kept. */
public final class RecordingClient implements ModelClient {

    private final ModelClient inner;
    private final Recordings recordings;

    /** @param folder made when the first answer is kept */
    public RecordingClient(ModelClient inner, Path folder) {
        this.inner = inner;
        this.recordings = new Recordings(folder);
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public ModelReply ask(ModelRequest request) {
        ModelReply reply = inner.ask(request);
        if (reply instanceof ModelReply.Answer answer) {
            recordings.keep(name(), request, answer);
        }
        return reply;
    }
}
