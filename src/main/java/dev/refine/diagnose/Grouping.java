package dev.refine.diagnose;

import dev.refine.compare.Difference;
import dev.refine.critique.Critique;
import dev.refine.diagnose.CaseDiagnosis.FailedCheck;
import dev.refine.problem.Clipped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts failures of one pattern together: by pattern path, category and tag; by a validator's message with its figures
 * folded; by the way a run ended; by what a critic saw and recommends. Pure: the order of the cases given never changes the result.
 */
public final class Grouping {

    private static final int TITLE = 80;

    private static final int RECOMMENDATIONS = 3;

    /** Of 0 the rest of the sentence says why that was a failure. */
    private static final Pattern EXIT = Pattern.compile("exit code (-?[1-9]\\d*)");

    /** What is masked stands in brackets, too. */
    private static final Pattern CODE = Pattern.compile(" \\[(?!masked])([a-z-]+)]");

    private static final Comparator<FailureGroup> BIGGEST_FIRST = Comparator.comparingInt(
                    (FailureGroup group) -> -group.cases().size())
            .thenComparingInt(group -> -group.count())
            .thenComparing(FailureGroup::id);

    private Grouping() {}

    /** Biggest group first: by cases, then by differences, then by id. Notes that cost nothing are left out. */
    public static List<FailureGroup> group(List<CaseDiagnosis> diagnoses) {
        Map<String, Gathered> groups = new LinkedHashMap<>();
        diagnoses.stream()
                .sorted(Comparator.comparing(CaseDiagnosis::caseId))
                .forEach(diagnosis -> gather(diagnosis, groups));
        return groups.values().stream()
                .map(Gathered::group)
                .sorted(BIGGEST_FIRST)
                .toList();
    }

    /** The same diagnosis without what belongs to these groups, and without what a critic saw: no repair is read off that. */
    public static CaseDiagnosis without(Set<String> groupIds, CaseDiagnosis diagnosis) {
        return new CaseDiagnosis(
                diagnosis.caseId(),
                diagnosis.differences().stream()
                        .filter(difference -> !groupIds.contains(id(difference)))
                        .toList(),
                diagnosis.failedChecks().stream()
                        .filter(check -> !groupIds.contains(id(check)))
                        .toList(),
                diagnosis.runFailure().filter(sentence -> !groupIds.contains("run " + ending(sentence))));
    }

    private static void gather(CaseDiagnosis diagnosis, Map<String, Gathered> groups) {
        for (Difference difference : diagnosis.differences()) {
            if (difference.cost()) {
                Gathered group = groups.computeIfAbsent(
                        id(difference),
                        id -> new Gathered(
                                id, difference.category().code(), difference.tag(), difference.patternPath()));
                group.add(new FailureGroup.Example(
                        diagnosis.caseId(), difference.path(), difference.expected(), difference.actual()));
            }
        }
        for (FailedCheck check : diagnosis.failedChecks()) {
            groups.computeIfAbsent(id(check), key -> new Gathered(key, "check", check.script(), ""))
                    .add(new FailureGroup.Example(
                            diagnosis.caseId(), "", "", check.message().strip()));
        }
        diagnosis
                .runFailure()
                .ifPresent(sentence -> groups.computeIfAbsent(
                                "run " + ending(sentence), id -> new Gathered(id, "run", "", ""))
                        .add(new FailureGroup.Example(diagnosis.caseId(), "", "", sentence)));
        diagnosis.critique().ifPresent(critique -> gather(diagnosis.caseId(), critique, groups));
    }

    /** What a critic saw, and what it would do: issues by type and field, recommendations by their words. */
    private static void gather(String caseId, Critique critique, Map<String, Gathered> groups) {
        for (Critique.Issue issue : critique.issues()) {
            String path = issue.path().replaceAll("/\\d+(?=/|$)", "/*");
            String id = ("critique:" + title(issue.type()) + " " + path).trim();
            groups.computeIfAbsent(id, key -> new Gathered(key, "critique", issue.type(), path))
                    .add(new FailureGroup.Example(caseId, issue.path(), "", said(issue)));
        }
        for (Critique.Recommendation recommendation : critique.topRecommendations(RECOMMENDATIONS)) {
            String id = ("recommendation " + title(recommendation.action())).trim();
            groups.computeIfAbsent(id, key -> new Gathered(key, "recommendation", recommendation.target(), ""))
                    .add(new FailureGroup.Example(caseId, "", "", recommendation.action()));
        }
    }

    private static String said(Critique.Issue issue) {
        String what = issue.description().isEmpty() ? issue.type() : issue.description();
        return issue.location().isEmpty() ? what : what + " (" + issue.location() + ")";
    }

    private static String id(FailedCheck check) {
        return ("check " + check.script() + ": " + title(check.message())).trim();
    }

    private static String id(Difference difference) {
        String kind = difference.category().code() + (difference.tag().isEmpty() ? "" : ":" + difference.tag());
        return difference.patternPath().isEmpty() ? kind : kind + " " + difference.patternPath();
    }

    /** The exit code if the sentence has one, else its code, else its own words. */
    private static String ending(String sentence) {
        Matcher exit = EXIT.matcher(sentence);
        if (exit.find()) {
            return "exit " + exit.group(1);
        }
        Matcher code = CODE.matcher(sentence);
        return code.find() ? code.group(1) : title(sentence);
    }

    /** The first line with every run of digits, and every token with a digit in it, as {@code #}. */
    private static String title(String message) {
        String first = message.strip().lines().findFirst().orElse("").strip();
        String folded = first.replaceAll("[\\p{L}\\p{N}_-]*\\d[\\p{L}\\p{N}_-]*(?:[.,]\\d+)*", "#");
        return Clipped.within(folded, TITLE);
    }
}
