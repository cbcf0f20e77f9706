package dev.refine.report;

import dev.refine.diagnose.FailureGroup;
import dev.refine.files.VisibleText;
import dev.refine.journal.BestState;
import dev.refine.journal.HeldFiles;
import dev.refine.journal.Iteration;
import dev.refine.journal.Overfitting;
import dev.refine.journal.Purpose;
import dev.refine.journal.Retried;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.journal.Tested;
import dev.refine.problem.Clipped;
import dev.refine.problem.Count;
import dev.refine.problem.Names;
import dev.refine.score.Scorecard;
import dev.refine.score.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The last screen of a run: with the line that names the log at most twenty lines, failures by path. Plain text; the
 * caller makes it safe to print.
 */
public final class Summary {

    private static final int LINES = 19;
    private static final int GROUPS = 6;
    private static final int CAUSES = 3;
    private static final int ITERATIONS = 6;
    private static final int STDERR = 12;
    private static final int WIDTH = 100;

    private static final int NAME = 60;

    private Summary() {}

    /** @param groups what still fails, biggest first */
    public static List<String> lines(SessionState state, List<FailureGroup> groups) {
        List<String> lines = new ArrayList<>(headline(state));
        if (!state.started().settings().check() && !FigureWords.lines(state).isEmpty()) {
            lines.add("  " + String.join(", ", FigureWords.lines(state)));
        }
        Overfitting.in(state).stream().reduce((earlier, last) -> last).ifPresent(lines::add);
        List<String> end = end(state);
        lines.addAll(iterations(state, LINES - lines.size() - end.size()));
        lines.addAll(errors(state, LINES - lines.size() - end.size()));
        lines.addAll(failing(groups, LINES - lines.size() - end.size()));
        lines.addAll(end);
        return lines.stream().map(Summary::clipped).toList();
    }

    private static List<String> iterations(SessionState state, int room) {
        List<Iteration> iterations = state.iterations().stream()
                .filter(iteration -> iteration.number() > 0)
                .toList();
        int from = Math.max(0, iterations.size() - Math.max(0, Math.min(ITERATIONS, room - 1)));
        List<String> lines = new ArrayList<>();
        if (from > 0) {
            lines.add("  … " + Count.of(from, "earlier iteration") + (from == 1 ? " is" : " are") + " in the log");
        }
        iterations.subList(from, iterations.size()).forEach(iteration -> lines.add(iteration(iteration)));
        return lines.subList(0, Math.max(0, Math.min(room, lines.size())));
    }

