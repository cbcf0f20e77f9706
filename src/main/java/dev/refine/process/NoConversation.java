package dev.refine.process;

import java.time.Duration;

/** With a command that never began. */
final class NoConversation implements Conversation {

    private final Execution execution;

    NoConversation(ProcessEnd end, String note) {
        this.execution = new Execution(end, -1, Duration.ZERO, "", "", note);
    }

    @Override
    public boolean say(String line) {
        return false;
    }

    @Override
    public Heard hear(Duration patience) {
        return new Heard(Heard.Kind.END, "");
    }

    @Override
    public boolean isOver() {
        return true;
    }

    @Override
    public Execution expire() {
        return execution;
    }

    @Override
    public Execution finish() {
        return execution;
    }
}
