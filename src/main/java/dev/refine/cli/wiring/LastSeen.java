package dev.refine.cli.wiring;

import dev.refine.journal.BestState;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.workload.Case;
import dev.refine.workload.CaseSelection;
import dev.refine.workload.Workload;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which cases a group of {@code --case} has. Each is judged by the newest session that it was in: the newest of all may
 * have looked at a few of them only, and says nothing about the others.
 */
record LastSeen(Workload workload) {

    Set<String> members(CaseSelection.Group group) {
        Map<String, Case> open = new LinkedHashMap<>();
        workload.cases().forEach(input -> open.put(input.id(), input));
        Set<String> members = new HashSet<>();
        for (SessionFolder folder : Sessions.all(workload.manifest().file())) {
            if (open.isEmpty()) {
                break;
            }
            Map<String, Event.CaseRef> known = known(folder);
            List<Case> seen = open.values().stream()
                    .filter(input -> known.containsKey(input.id()))
                    .toList();
            if (seen.isEmpty()) {
                continue;
            }
            if (group == CaseSelection.Group.CHANGED) {
                seen.stream()
                        .filter(input -> !known.get(input.id()).equals(SessionStart.caseRef(input)))
                        .forEach(input -> members.add(input.id()));
                seen.forEach(input -> open.remove(input.id()));
            } else {
                judge(seen, results(folder), open, members);
            }
        }
        if (group == CaseSelection.Group.CHANGED) {
            members.addAll(open.keySet());
        }
        return members;
    }

    private static void judge(
            List<Case> seen, Map<String, CaseResult> results, Map<String, Case> open, Set<String> failing) {
        for (Case input : seen) {
            CaseResult result = results.get(input.id());
            if (result != null) {
                open.remove(input.id());
                if (!result.scoreOf(input.id()).passed()) {
                    failing.add(input.id());
                }
            }
        }
    }

    private static Map<String, Event.CaseRef> known(SessionFolder folder) {
        Map<String, Event.CaseRef> known = new HashMap<>();
        Optional<Event.SessionStarted> begun = Sessions.beginning(folder);
        begun.ifPresent(started -> started.cases().forEach(ref -> known.put(ref.id(), ref)));
        return known;
    }

    private static Map<String, CaseResult> results(SessionFolder folder) {
        SessionState state = Sessions.state(folder);
        Map<String, CaseResult> results = new HashMap<>(state.baseline().results());
        state.best().map(BestState::results).ifPresent(results::putAll);
        return results;
    }
}
