package dev.refine.process;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A guarded run, watched by a thread of its own, that is spoken to meanwhile. */
final class GuardedConversation implements Conversation {

    private static final long FAREWELL_SECONDS = 2;

    /** Whoever has stopped speaking is most likely dead, and on a busy machine it takes a while to hear what of. */
    private static final long DEATH_SECONDS = 6;

    private final Guard guard;
    private final GuardedRun run;
    private final Voice voice;
    private final FutureTask<Execution> life;

    /** @param life blocks until the last process is gone */
    GuardedConversation(Guard guard, GuardedRun run, Voice voice, Callable<Execution> life) {
        this.guard = guard;
        this.run = run;
        this.voice = voice;
        this.life = new FutureTask<>(life);
        Thread thread = new Thread(this.life, "conversation");
        thread.setDaemon(true);
        thread.start();
    }

    /** The first line waits until the guard has let go of the pipe: some shells would read it as their own. */
    @Override
    public boolean say(String line) {
        try {
            run.awaitBegin();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !isOver() && guard.say(line);
    }

    @Override
    public Heard hear(Duration patience) throws InterruptedException {
        return voice.next(patience);
    }

    @Override
    public boolean isOver() {
        return life.isDone() || voice.isOver();
    }

    @Override
    public Execution expire() {
        run.expire();
        return ended();
    }

    @Override
    public Execution finish() {
        guard.close();
        try {
            return farewell();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.cancel();
        } catch (TimeoutException e) {
            run.expire();
        } catch (ExecutionException e) {
            return ended();
        }
        return ended();
    }

    private Execution farewell() throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return life.get(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            if (!voice.isOver() || run.leaderLives()) {
                throw e;
            }
            return life.get(DEATH_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Also in an interrupted thread: the run ends within its grace, whoever waits for it. */
    private Execution ended() {
        voice.silence();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return life.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CancellationException("the conversation broke off: " + e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
