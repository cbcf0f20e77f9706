package dev.refine.cli.person;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.PatientPrompt;
import dev.refine.cli.terminal.WordPrompt;
import dev.refine.diagnose.FailureGroup;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.Session;
import dev.refine.loop.RefineLoop;
import dev.refine.loop.StopSignal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a run waits for a person: after the baseline in suggestion mode, before each iteration with
 * {@code --confirm-each}. Between the pauses the loop goes on as it would by itself.
 */
public final class Pauses {

    /** What follows a pause. */
    public enum Next {
        GO_ON,
        STOP,
        /** Leave the loop here, since it is to go on with a plan. */
        PLAN
    }

    private final Console console;
    private final Session session;
    private final Optional<PatientPrompt> afterBaseline;
    private final boolean confirmEach;

    /** Questions after the baseline; shown on request. */
    private final Supplier<List<FailureGroup>> failures;

    /** @param afterBaseline who is asked there, in suggestion mode */
    public Pauses(
            Console console,
            Session session,
            Optional<PatientPrompt> afterBaseline,
            boolean confirmEach,
            Supplier<List<FailureGroup>> failures) {
        this.console = console;
        this.session = session;
        this.afterBaseline = afterBaseline;
        this.confirmEach = confirmEach;
        this.failures = failures;
    }

    /** @return {@code PLAN} when the person wants one first, else when the session has ended or was interrupted */
    public Next run(RefineLoop loop, StopSignal interrupt) {
        if (afterBaseline.filter(PatientPrompt::isLeft).isPresent()
                && !state().current().isStarted()) {
            return leave(loop, interrupt);
        }
        loop.runUntil(state -> isOver(state) || state.current().completed().isPresent());
        while (!isOver(state())
                && !interrupt.isRequested()
                && state().current().completed().isPresent()) {
            Next next = pause(state().current());
            if (interrupt.isRequested()) {
                return Next.GO_ON;
            }
            if (next == Next.PLAN) {
                return next;
            }
            int number = state().current().number();
            if (next == Next.STOP) {
                stop(loop, number);
                return next;
            }
            loop.runUntil(state -> isOver(state)
                    || state.current().number() > number
                            && state.current().completed().isPresent());
            if (afterBaseline.isPresent() || confirmEach) {
                OutcomeView.lines(state().current()).forEach(this::say);
            }
        }
        return Next.GO_ON;
    }

    /** Whoever ended the input at the questions before the session wants no baseline; the first case is run all the same. */
    private Next leave(RefineLoop loop, StopSignal interrupt) {
        loop.runUntil(state -> isOver(state) || state.current().isStarted());
        if (!isOver(state()) && !interrupt.isRequested()) {
            session.append(new Event.StopRequested(0, SessionEnd.STOPPED, "the user left before the baseline"));
            loop.run();
        }
        return Next.STOP;
    }

    private Next pause(Iteration completed) {
        if (completed.number() == 0 && afterBaseline.isPresent()) {
            return new BaselineDialogue(afterBaseline.get(), state(), failures).ask();
        }
        if (confirmEach) {
            say("Iteration " + (completed.number() + 1) + ":");
            return new WordPrompt(console.in(), console.err())
                    .ask(List.of(new WordPrompt.Choice("go", 'g'), new WordPrompt.Choice("stop", 's')))
                    .filter(answer -> answer.word().equals("go"))
                    .map(go -> Next.GO_ON)
                    .orElse(Next.STOP);
        }
        return Next.GO_ON;
    }

    /** The next iteration is where the session ends; nothing was tried in it. */
    private void stop(RefineLoop loop, int number) {
        loop.runUntil(state -> isOver(state) || state.current().number() > number);
        if (!isOver(state())) {
            session.append(new Event.StopRequested(
                    state().current().number(), SessionEnd.STOPPED, "the user stopped before this iteration"));
            loop.run();
        }
    }

    private static boolean isOver(SessionState state) {
        return state.end().isPresent();
    }

    private SessionState state() {
        return session.state();
    }

    private void say(String line) {
        console.err().println(line);
        console.err().flush();
    }
}
