package dev.refine.compare;

import dev.refine.json.MalformedJsonException;
import dev.refine.json.Place;
import dev.refine.json.PositionedJson;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.util.List;

/**
 * Says in which line of a text the rules are wrong.
 *
 * @param shown the name of the text
 * @param text JSON that holds the rules
 * @param pointer where they stand in it; empty when they are the whole of it
 */
public record RulePlaces(String shown, String text, String pointer) {

    /** The same problems, each with line and column. */
    public UsageException in(UsageException unplaced) {
        return new UsageException(in(unplaced.problems()));
    }

    /** The same of warnings. */
    public List<Problem> in(List<Problem> unplaced) {
        try {
            PositionedJson json = PositionedJson.parse(text);
            return unplaced.stream().map(problem -> placed(problem, json)).toList();
        } catch (MalformedJsonException e) {
            // Nested deeper than rules are, which is among the problems.
            return unplaced;
        }
    }

    private Problem placed(Problem problem, PositionedJson json) {
        String at = pointer + problem.where().substring(CompareRules.NAME.length());
        Place place = problem.code().equals("compare-key") ? json.key(at) : json.value(at);
        return new Problem(problem.code(), shown + ":" + place, problem.what(), problem.found(), problem.remedy());
    }
}
