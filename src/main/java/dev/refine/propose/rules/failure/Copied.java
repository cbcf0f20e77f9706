package dev.refine.propose.rules.failure;

import dev.refine.diagnose.value.Presence;
import java.util.List;

/** How much of what is expected, or of what was given, stands in the inputs. */
final class Copied {

    private static final int SAMPLE = 12;

    private Copied() {}

    /** The share of pairs whose expected value is present in this way, of those that can tell; 0 when none can. */
    static double share(Finding finding, Presence presence) {
        List<Presence> all = finding.presences();
        return all.isEmpty()
                ? 0
                : (double) all.stream().filter(presence::equals).count() / all.size();
    }

    /** Whether most expected values are nowhere in their input: no reading can give them. */
    static boolean isMostlyAbsent(Finding finding) {
        return share(finding, Presence.ABSENT) > 0.5;
    }

    /** Whether most given values stand in their input: then something else was read. */
    static boolean isGivenFromInput(Finding finding) {
        List<Presence> all = finding.pairs().stream()
                .limit(SAMPLE)
                .map(pair -> finding.search()
                        .presence(pair.actual(), finding.input(pair.caseId()).orElse(null)))
                .filter(found -> found != Presence.CANNOT_TELL)
                .toList();
        return all.stream().filter(found -> found != Presence.ABSENT).count() * 2 > all.size();
    }

    static List<Presence> presences(Finding finding) {
        return finding.pairs().stream()
                .limit(SAMPLE)
                .map(pair -> finding.search()
                        .presence(pair.expected(), finding.input(pair.caseId()).orElse(null)))
                .filter(found -> found != Presence.CANNOT_TELL)
                .toList();
    }
}
