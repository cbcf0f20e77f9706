package dev.refine.propose.rules;

import dev.refine.propose.rules.failure.Advice;
import dev.refine.propose.rules.failure.Finding;
import dev.refine.propose.rules.failure.SchemaChange;
import dev.refine.propose.rules.failure.Theme;
import dev.refine.propose.rules.text.Bullet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One thing to try for one group, or for several of one family.
 *
 * @param findings the groups it aims at, biggest first
 * @param advice the rule's words for the first of them
 * @param likelihood that it helps, history counted
 * @param bullets the instructions
 * @param schema what it may change in a schema
 * @param parts the rules' words for all of them
 * @param cases ids of every case that shows one of the groups, sorted
 */
record Attempt(
        List<Finding> findings,
        Advice advice,
        Level level,
        double likelihood,
        List<Bullet> bullets,
        List<SchemaChange> schema,
        List<Advice> parts,
        List<String> cases) {

    Attempt(Finding finding, Advice advice, Level level, double likelihood, Bullet bullet) {
        this(
                List.of(finding),
                advice,
                level,
                likelihood,
                List.of(bullet),
                schema(finding, advice, level),
                List.of(advice),
                finding.group().cases());
    }

    /** A schema that is to say it in the prompt's stead, or beside it, says it in words too. */
    private static List<SchemaChange> schema(Finding finding, Advice advice, Level level) {
        boolean described =
                advice.schema().stream().anyMatch(change -> change.keyword().equals("description"));
        if (described || advice.wordings().isEmpty() || !(level == Level.FIRM || level.isOfSchema())) {
            return advice.schema();
        }
        Bullet plain = advice.wordings().get(0);
        List<SchemaChange> changes = new ArrayList<>(advice.schema());
        Stream.of(finding.field(), finding.field().parent())
                .filter(field -> !field.isRoot() && plain.fields().equals(List.of(field.spoken())))
                .findFirst()
                .ifPresent(field -> changes.add(SchemaChange.description(field, plain.text(""))));
        return List.copyOf(changes);
    }

    Finding first() {
        return findings.get(0);
    }

    /** Whether both say the same of different fields. */
    boolean isKin(Attempt other) {
        return level.isJoint()
                && level == other.level
                && !advice.family().isEmpty()
                && advice.rule().equals(other.advice.rule())
                && advice.family().equals(other.advice.family());
    }

    /** Whether one wider theory covers both. */
    boolean isOfTheme(Attempt other) {
        Optional<Theme> theme = Theme.of(advice);
        return level.isJoint() && level == other.level && theme.isPresent() && theme.equals(Theme.of(other.advice));
    }

    /** The rule's own theory, or the wider one when several rules have a part in it. */
    String theory() {
        boolean mixed = parts.stream().anyMatch(part -> !part.theory().equals(advice.theory()));
        return mixed ? Theme.of(advice).map(Theme::theory).orElse(advice.theory()) : advice.theory();
    }

    /** Both as one attempt. Instructions that differ only in the field become one. */
    Attempt with(Attempt other) {
        List<Finding> both = joined(findings, other.findings);
        List<Bullet> merged = new ArrayList<>(bullets);
        for (Bullet bullet : other.bullets) {
            int same = -1;
            for (int index = 0; index < merged.size(); index++) {
                same = merged.get(index).isKin(bullet) ? index : same;
            }
            if (same >= 0) {
                merged.set(same, merged.get(same).with(bullet));
            } else if (merged.stream().noneMatch(standing -> repeats(standing, bullet))) {
                merged.removeIf(standing -> repeats(bullet, standing));
                merged.add(bullet);
            }
        }
        double weaker = Math.min(likelihood, other.likelihood);
        return new Attempt(
                both,
                advice,
                level,
                weaker,
                merged,
                joined(schema, other.schema),
                joined(parts, other.parts),
                merged(cases, other.cases));
    }

    /** Of two sorted lists. Thousands of cases are compared here for every attempt: a set would take longer. */
    private static List<String> merged(List<String> left, List<String> right) {
        List<String> all = new ArrayList<>(left.size() + right.size());
        int at = 0;
        for (String id : left) {
            while (at < right.size() && right.get(at).compareTo(id) < 0) {
                all.add(right.get(at++));
            }
            at += at < right.size() && right.get(at).equals(id) ? 1 : 0;
            all.add(id);
        }
        all.addAll(right.subList(at, right.size()));
        return List.copyOf(all);
    }

    /** Whether the second says nothing that the first does not say of the same field: what stands there for nothing. */
    private static boolean repeats(Bullet first, Bullet second) {
        boolean nothing = first.tail().contains("use null") && second.tail().startsWith(" as null when");
        boolean letters =
                first.tail().contains(", spelt exactly so") && second.tail().matches(" in (lower|upper|title) case.*");
        boolean zeros =
                first.tail().endsWith(" and leading zeros.") && second.head().startsWith("Keep the leading zeros of ");
        return first.equals(second)
                || ((nothing || letters || zeros) && first.fields().containsAll(second.fields()));
    }

    private static <T> List<T> joined(List<T> left, List<T> right) {
        LinkedHashSet<T> all = new LinkedHashSet<>(left);
        all.addAll(right);
        return List.copyOf(all);
    }
}
