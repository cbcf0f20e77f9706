package dev.refine.score;

import java.util.List;

/**
 * What several runs of one case under the same bytes say together. Runs that broke down are missing data.
 *
 * @param runs how many there are
 * @param passes how many of them passed
 * @param judged how many of them gave an answer
 * @param index the first run that agrees with the majority: in passing or not, and then in what is wrong
 * @param flaky whether the runs contradict each other
 */
public record Majority(int runs, int passes, int judged, int index, boolean flaky) {

    public static Majority of(List<CaseScore> trials) {
        List<CaseScore> answers = trials.stream()
                .filter(trial -> trial.standing() != Standing.ERROR)
                .toList();
        int passes = (int) answers.stream().filter(CaseScore::passed).count();
        boolean green = isGreen(answers);
        List<CaseScore> agreeing =
                answers.stream().filter(trial -> trial.passed() == green).toList();
        boolean flaky = answers.stream().anyMatch(trial -> !isSame(trial, answers.get(0)));
        return new Majority(
                trials.size(), passes, answers.size(), trials.indexOf(mostFrequent(agreeing, trials)), flaky);
    }

    /** A tie leaves it as it was before the last run. */
    private static boolean isGreen(List<CaseScore> answers) {
        long passes = answers.stream().filter(CaseScore::passed).count();
        return passes * 2 == answers.size() && passes > 0
                ? isGreen(answers.subList(0, answers.size() - 1))
                : passes * 2 > answers.size();
    }

    /** Whether this majority stands however the runs up to {@code most} turn out. */
    public boolean isSettled(int most) {
        int failures = judged - passes;
        return runs >= most || passes * 2 > most || failures * 2 >= most;
    }

    private static CaseScore mostFrequent(List<CaseScore> agreeing, List<CaseScore> trials) {
        CaseScore best = agreeing.isEmpty() ? trials.get(0) : agreeing.get(0);
        int most = 0;
        for (CaseScore one : agreeing) {
            int alike =
                    (int) agreeing.stream().filter(other -> isSame(one, other)).count();
            if (alike > most) {
                best = one;
                most = alike;
            }
        }
        return best;
    }

    private static boolean isSame(CaseScore one, CaseScore other) {
        return one.standing() == other.standing()
                && one.wrong().equals(other.wrong())
                && one.extra().equals(other.extra());
    }
}
