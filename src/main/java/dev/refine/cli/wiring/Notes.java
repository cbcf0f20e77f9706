package dev.refine.cli.wiring;

import dev.refine.journal.Event;
import dev.refine.journal.Overfitting;
import dev.refine.journal.session.Session;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.propose.ProposalRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every proposer is to know: PITFALLS.md beside the manifest, and what earlier sessions came to, the newest first.
 * Nothing of a holdout case is among it: a debrief of a session that showed such a case to its proposers is left out.
 */
final class Notes {

    private static final String FILE = "PITFALLS.md";
    private static final int DEBRIEFS = 3;
    private static final int LONGEST = 4_000;

    private Notes() {}

    static List<String> read(Path manifest, Session session) {
        List<String> notes = new ArrayList<>();
        text(manifest.resolveSibling(FILE)).ifPresent(notes::add);
        earlier(manifest, session).stream()
                .filter(folder -> Files.isRegularFile(folder.debrief()))
                .filter(folder -> isUnseen(session, folder))
                .limit(DEBRIEFS)
                .forEach(folder -> text(folder.debrief())
                        .ifPresent(text -> notes.add(ProposalRequest.DEBRIEF + folder.name() + "\n\n" + brief(text))));
        return notes;
    }

    /** A session that this one branched off from is in its history already. */
    private static List<SessionFolder> earlier(Path manifest, Session session) {
        List<SessionFolder> all = Sessions.loops(manifest);
        List<String> names = all.stream().map(SessionFolder::name).toList();
        int own = names.indexOf(session.name());
        String source =
                session.state().forked().map(Event.SessionForked::session).orElse("");
        return all.subList(own + 1, all.size()).stream()
                .filter(folder -> !folder.name().equals(source))
                .toList();
    }

    private static boolean isUnseen(Session session, SessionFolder folder) {
        Set<String> held = new HashSet<>(marks(session.state().started().holdout()));
        return Sessions.beginning(folder)
                .map(begun -> marks(begun.cases()).stream().noneMatch(held::contains))
                .orElse(false);
    }

    /** By name and by content: either may have changed since. */
    private static Set<String> marks(List<Event.CaseRef> cases) {
        return cases.stream()
                .flatMap(ref -> Stream.of("name " + ref.id(), "content " + ref.sha()))
                .collect(Collectors.toSet());
    }

    /** Its beginning, without what it says of its own holdout. */
    private static String brief(String debrief) {
        StringBuilder brief = new StringBuilder();
        for (String line :
                debrief.lines().filter(one -> !one.contains(Overfitting.MARK)).toList()) {
            if (brief.length() + line.length() > LONGEST) {
                return brief.append("…\n").toString();
            }
            brief.append(line).append('\n');
        }
        return brief.toString();
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
