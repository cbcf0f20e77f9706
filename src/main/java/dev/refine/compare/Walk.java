package dev.refine.compare;

import dev.refine.compare.align.Aligner;
import dev.refine.compare.align.Effort;
import dev.refine.compare.rule.FieldRule;
import dev.refine.compare.rule.Judgement;
import dev.refine.compare.tree.Tree;
import dev.refine.compare.tree.Tree.Kind;
import dev.refine.json.Interruption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;

/** Goes through two documents side by side, pair by pair from a list of its own, so that depth costs no stack. */
final class Walk {

    /** Row comparisons that one pair of documents may cost before alignment is cut short. */
    private static final long EFFORT = 4_000_000;

    final Tree expected;
    final Scoring scoring;
    private final Deque<Pair> open = new ArrayDeque<>();
    private final Map<Tree, Aligner> aligners = new IdentityHashMap<>();
    private final Effort effort = new Effort(EFFORT);
    private final ObjectWalk objects;
    private final ArrayWalk arrays;

    Walk(Tree expected, Tree actual, Scoring scoring) {
        this.expected = expected;
        this.scoring = scoring;
        this.objects = new ObjectWalk(this);
        this.arrays = new ArrayWalk(this);
        open.push(new Pair(0, actual, 0, 1));
    }

    void run() {
        while (!open.isEmpty()) {
            Interruption.heed();
            compare(open.pop());
        }
    }

    void later(Pair pair) {
        open.push(pair);
    }

    /** Says that the rows of two containers were paired with less care. */
    void degraded(Pair pair) {
        scoring.add(new Found(Category.ALIGNMENT_DEGRADED, "", pair.expected(), pair.tree(), pair.actual()))
                .costs(false);
        scoring.warnings.add("the rows of \"" + expected.pointer(pair.expected())
                + "\" were paired only in part by similarity, too many are unlike [alignment-degraded].");
    }

    Aligner aligner(Tree actual) {
        return aligners.computeIfAbsent(actual, tree -> new Aligner(expected, tree, effort));
    }

    /** Compares leaves and equal subtrees at once; what must be looked into waits for its turn. */
    void next(Pair pair) {
        boolean deep = expected.isContainer(pair.expected()) && pair.tree().isContainer(pair.actual());
        if (deep && !expected.same(pair.expected(), pair.tree(), pair.actual())) {
            scoring.paired(pair, "");
            open.push(pair);
        } else {
            compare(pair);
        }
    }

    private void compare(Pair pair) {
        int e = pair.expected();
        int a = pair.actual();
        Tree actual = pair.tree();
        scoring.paired(pair, "");
        FieldRule rule = expected.rule(e);
        if (expected.same(e, actual, a)) {
            scoring.earn((expected.weight(e) + actual.weight(a)) / 2 * pair.factor());
        } else if (rule.ignored()) {
            return;
        } else if (rule.whole()) {
            judge(pair, rule);
        } else if (expected.kind(e) == Kind.NULL || actual.kind(a) == Kind.NULL) {
            nulls(pair);
        } else if (expected.kind(e) != actual.kind(a)) {
            structural(pair, Wrapper.find(expected, pair));
        } else {
            switch (expected.kind(e)) {
                case OBJECT -> objects.compare(pair);
                case ARRAY -> arrays.compare(pair);
                default -> judge(pair, rule);
            }
        }
    }

    private void nulls(Pair pair) {
        int e = pair.expected();
        int a = pair.actual();
        if (expected.kind(e) == Kind.NULL) {
            boolean empty = pair.tree().isLeaf(a)
                    && pair.tree().value(a).isEmpty()
                    && (pair.tree().isContainer(a)
                            || pair.tree().value(a).asText().isEmpty());
            scoring.add(new Found(Category.EXTRA, empty ? "empty" : "hallucinated", e, pair.tree(), a));
        } else {
            scoring.add(new Found(Category.MISSING, "null", e, pair.tree(), a));
        }
    }

    /** One subtree against another of a different kind, or against the same one wrapped into something. */
    void structural(Pair pair, Wrapper wrapper) {
        String tag = wrapper == null ? "" : wrapper.tag();
        scoring.add(new Found(Category.STRUCTURAL, tag, pair.expected(), pair.tree(), pair.actual()));
        if (wrapper != null) {
            open.push(wrapper.inside());
        }
    }

    private void judge(Pair pair, FieldRule rule) {
        int e = pair.expected();
        int a = pair.actual();
        Judgement judgement = rule.value().judge(expected.value(e), pair.tree().value(a));
        double weight = (expected.weight(e) + pair.tree().weight(a)) / 2;
        Category category = switch (judgement.match()) {
            case EQUAL -> null;
            case FORMAT -> Category.FORMAT_ONLY;
            case TYPE -> typeOrStructure(e, pair.tree(), a);
            case WRONG -> pair.tree().kind(a) == Kind.NULL ? Category.MISSING : Category.WRONG_VALUE;
        };
        if (category == null) {
            scoring.earn(weight * pair.factor());
            return;
        }
        boolean formOnly = category == Category.FORMAT_ONLY;
        double credit = formOnly ? rule.credit() : rule.partialCredit() * judgement.similarity();
        scoring.earn(weight * credit * pair.factor());
        scoring.add(new Found(category, judgement.tag(), e, pair.tree(), a))
                .costs(!formOnly || rule.credit() < 1 || rule.critical())
                .like(judgement.similarity());
    }

    private Category typeOrStructure(int e, Tree actual, int a) {
        if (actual.kind(a) == Kind.NULL) {
            return Category.MISSING;
        }
        boolean containers =
                expected.value(e).isContainerNode() || actual.value(a).isContainerNode();
        return containers ? Category.STRUCTURAL : Category.TYPE_MISMATCH;
    }
}
