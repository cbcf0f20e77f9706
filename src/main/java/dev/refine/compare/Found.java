package dev.refine.compare;

import dev.refine.compare.tree.Tree;

/** A difference while the walk goes on: nodes instead of texts. */
final class Found {

    static final int NONE = -1;

    final Category category;
    String tag;
    /** Expected node; for something extra that has no counterpart {@link #NONE}. */
    final int expected;
    /** The document that the actual node belongs to: the whole output, or a part that was unwrapped. */
    final Tree tree;
    /** Actual node, or {@link #NONE}. */
    final int actual;
    /** The expected container that something extra would belong to. */
    int parent = NONE;
    /** Number among the extra rows of one array; {@link #NONE} for members. */
    int extraRow = NONE;
    /** The actual row that stands where the expected row is missing, or {@link #NONE}. */
    int replacedBy = NONE;

    double similarity;
    boolean cost = true;

    Found(Category category, String tag, int expected, Tree tree, int actual) {
        this.category = category;
        this.tag = tag;
        this.expected = expected;
        this.tree = tree;
        this.actual = actual;
    }

    Found note() {
        this.cost = false;
        return this;
    }

    Found costs(boolean costs) {
        this.cost = costs;
        return this;
    }

    Found like(double value) {
        this.similarity = value;
        return this;
    }

    Found under(int container, int row) {
        this.parent = container;
        this.extraRow = row;
        return this;
    }

    /** Whether it stands under another parent than expected. */
    boolean isElsewhere() {
        return category == Category.MOVED && tag.startsWith("parent");
    }

    boolean isMissing() {
        return category == Category.MISSING && actual == NONE;
    }

    boolean isExtra() {
        return category == Category.EXTRA && expected == NONE;
    }
}