    /** Which cases gave no answer, and why; where too many did, the baseline is none, and that is said elsewhere. */
    private static List<String> errors(SessionState state, int room) {
        Map<String, List<String>> cases = new LinkedHashMap<>();
        state.best()
                .map(BestState::results)
                .orElse(Map.of())
                .forEach((id, result) -> Optional.of(result)
                        .filter(one -> one.standing() == Standing.ERROR)
                        .ifPresent(error -> cases.computeIfAbsent(error.note(), why -> new ArrayList<>())
                                .add(id)));
        int most = Math.min(CAUSES, room - 2);
        if (cases.isEmpty() || most < 1) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("errors:"));
        cases.entrySet().stream()
                .limit(most)
                .forEach(cause -> lines.add("  " + Names.few(cause.getValue(), 1) + ": " + cause.getKey()));
        if (cases.size() > most) {
            lines.add("  … and " + Count.of(cases.size() - most, "more cause"));
        }
        return lines;
    }

    /** Under a heading, and with a last line for those that there is no room for. */
    private static List<String> failing(List<FailureGroup> groups, int room) {
        int most = Math.min(GROUPS, room - 2);
        if (groups.isEmpty() || most < 1) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("still failing, by path:"));
        groups.stream().limit(most).forEach(group -> lines.add(group(group)));
        if (groups.size() > most) {
            lines.add("  … and " + Count.of(groups.size() - most, "more group"));
        }
        return lines;
    }

    /** What it took, whatever came of it. */
    private static List<String> end(SessionState state) {
        List<String> lines = new ArrayList<>();
        String retried = Retried.words(Retried.in(state.iterations()));
        if (!retried.isEmpty()) {
            lines.add("retried: " + retried);
        }
        Optional<String> budget = state.current()
                .stop()
                .filter(stop -> stop.end() == SessionEnd.BUDGET)
                .map(stop -> "; " + stop.reason());
        if (state.ledger().total() + state.ledger().remembered() > 0 || budget.isPresent()) {
            lines.add(executions(state) + budget.orElse(""));
        }
        if (state.started().notSelected() > 0) {
            int left = state.started().notSelected();
            lines.add(Count.of(left, "case") + (left == 1 ? " was" : " were") + " not selected and not run");
        }
        return lines;
    }

    /** The sentence in full, then the end of what the command said. */
    private static List<String> failure(String end, String problem) {
        List<String> said = problem.lines().toList();
        List<String> lines = new ArrayList<>();
        lines.add(end + ": " + said.get(0));
        lines.addAll(said.subList(Math.max(1, said.size() - STDERR), said.size()));
        return lines;
    }

    private static List<String> headline(SessionState state) {
        String end = state.end().map(SessionEnd::title).orElse("Unfinished");
        if (state.validationFailure().isPresent()) {
            return failure(end, state.validationFailure().get().problem());
        }
        Scorecard baseline = state.baseline().scorecard();
        Scorecard best = state.best().map(BestState::scorecard).orElse(baseline);
        String unjudged = best.count(Standing.UNJUDGED) == 0 ? "" : ", " + best.count(Standing.UNJUDGED) + " unjudged";
        String errors = best.count(Standing.ERROR) == 0 ? "" : ", " + Count.of(best.count(Standing.ERROR), "error");
        int missing = state.started().cases().size() - best.size();
        String unmeasured = missing <= 0 ? "" : ", " + missing + " not measured";
        if (state.started().settings().check()) {
            return List.of(best.passing() + " of " + best.size() + " cases pass" + unjudged + errors + unmeasured
                    + ", score " + decimal(best.score()));
        }
        String result = end + ": " + baseline.passing() + " → " + best.passing() + " of " + best.size() + " cases pass"
                + unjudged
                + errors + unmeasured + ", score " + decimal(baseline.score()) + " → " + decimal(best.score());
        HeldFiles held = HeldFiles.of(state);
        String files = "the files hold " + held.words();
        if (held.kind() != HeldFiles.Kind.BEST) {
            int known = state.best().map(BestState::iteration).orElse(0);
            return List.of(result, files, "these figures are those of the state after iteration " + known);
        }
        boolean fits = result.length() + files.length() + 2 <= WIDTH;
        return fits ? List.of(result + "; " + files) : List.of(result, files);
    }

    private static String iteration(Iteration iteration) {
        String passing = iteration
                .measured()
                .map(card -> card.passing() + "/" + card.size())
                .orElse("-");
        String what = iteration
                .hypothesis()
                .map(formed -> formed.groupId().isEmpty() ? formed.hypothesis().headline() : formed.groupId())
                .map(first -> iteration.bundle().members().size() < 2 ? first : bundle(iteration))
                .orElse(iteration.refusals().isEmpty() ? "" : "no proposal could be measured");
        return String.format(Locale.ROOT, "%3d  %-10s %7s  %s", iteration.number(), iteration.fate(), passing, what);
    }

    /** How many hypotheses were kept, and what each aimed at. */
    private static String bundle(Iteration iteration) {
        List<Tested> tested = Tested.of(iteration);
        return tested.stream().filter(Tested::kept).count() + " of " + tested.size() + " kept: "
                + tested.stream().map(one -> one.formed().groupId()).collect(Collectors.joining(", "));
    }

    private static String group(FailureGroup group) {
        String example = group.examples().isEmpty()
                ? ""
                : example(group, group.examples().get(0));
        int cases = group.cases().size();
        return String.format(
                Locale.ROOT, "  %-38s %3d %-6s %s", name(group), cases, cases == 1 ? "case" : "cases", example);
    }

    /** A check is told by what it says, and a long name leaves room for how many cases show it. */
    private static String name(FailureGroup group) {
        boolean check = group.category().equals("check") && group.id().length() > NAME;
        String name = check ? group.id().replace("check " + group.tag() + ":", "check:") : group.id();
        return Clipped.within(name, NAME);
    }

    private static String example(FailureGroup group, FailureGroup.Example example) {
        if (group.category().equals("run")) {
            String said = example.actual().replaceFirst("^.*?(: |$)", "");
            return example.caseId() + (said.isEmpty() || group.id().contains(said) ? "" : ": " + said);
        }
        boolean values = !example.expected().isEmpty() || !example.actual().isEmpty();
        String shown =
                group.sentence(example).orElseGet(() -> absent(example.expected()) + " → " + absent(example.actual()));
        return example.caseId() + (values ? ": " + shown : "");
    }

    private static String absent(String value) {
        return value.isEmpty() ? "(none)" : value;
    }

    private static String executions(SessionState state) {
        StringBuilder text = new StringBuilder("runs: " + state.ledger().total() + " (");
        List<String> parts = new ArrayList<>();
        for (Purpose purpose : Purpose.COUNTED) {
            int started = state.ledger().started(purpose);
            if (started > 0) {
                parts.add(purpose.word() + " " + started);
            }
        }
        text.append(String.join(", ", parts)).append(')');
        int remembered = state.ledger().remembered();
        if (state.ledger().total() == 0) {
            return remembered == 0 ? "runs: none" : "runs: none, remembered " + remembered;
        }
        return remembered == 0 ? text.toString() : text + ", remembered " + remembered;
    }

    /** One line that fits, cut between characters; what broke the workload is never cut. */
    private static String clipped(String text) {
        int indent = text.length() - text.stripLeading().length();
        String line = " ".repeat(indent) + VisibleText.onOneLine(text);
        return line.startsWith(SessionEnd.VALIDATION_FAILED.title()) ? line : Clipped.within(line, WIDTH);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
