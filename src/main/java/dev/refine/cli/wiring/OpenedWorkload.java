package dev.refine.cli.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.compare.CompareRules;
import dev.refine.critique.PageChoice;
import dev.refine.files.Templates;
import dev.refine.files.VisibleText;
import dev.refine.journal.Event;
import dev.refine.journal.Overrides;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.problem.Problem;
import dev.refine.problem.Spelling;
import dev.refine.problem.UsageException;
import dev.refine.score.Objective;
import dev.refine.workload.Case;
import dev.refine.workload.CaseSelection;
import dev.refine.workload.CaseSelector;
import dev.refine.workload.Holdout;
import dev.refine.workload.Manifest;
import dev.refine.workload.ModeReader;
import dev.refine.workload.Workload;
import dev.refine.workload.perturb.PerturbedCases;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A workload as one command looks at it.
 *
 * @param workload the selected cases only; under a selection there is no holdout
 * @param rules how outputs are compared
 * @param objective by the manifest, else by its mode
 * @param selection what {@code --case} said
 * @param notSelected how many cases outside the holdout are left out by it
 * @param pages what {@code --pages} said
 * @param overrides what the command line said instead of the manifest; the manifest has it already
 */
public record OpenedWorkload(
        Workload workload,
        CompareRules rules,
        Objective objective,
        List<String> selection,
        int notSelected,
        PageChoice pages,
        Overrides overrides) {

    /** With every case. */
    public static OpenedWorkload of(Console console, Manifest manifest) {
        return whole(console, manifest, Workload::resolve);
    }

    /** With the cases that {@code --case} names, if it names any. */
    public static OpenedWorkload of(Console console, Manifest manifest, List<String> selection, Holdout holdout) {
        return whole(console, manifest, Workload::resolve)
                .selected(console, selection, holdout, OpenedWorkload::lastSeen);
    }

    /** To look at many cases and expected files takes long; empty at an interrupt, of which the user is told here. */
    public static <T> Optional<T> unlessInterrupted(Console console, Supplier<T> looking) {
        Optional<T> found = Interrupts.unlessRequested(looking);
        if (found.isEmpty()) {
            console.err().println("interrupted; nothing has run");
        }
        return found;
    }

    /** Without anything that is found on the disk. */
    public static OpenedWorkload unseen(Manifest manifest) {
        Workload nothing = new Workload(manifest, List.of(), List.of(), List.of(), List.of());
        return new OpenedWorkload(
                nothing, WrittenRules.of(manifest), objective(manifest), List.of(), 0, PageChoice.ALL, Overrides.NONE);
    }

    /** With the selection of a session that goes on: a group has the members that it had when the session began. */
    public static OpenedWorkload asIn(
            Event.SessionStarted started, Console console, Manifest manifest, Holdout holdout) {
        return whole(console, manifest, Workload::resolve)
                .selected(
                        console,
                        started.settings().selection(),
                        holdout,
                        (whole, groups) -> groups.isEmpty()
                                ? Set.of()
                                : started.cases().stream()
                                        .map(Event.CaseRef::id)
                                        .collect(Collectors.toSet()));
    }

    private static Set<String> lastSeen(Workload whole, Set<CaseSelection.Group> groups) {
        return groups.stream()
                .flatMap(group -> new LastSeen(whole).members(group).stream())
                .collect(Collectors.toSet());
    }

    /** For whoever is about to make the expected files. */
    public static OpenedWorkload toExpect(Console console, Manifest manifest, List<String> selection) {
        return whole(console, manifest, Workload::toExpect)
                .selected(console, selection, Holdout.MAY_BE_NAMED, OpenedWorkload::lastSeen);
    }

    /** With every case; what is odd is said. */
    private static OpenedWorkload whole(Console console, Manifest manifest, Function<Manifest, Workload> resolving) {
        CompareRules rules = WrittenRules.of(manifest);
        new Templates(manifest.folder()).check("REFINE_LOG.md", "REFINE.md", "REFINE_PLAN.md");
        Workload whole = resolving.apply(manifest);
        Objective objective = objective(manifest);
        Objectives.doubts(manifest, objective).forEach(doubt -> console.warn(doubt.sentence()));
        warn(console, whole);
        WrittenRules.warnings(manifest, rules, expected(whole)).forEach(warning -> console.warn(warning.sentence()));
        return new OpenedWorkload(whole, rules, objective, List.of(), 0, PageChoice.ALL, Overrides.NONE);
    }

    /** Says what is odd about it. */
    public static void warn(Console console, Workload workload) {
        warn(console, workload, workload.warnings());
    }

    private static void warn(Console console, Workload workload, List<Problem> warnings) {
        WrittenManifest.placed(workload.manifest(), warnings).forEach(warning -> console.warn(warning.sentence()));
    }

    /** @param members finds those of the groups that were asked for */
    private OpenedWorkload selected(
            Console console,
            List<String> asked,
            Holdout holdout,
            BiFunction<Workload, Set<CaseSelection.Group>, Set<String>> members) {
        if (asked.isEmpty()) {
            return this;
        }
        CaseSelection named = new CaseSelector(workload, console.folder(), holdout).select(asked);
        Set<String> ids = new HashSet<>(named.cases().stream().map(Case::id).toList());
        ids.addAll(members.apply(workload, named.groups()));
        List<Case> cases = workload.all().stream()
                .filter(input -> ids.contains(input.id()))
                .toList();
        if (cases.isEmpty()) {
            throw new UsageException(Problem.of(
                    "case-none",
                    "--case " + String.join(" ", asked) + " selects no case",
                    "By the newest session of each case, none is of that kind.",
                    "Run refine check to see where every case stands."));
        }
        int left = (int) workload.cases().stream()
                .filter(input -> !ids.contains(input.id()))
                .count();
        return new OpenedWorkload(workload.only(cases), rules, objective, asked, left, pages, overrides);
    }

    /** Only the cases that have no expected file, where there are any: nobody is asked about the others, so none runs. */
    public OpenedWorkload withoutExpected() {
        List<Case> open = workload.all().stream()
                .filter(input -> input.expected().isEmpty())
                .toList();
        if (open.isEmpty()) {
            return this;
        }
        int left = (int) workload.cases().stream()
                .filter(input -> input.expected().isPresent())
                .count();
        return new OpenedWorkload(
                workload.only(open), rules, objective, selection, notSelected + left, pages, overrides);
    }

    /** The same cases under a manifest that differs in how the loop goes only. */
    public OpenedWorkload with(Manifest manifest) {
        Workload same =
                new Workload(manifest, workload.files(), workload.cases(), workload.holdout(), workload.warnings());
        return new OpenedWorkload(same, rules, objective(manifest), selection, notSelected, pages, overrides);
    }

    /**
     * With pages that the user flagged for the critic.
     *
     * @throws UsageException when there is no critic, or a case that is named does not exist
     */
    public OpenedWorkload showing(List<String> words) {
        PageChoice chosen = new PageChoice(words);
        if (!chosen.isAll() && !Critics.isGiven(workload.manifest())) {
            throw new UsageException(Problem.of(
                    "pages",
                    "--pages says what a critic is shown, and there is none",
                    "The manifest has neither \"critiqueScript\" nor \"critic\".",
                    "Add one of them, or leave --pages away."));
        }
        List<String> ids = workload.all().stream().map(Case::id).toList();
        for (String id : chosen.cases()) {
            if (!ids.contains(id)) {
                throw new UsageException(Problem.of(
                        "pages",
                        "--pages names a case that there is not: \"" + id + "\"",
                        "",
                        Spelling.nearest(id, ids)
                                .map(meant -> "Did you mean \"" + meant + "\"?")
                                .orElse("refine --dry-run lists the cases.")));
            }
        }
        return with(chosen);
    }

    public OpenedWorkload asked(Overrides said) {
        return new OpenedWorkload(workload, rules, objective, selection, notSelected, pages, said);
    }

    private OpenedWorkload with(PageChoice chosen) {
        return new OpenedWorkload(workload, rules, objective, selection, notSelected, chosen, overrides);
    }

    /** Never all at once: there may be very many. */
    private static Iterable<JsonNode> expected(Workload workload) {
        return () -> workload.all().stream()
                .filter(input -> input.expected().isPresent())
                .map(workload::expected)
                .iterator();
    }

    /** The sessions beside a manifest, kept free of what must not be written down. */
    public static Sessions sessions(Console console, Manifest manifest) {
        return new Sessions(
                manifest.folder(),
                new Templates(manifest.folder()),
                Clock.systemDefaultZone(),
                KnownSecrets.of(console, manifest));
    }

    /** In robustness mode with changed copies of the cases, and a word about those that have none. */
    public OpenedWorkload perturbed(Console console) {
        if (!workload.manifest().loop().goal().mode().equals("robustness")) {
            return this;
        }
        PerturbedCases perturbed = PerturbedCases.of(workload);
        if (!perturbed.untouched().isEmpty()) {
            console.err()
                    .println(VisibleText.of("note: " + String.join(", ", perturbed.untouched())
                            + (perturbed.untouched().size() == 1 ? " is" : " are")
                            + " no text: binary cases are not perturbed"));
        }
        warn(console, workload, perturbed.workload().furtherWarnings());
        return with(perturbed.workload());
    }

    /** With the copies and the pages that a session began with, if it did. */
    public OpenedWorkload like(Event.SessionStarted started) {
        boolean perturbed = started.cases().stream().anyMatch(ref -> PerturbedCases.isCopy(ref.path()));
        return (perturbed ? with(PerturbedCases.of(workload).workload()) : this)
                .with(new PageChoice(started.settings().pages()));
    }

    /** With the copies as files of a session. */
    OpenedWorkload within(SessionFolder session) {
        return with(PerturbedCases.within(session.perturbed(), workload));
    }

    private OpenedWorkload with(Workload other) {
        return new OpenedWorkload(other, rules, objective, selection, notSelected, pages, overrides);
    }

    private static Objective objective(Manifest manifest) {
        return Objectives.of(manifest, ModeReader.read(manifest.loop().goal().mode(), manifest.folder()));
    }
}
