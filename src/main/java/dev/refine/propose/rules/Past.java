package dev.refine.propose.rules;

import dev.refine.diagnose.FieldName;
import dev.refine.propose.Edit;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.ProposalRequest.Effect;
import dev.refine.propose.ProposalRequest.FileText;
import dev.refine.propose.ProposalRequest.Tried;
import dev.refine.propose.rules.text.Bullet;
import dev.refine.workload.FileRole;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What was tried before and what became of it. */
final class Past {

    private static final Set<String> REGRESSED = Set.of("Mixed", "Degraded");
    private static final String NEUTRAL = "Neutral";
    private static final Set<String> IDLE = Set.of(NEUTRAL, "Skipped");
    private static final Set<String> MEASURED = Set.of("Improved", "Mixed", "Degraded", NEUTRAL);

    private final List<Tried> history;
    private final List<Added> added;
    private final Set<String> prompts;

    Past(ProposalRequest request) {
        this.history = request.history().stream()
                .filter(tried -> isOver(tried, request.history()))
                .toList();
        this.prompts = request.files().stream()
                .filter(file -> file.role() == FileRole.PROMPT)
                .map(FileText::path)
                .collect(Collectors.toSet());
        this.added = history.stream().map(tried -> Added.by(tried.edits())).toList();
    }

    /**
     * Whether the first instruction of which much was hoped had no effect at all: then plain words in the prompt may be what
     * this model does not heed.
     */
    boolean isUnheeded() {
        return history.stream()
                .filter(tried -> tried.hypothesis().confidence().equals(HypothesisText.HIGH))
                .filter(tried -> MEASURED.contains(tried.outcome())
                        && tried.edits().stream().anyMatch(edit -> prompts.contains(edit.path())))
                .findFirst()
                .filter(tried -> tried.outcome().equals(NEUTRAL))
                .isPresent();
    }

    /** Attempts on the group whose edit did not stay. */
    long failures(String group) {
        return history.stream()
                .filter(tried -> tried.groupId().equals(group) && !tried.kept())
                .count();
    }

    /** Whether the instruction had no effect on this group, or the user did not want it. */
    boolean leftCold(String group, Bullet bullet) {
        return any(bullet, tried -> tried.groupId().equals(group) && IDLE.contains(tried.outcome()));
    }

    /**
     * Whether the instruction stood in the files while the field was measured and mended nothing of it, neither alone nor
     * among others.
     */
    boolean isIdle(FieldName field, Bullet bullet) {
        boolean idle = false;
        for (int index = 0; index < history.size(); index++) {
            Effect effect = history.get(index).on(field.pattern());
            if (!field.isRoot() && added.get(index).holds(bullet)) {
                idle |= effect.isNone();
                if (effect.mended() > 0) {
                    return false;
                }
            }
        }
        return idle;
    }

    /** Whether the instruction was part of an edit that did not stay: it is to be tried alone, not among others again. */
    boolean isBurnt(Bullet bullet) {
        return any(bullet, tried -> !tried.kept() && !tried.outcome().equals("Refused"));
    }

    /** Cases that the instruction broke when it was tried alone, sorted; empty when there are none. */
    Set<String> broken(Bullet bullet) {
        Set<String> cases = new TreeSet<>();
        for (int index = 0; index < history.size(); index++) {
            Tried tried = history.get(index);
            if (REGRESSED.contains(tried.outcome()) && added.get(index).isJust(List.of(bullet))) {
                cases.addAll(tried.regressions());
            }
        }
        return cases;
    }

    /**
     * Whether this was tried: the same edits, or other edits that added the same sentences and no more. What had no effect
     * with something beside it has none alone.
     */
    boolean holds(List<Bullet> bullets, List<Edit> edits) {
        Added now = Added.by(edits);
        for (int index = 0; index < history.size(); index++) {
            Added then = added.get(index);
            boolean sameEdits = Set.copyOf(history.get(index).edits()).equals(Set.copyOf(edits));
            boolean measured = !history.get(index).outcome().equals("Refused");
            boolean idle = history.get(index).outcome().equals(NEUTRAL);
            boolean schemaOnly = !now.holds(bullets.get(0));
            boolean sameWords = schemaOnly
                    ? then.equals(now) || (idle && then.lines().containsAll(now.lines()))
                    : then.isJust(bullets) && (idle || now.isOfSchema() || !then.isOfSchema());
            if (sameEdits || (measured && sameWords)) {
                return true;
            }
        }
        return false;
    }

    private boolean any(Bullet bullet, Predicate<Tried> kind) {
        for (int index = 0; index < history.size(); index++) {
            if (added.get(index).holds(bullet) && kind.test(history.get(index))) {
                return true;
            }
        }
        return false;
    }

    /** A measurement that failed says nothing of the edit: it may be tried once more. */
    private static boolean isOver(Tried tried, List<Tried> history) {
        return !tried.outcome().equals("Unmeasured")
                || history.stream()
                                .filter(other -> other.outcome().equals("Unmeasured")
                                        && other.edits().equals(tried.edits()))
                                .count()
                        > 1;
    }
}
