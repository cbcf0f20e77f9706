package dev.refine.quality.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.quality.criterion.Category;
import dev.refine.quality.criterion.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A blind comparison of two versions, told from the candidate's side. Who was A is put in by us, who know it; the guard
 * never says which version it prefers to keep.
 *
 * @param dimensions in the order of the criteria; a criterion that was not compared is missing
 */
public record Comparison(String summary, List<Dimension> dimensions) {

    /** How the candidate stands on one criterion. */
    public enum Standing {
        LOSS_SUBSTANTIAL,
        LOSS_MARGINAL,
        EQUIVALENT,
        WIN_MARGINAL,
        WIN_SUBSTANTIAL;

        boolean isLoss() {
            return this == LOSS_SUBSTANTIAL || this == LOSS_MARGINAL;
        }

        boolean isWin() {
            return this == WIN_MARGINAL || this == WIN_SUBSTANTIAL;
        }
    }

    /** {@code evidence} says A and B as the guard did. */
    public record Dimension(String criterion, boolean stretch, Standing standing, String evidence) {}

    /** What follows for the candidate. */
    public enum Outcome {
        PASS,
        FAIL,
        MIXED,
        /** Not better, not worse: the previous version stays. */
        NO_CHANGE
    }

    /** A comparison, or the reasons why the text is none. */
    public record Reading(Optional<Comparison> comparison, List<String> faults) {}

    /** @param candidate the label of the candidate, {@code "A"} or {@code "B"} */
    public static Reading read(JsonNode json, List<Criterion> criteria, String candidate) {
        List<Dimension> dimensions = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        if (!json.path("dimensions").isArray()) {
            return new Reading(Optional.empty(), List.of("\"dimensions\" must be a list"));
        }
        for (Criterion criterion : criteria) {
            Optional<JsonNode> found = Optional.empty();
            for (JsonNode dimension : json.path("dimensions")) {
                if (dimension.path("criterion").asText("").equals(criterion.id())) {
                    found = Optional.of(dimension);
                }
            }
            if (found.isEmpty()) {
                faults.add("criterion " + criterion.id() + " was not compared");
            } else if (isBareClaim(found.get())) {
                faults.add("the difference on criterion " + criterion.id() + " has no evidence");
            } else {
                dimension(found.get(), criterion, candidate)
                        .ifPresentOrElse(
                                dimensions::add,
                                () -> faults.add(
                                        "\"stronger\" of criterion " + criterion.id() + " must be A, B or equivalent"));
            }
        }
        return faults.isEmpty()
                ? new Reading(Optional.of(new Comparison(json.path("summary").asText(""), dimensions)), List.of())
                : new Reading(Optional.empty(), faults);
    }

    /** A difference that nobody has seen is none. */
    private static boolean isBareClaim(JsonNode dimension) {
        return Set.of("A", "B").contains(dimension.path("stronger").asText(""))
                && dimension.path("evidence").asText("").isBlank();
    }

    private static Optional<Dimension> dimension(JsonNode json, Criterion criterion, String candidate) {
        String stronger = json.path("stronger").asText("");
        boolean marginal = json.path("difference").asText("").equals("marginal");
        Standing standing;
        if (stronger.equals("equivalent")) {
            standing = Standing.EQUIVALENT;
        } else if (stronger.equals(candidate)) {
            standing = marginal ? Standing.WIN_MARGINAL : Standing.WIN_SUBSTANTIAL;
        } else if (stronger.equals("A") || stronger.equals("B")) {
            standing = marginal ? Standing.LOSS_MARGINAL : Standing.LOSS_SUBSTANTIAL;
        } else {
            return Optional.empty();
        }
        boolean stretch = criterion.category() == Category.STRETCH;
        return Optional.of(new Dimension(
                criterion.id(), stretch, standing, json.path("evidence").asText("")));
    }

    /** The table: what the candidate won and lost decides, nothing else. */
    public Outcome outcome() {
        boolean wins =
                dimensions.stream().anyMatch(dimension -> dimension.standing().isWin());
        List<Dimension> losses = losses();
        boolean grave =
                losses.stream().anyMatch(loss -> loss.standing() == Standing.LOSS_SUBSTANTIAL && !loss.stretch());
        if (losses.isEmpty()) {
            return wins ? Outcome.PASS : Outcome.NO_CHANGE;
        }
        return grave || !wins ? Outcome.FAIL : Outcome.MIXED;
    }

    public List<Dimension> losses() {
        return dimensions.stream()
                .filter(dimension -> dimension.standing().isLoss())
                .toList();
    }

    public List<Dimension> wins() {
        return dimensions.stream()
                .filter(dimension -> dimension.standing().isWin())
                .toList();
    }

    /** Of the same two versions compared again with labels swapped: where the two disagree, neither is believed. */
    public Comparison confirmedBy(Comparison swapped) {
        List<Dimension> agreed = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            Standing other = swapped.dimensions().stream()
                    .filter(candidate -> candidate.criterion().equals(dimension.criterion()))
                    .map(Dimension::standing)
                    .findFirst()
                    .orElse(Standing.EQUIVALENT);
            boolean same = dimension.standing().isWin() == other.isWin()
                    && dimension.standing().isLoss() == other.isLoss();
            agreed.add(
                    same
                            ? dimension
                            : new Dimension(
                                    dimension.criterion(),
                                    dimension.stretch(),
                                    Standing.EQUIVALENT,
                                    "The two orders of comparison disagree."));
        }
        return new Comparison(summary, agreed);
    }
}
