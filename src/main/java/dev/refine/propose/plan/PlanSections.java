package dev.refine.propose.plan;

import dev.refine.files.Markdown;
import dev.refine.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a plan says outside of its experiments. Sections that it does not know are left to the reader. */
final class PlanSections {

    private static final Pattern BULLET = Pattern.compile("(?:[-*+]|\\d{1,3}[.)])[ \\t]+(.*)");
    private static final Pattern PASS_RATE = Pattern.compile("(?i)pass(?:ing)? rate[ \\t]*:[ \\t]*(.*)");
    private static final Pattern RATE =
            Pattern.compile("(?:>=|\u2265|at least)?[ \\t]*(\\d{1,3}(?:\\.\\d{1,9})?)[ \\t]*(?:(%).*|\\.?)");
    private static final Pattern REASON = Pattern.compile("(.*?)(?::[ \\t]+|[ \\t]+[-\u2013\u2014][ \\t]+)(.*)");

    private static final Pattern BRACKETED = Pattern.compile("([^:(]*)[ \\t]+\\((.*)\\)");

    private enum Section {
        PROBLEM("problem"),
        GUARDS("regression guard", "guard"),
        EXCLUSIONS("exclusion", "excluded"),
        SUCCESS("success"),
        EXIT("exit condition", "exit", "stop");

        private final List<String> starts;

        Section(String... starts) {
            this.starts = List.of(starts);
        }
    }

    private final String planName;
    private final List<Problem> problems;
    private final Map<Section, List<PlanBlock>> lines = new EnumMap<>(Section.class);
    private final BiFunction<String, List<String>, Optional<String>> missed;
    private Section section;

    PlanSections(String planName, List<Problem> problems, BiFunction<String, List<String>, Optional<String>> missed) {
        this.planName = planName;
        this.problems = problems;
        this.missed = missed;
        for (Section each : Section.values()) {
            lines.put(each, new ArrayList<>());
        }
    }

    void begin(PlanBlock heading) {
        String title = heading.text().toLowerCase(Locale.ROOT);
        section = null;
        for (Section each : Section.values()) {
            if (each.starts.stream().anyMatch(title::startsWith)) {
                section = each;
            }
        }
    }

    void line(PlanBlock line) {
        if (section != null) {
            lines.get(section).add(line);
        }
    }

    void blank() {
        if (section != null) {
            lines.get(section).add(new PlanBlock(PlanBlock.Kind.BLANK, 0, 0, ""));
        }
    }

    Plan plan(String workloadId, List<Experiment> experiments) {
        List<Plan.Exclusion> exclusions = items(Section.EXCLUSIONS).stream()
                .flatMap(item -> exclusions(item).stream())
                .toList();
        List<String> excluded = exclusions.stream().map(Plan.Exclusion::cases).toList();
        List<String> guards = items(Section.GUARDS).stream()
                .flatMap(item -> guards(item, excluded).stream())
                .distinct()
                .toList();
        return new Plan(workloadId, problem(), experiments, guards, exclusions, success(), exitConditions());
    }

    private List<String> guards(PlanBlock item, List<String> excluded) {
        List<String> named = CaseNames.read(item.text());
        named.forEach(glob -> missed.apply(glob, excluded)
                .map(cases -> new Problem(
                        "guards-empty",
                        place(item),
                        "no case " + (missed.apply(glob, List.of()).isEmpty() ? "outside of the exclusions " : "")
                                + "matches \"" + glob + "\"",
                        cases,
                        "Correct this guard."))
                .ifPresent(problems::add));
        return named;
    }

    private String place(PlanBlock item) {
        return planName + ":" + item.line();
    }

    private String problem() {
        StringBuilder text = new StringBuilder();
        lines.get(Section.PROBLEM)
                .forEach(line -> text.append(" ".repeat(line.depth()))
                        .append(line.text())
                        .append('\n'));
        return Markdown.plain(text.toString().strip());
    }

    /** One name or several, and for what reason. */
    private List<Plan.Exclusion> exclusions(PlanBlock item) {
        String names = codes(item.text());
        if (!names.isEmpty()) {
            String rest = item.text().substring(names.length());
            return exclusions(names, rest.replaceFirst("^[ \\t]*[:\u2013\u2014-][ \\t]*", ""), item);
        }
        Matcher bracketed = BRACKETED.matcher(item.text());
        Matcher reason = bracketed.matches() ? bracketed : REASON.matcher(item.text());
        return reason.matches()
                ? exclusions(reason.group(1), reason.group(2), item)
                : exclusions(item.text(), "", item);
    }

    /** The names in inline code that a line begins with; codes further on belong to the reason. */
    private static String codes(String text) {
        String rest = text;
        for (String code : Markdown.codes(text)) {
            String next = rest.replaceFirst("^(?:[ \\t,;&]|and\\b)*(?=`)", "");
            String span = Markdown.code(code);
            if (!next.startsWith(span)) {
                break;
            }
            rest = next.substring(span.length());
        }
        return text.substring(0, text.length() - rest.length());
    }

    private List<Plan.Exclusion> exclusions(String names, String reason, PlanBlock item) {
        return CaseNames.read(names).stream()
                .map(cases -> new Plan.Exclusion(cases, Markdown.plain(reason).strip(), place(item)))
                .toList();
    }

    private Plan.Success success() {
        OptionalDouble passRate = OptionalDouble.empty();
        List<String> others = new ArrayList<>();
        for (PlanBlock item : items(Section.SUCCESS)) {
            Matcher rate = PASS_RATE.matcher(item.text().replace("*", ""));
            if (rate.matches()) {
                passRate = rate(rate.group(1), item.line());
            } else {
                others.add(Markdown.plain(item.text()));
            }
        }
        return new Plan.Success(passRate, others);
    }

    private OptionalDouble rate(String text, int line) {
        Matcher number = RATE.matcher(text);
        BigDecimal value = number.matches() ? new BigDecimal(number.group(1)) : BigDecimal.TEN.pow(3);
        boolean isShare = number.matches() && number.group(2) == null && value.compareTo(BigDecimal.ONE) <= 0;
        double share = (isShare ? value : value.movePointLeft(2)).doubleValue();
        if (share > 1) {
            problems.add(new Problem(
                    "plan-criteria",
                    planName + ":" + line,
                    "the pass rate \"" + text + "\" is not a share of the cases",
                    "",
                    "Write it as a percentage from 0 to 100, for instance 95 %."));
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(share);
    }

    private List<String> exitConditions() {
        return items(Section.EXIT).stream()
                .map(item -> Markdown.plain(item.text()))
                .toList();
    }

    /** The items of a section's list, or its paragraphs; a line that goes on is joined by a space. */
    private List<PlanBlock> items(Section wanted) {
        List<PlanBlock> items = new ArrayList<>();
        boolean open = false;
        for (PlanBlock line : lines.get(wanted)) {
            Matcher bullet = BULLET.matcher(line.text());
            if (line.kind() == PlanBlock.Kind.BLANK) {
                open = false;
            } else if (bullet.matches()) {
                items.add(new PlanBlock(
                        line.kind(), line.line(), 0, bullet.group(1).strip()));
                open = true;
            } else if (open) {
                PlanBlock last = items.remove(items.size() - 1);
                items.add(new PlanBlock(last.kind(), last.line(), 0, last.text() + " " + line.text()));
            } else {
                items.add(new PlanBlock(line.kind(), line.line(), 0, line.text()));
                open = true;
            }
        }
        items.removeIf(item -> CaseNames.isNone(item.text()));
        return items;
    }
}
