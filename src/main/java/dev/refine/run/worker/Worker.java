package dev.refine.run.worker;

import dev.refine.json.Json;
import dev.refine.problem.Clipped;
import dev.refine.problem.Count;
import dev.refine.process.Conversation;
import dev.refine.process.Conversation.Heard;
import dev.refine.run.CaseTask;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One long-lived command. Used by one thread at a time. */
final class Worker {

    private static final int SHOWN = 80;

    private final Conversation conversation;
    private final WorkerLog log;
    private final Set<String> used = new HashSet<>();

    Worker(Conversation conversation, WorkerLog log) {
        this.conversation = conversation;
        this.log = log;
    }

    Conversation conversation() {
        return conversation;
    }

    WorkerLog log() {
        return log;
    }

    /**
     * What became of a request.
     *
     * @param reply absent when none came
     * @param over whether the worker is gone; else its time has run out
     * @param noise what came on descriptor 3 and was no reply to it, in words, or empty
     */
    record Answer(Optional<Reply> reply, boolean over, String noise) {}

    /** Asks, and waits no longer than this for the reply. */
    Answer serve(CaseTask task, Path output, Duration timeout) throws InterruptedException {
        long until = System.nanoTime() + timeout.toNanos();
        forgetWhatCameUnasked(until);
        String id = id(task.input().id());
        if (!conversation.say(request(id, task, output))) {
            return new Answer(Optional.empty(), true, "");
        }
        int strange = 0;
        String last = "";
        while (true) {
            Heard heard = conversation.hear(Duration.ofNanos(until - System.nanoTime()));
            switch (heard.kind()) {
                case END, NOTHING -> {
                    return new Answer(Optional.empty(), heard.kind() == Heard.Kind.END, noise(strange, last));
                }
                case TOO_LONG -> last = "longer than 1 MB";
                case LINE -> {
                    Optional<Reply> reply = Reply.read(heard.text(), id);
                    if (reply.isPresent()) {
                        return new Answer(reply, false, noise(strange, last));
                    }
                    last = heard.text();
                }
            }
            strange++;
        }
    }

    private void forgetWhatCameUnasked(long until) throws InterruptedException {
        Heard early = conversation.hear(Duration.ZERO);
        while (early.kind() != Heard.Kind.NOTHING && early.kind() != Heard.Kind.END && System.nanoTime() < until) {
            early = conversation.hear(Duration.ZERO);
        }
    }

    /** The case's own, and with a number after it when this worker has had it before: a late reply fits no other. */
    private String id(String id) {
        String unused = id;
        for (int number = 2; !used.add(unused); number++) {
            unused = id + "#" + number;
        }
        return unused;
    }

    private static String request(String id, CaseTask task, Path output) {
        return Json.compact(Json.object()
                .put("id", id)
                .put("case", task.input().path().toAbsolutePath().toString())
                .put("output", output.toAbsolutePath().toString())
                .put("trial", task.trial()));
    }

    private static String noise(int lines, String last) {
        if (lines == 0) {
            return "";
        }
        String shown = Clipped.of(last, SHOWN);
        return Count.of(lines, "line") + " on descriptor 3 answered no request, the last: " + shown;
    }
}
