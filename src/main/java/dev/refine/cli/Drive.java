package dev.refine.cli;

import dev.refine.cli.person.CritiqueDialogue;
import dev.refine.cli.person.Pauses;
import dev.refine.cli.person.SuggestionView;
import dev.refine.cli.person.TerminalPerson;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.PatientPrompt;
import dev.refine.cli.terminal.ProgressLine;
import dev.refine.cli.wiring.Continuation;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.Wiring;
import dev.refine.files.VisibleText;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.Session;
import dev.refine.loop.Progress;
import dev.refine.problem.StorageException;
import dev.refine.report.Debrief;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Takes an open session to its end, through the pauses that a person wants, and prints what came of it. */
record Drive(Console console, RefineCommand options, PatientPrompt prompt) {

    private static final int MOST_SHOWN = 8;

    /** The exit code; the session is closed then. */
    int to(Session session, OpenedWorkload opened, Optional<TerminalPerson> person) {
        try (session) {
            Leg leg = new Leg(opened, options.plan);
            Optional<Integer> exit = Optional.empty();
            while (exit.isEmpty()) {
                PlanFirst planning = new PlanFirst(console, session, leg.opened());
                exit = driveOrSay(session, leg, person, planning);
                leg = planning.approved().map(leg::following).orElse(leg);
            }
            return exit.get();
        }
    }

    /** What a full disk breaks off is paid for: the same command again would begin anew. */
    private Optional<Integer> driveOrSay(
            Session session, Leg leg, Optional<TerminalPerson> person, PlanFirst planning) {
        try {
            return drive(session, leg, person, planning);
        } catch (StorageException e) {
            if (session.state().end().isEmpty()) {
                say(new Continuation(console, session, leg.opened()).interrupted());
            }
            throw e;
        }
    }

    /** Empty when the person wanted a plan first. */
    private Optional<Integer> drive(Session session, Leg leg, Optional<TerminalPerson> person, PlanFirst planning) {
        try (Wiring wiring = new Wiring(console, leg.opened(), session, leg.plan(), options.fresh)) {
            Progress progress = ProgressLine.of(console, options.common);
            if (options.manualCritique) {
                wiring.reviewedBy(new CritiqueDialogue(console));
            }
            boolean asks = person.isPresent();
            Pauses pauses = new Pauses(
                    console,
                    session,
                    asks ? Optional.of(prompt) : Optional.empty(),
                    options.confirmEach && !asks,
                    wiring::failures);
            Pauses.Next next = wiring.loop(person.map(terminal -> terminal), progress, pauses);
            if (next == Pauses.Next.PLAN && !wiring.isStopped()) {
                planning.ask(wiring);
                if (!wiring.isStopped()) {
                    return Optional.empty();
                }
            }
            wiring.writeDebrief();
            boolean mending = person.filter(TerminalPerson::wantsToMend).isPresent();
            if (mending) {
                return Optional.of(ExitCode.WORKLOAD);
            }
            if (asks && !wiring.isStopped() && !options.common.quiet) {
                console.out().flush();
                saySummary(session, wiring);
            }
            return Optional.of(
                    wiring.isStopped() ? interrupted(session, leg.opened()) : finish(session, leg.opened(), wiring));
        }
    }

    /** The last words; the exit code is that of the signal. */
    int interrupted(Session session, OpenedWorkload opened) {
        int exit = new Results(console, options.common.json).printInterruptedRun(session.state(), session.folder());
        if (session.state().end().isEmpty()) {
            say(new Continuation(console, session, opened).interrupted());
        }
        return exit;
    }

    private void say(String line) {
        console.err().println(VisibleText.of(line));
        console.err().flush();
    }

    /** The same two paragraphs as in the debrief and a walk through what remains, where somebody sits. */
    private void saySummary(Session session, Wiring wiring) {
        for (String paragraph : Debrief.summary(session.state(), wiring.failures())) {
            console.err().println();
            SuggestionView.paragraph("", paragraph).forEach(console.err()::println);
        }
        console.err().println();
        List<String> remains = Debrief.walk(session.state(), wiring.failures());
        if (!remains.isEmpty()) {
            console.err().println("What remains, one by one:");
            remains.stream()
                    .limit(MOST_SHOWN)
                    .flatMap(line -> SuggestionView.paragraph("  ", line).stream())
                    .forEach(console.err()::println);
        }
        int more = Math.max(0, remains.size() - MOST_SHOWN);
        console.err()
                .println((more == 0 ? "the whole debrief: " : more + " more, and the whole debrief: ")
                        + console.shown(session.folder().debrief()));
        console.err().flush();
    }

    /** A workload, and the plan that is followed on it; null when none is. */
    private record Leg(OpenedWorkload opened, Path plan) {

        Leg following(Path approved) {
            RefineCommand onlyPlan = new RefineCommand(null);
            onlyPlan.plan = approved;
            return new Leg(opened.with(ManifestOverrides.apply(opened.workload().manifest(), onlyPlan)), approved);
        }
    }

    int finish(Session session, OpenedWorkload opened, Wiring wiring) {
        SessionState state = session.state();
        int exit = ExitCode.of(state, state.isMet(opened.objective()));
        new Results(console, options.common.json).printRun(session, wiring.diagnosis(), exit);
        return exit;
    }
}
