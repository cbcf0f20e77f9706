package dev.refine.cli;

import dev.refine.cli.person.PlanApproval;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.Proposers;
import dev.refine.cli.wiring.Wiring;
import dev.refine.files.AtomicFile;
import dev.refine.files.Templates;
import dev.refine.files.VisibleText;
import dev.refine.journal.Event;
import dev.refine.journal.Overrides;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.Session;
import dev.refine.propose.Reply;
import dev.refine.propose.plan.Plan;
import dev.refine.propose.plan.PlanWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A plan on request in the middle of a session: written into the session, shown, and followed if it is approved. */
final class PlanFirst {

    private final Console console;
    private final Session session;
    private final OpenedWorkload opened;
    private Path approved;

    PlanFirst(Console console, Session session, OpenedWorkload opened) {
        this.console = console;
        this.session = session;
        this.opened = opened;
    }

    void ask(Wiring wiring) {
        wiring.proposals().ifPresent(this::show);
    }

    private void show(Reply reply) {
        Optional<Plan> plan = Plans.from(reply, session.state(), opened.workload());
        if (plan.isEmpty()) {
            console.err().println(VisibleText.of(Plans.shortfall(reply) + "; there is no plan"));
            return;
        }
        Templates templates = new Templates(opened.workload().manifest().folder());
        Path file = session.folder().plan();
        AtomicFile.write(file, new PlanWriter(templates).write(plan.get()).getBytes(StandardCharsets.UTF_8));
        if (new PlanApproval(console, Proposers.editable(opened.workload())).ask(file)) {
            approved = file;
            SessionState state = session.state();
            Overrides now = state.terms()
                    .overrides()
                    .following(file.toAbsolutePath().normalize().toString());
            session.append(new Event.SessionContinued(state.maxIterations(), null, now));
        }
    }

    Optional<Path> approved() {
        return Optional.ofNullable(approved);
    }
}
