package dev.refine.cli;

import dev.refine.compare.CompareRules;
import dev.refine.compare.Comparer;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.loop.judge.Rejudging;
import dev.refine.report.MeasuredState;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import dev.refine.workload.manifest.ManifestReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Two states, judged by one measure. Two sessions may have been judged by different rules or expected files; then the
 * outputs of both are judged again, by the rules of the second session and the expected files as they are now.
 */
record Yardstick(MeasuredState before, MeasuredState after, List<String> warnings) {

    static Yardstick of(StateNames.Found a, StateNames.Found b) {
        List<String> warnings = new ArrayList<>();
        if (a.folder().path().equals(b.folder().path())) {
            return new Yardstick(a.state(), b.state(), warnings);
        }
        Event.SessionStarted first = a.state().started();
        Event.SessionStarted second = b.state().started();
        if (!first.workload().equals(second.workload())) {
            warnings.add("A is of the workload " + first.workload() + ", B of " + second.workload());
        }
        differing(first, second, Event.CaseRef::sha)
                .forEach(id -> warnings.add("the input of case " + id + " changed"));
        Manifest earlier = manifest(a);
        Manifest later = manifest(b);
        boolean judgedAlike = earlier.judging().compare().equals(later.judging().compare())
                && differing(first, second, Event.CaseRef::expectedSha).isEmpty();
        if (!earlier.judging().validationScripts().equals(later.judging().validationScripts())) {
            warnings.add("the validators changed; what they said at the time stands");
        }
        if (judgedAlike) {
            return new Yardstick(a.state(), b.state(), warnings);
        }
        warnings.add("judged again by the rules of B and the expected files as they are now, since they changed");
        Rejudging rejudging = new Rejudging(
                Workload.resolve(later),
                new Comparer(CompareRules.parse(later.judging().compare())));
        return new Yardstick(again(rejudging, a), again(rejudging, b), warnings);
    }

    private static Manifest manifest(StateNames.Found found) {
        return ManifestReader.read(
                found.folder().manifest(), Path.of(found.state().started().manifest()));
    }

    private static MeasuredState again(Rejudging rejudging, StateNames.Found found) {
        Map<String, CaseResult> judged =
                rejudging.judge(found.folder(), found.state().results());
        return found.state().withResults(judged);
    }

    /** Cases of both sessions that differ in one respect. */
    private static List<String> differing(
            Event.SessionStarted first, Event.SessionStarted second, Function<Event.CaseRef, String> respect) {
        Map<String, String> then = new HashMap<>();
        first.cases().forEach(ref -> then.put(ref.id(), respect.apply(ref)));
        return second.cases().stream()
                .filter(ref -> then.containsKey(ref.id()) && !Objects.equals(then.get(ref.id()), respect.apply(ref)))
                .map(Event.CaseRef::id)
                .toList();
    }
}
