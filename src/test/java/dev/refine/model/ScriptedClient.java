package dev.refine.model;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Gives the replies it was made with, in order, and remembers what it was asked. */
public final class ScriptedClient implements ModelClient {

    private final Deque<ModelReply> replies;
    private final List<ModelRequest> asked = new ArrayList<>();

    public ScriptedClient(ModelReply... replies) {
        this.replies = new ArrayDeque<>(Arrays.asList(replies));
    }

    /** One that answers with these texts, each for 10 tokens in and 5 out. */
    public static ScriptedClient saying(String... texts) {
        return new ScriptedClient(
                Arrays.stream(texts).map(ScriptedClient::answer).toArray(ModelReply[]::new));
    }

    public static ModelReply.Answer answer(String text) {
        return new ModelReply.Answer(text, Optional.empty(), Usage.ofTokens(10L, 0L, 5L), Duration.ofMillis(20));
    }

    @Override
    public String name() {
        return "scripted/model";
    }

    @Override
    public synchronized ModelReply ask(ModelRequest request) {
        asked.add(request);
        if (replies.isEmpty()) {
            throw new AssertionError("asked more often than expected: " + request);
        }
        return replies.remove();
    }

    public synchronized List<ModelRequest> asked() {
        return List.copyOf(asked);
    }
}
