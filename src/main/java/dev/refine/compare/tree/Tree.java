package dev.refine.compare.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.rule.FieldRule;
import dev.refine.compare.rule.Judgement.Match;
import dev.refine.compare.rule.Values;
import dev.refine.json.Pointers;
import java.util.BitSet;

/**
 * One document as a table. Node 0 is the root, children follow their parent, so that {@code child = node + 1} is the
 * first child and {@code end(child)} the next one. Read-only after it was built.
 */
public final class Tree {

    /** What a node is, as far as comparing goes. */
    public enum Kind {
        NULL,
        SCALAR,
        ARRAY,
        OBJECT,
        /** A container that its rule judges as one value. */
        WHOLE
    }

    static final byte NULL = (byte) Kind.NULL.ordinal();
    static final byte SCALAR = (byte) Kind.SCALAR.ordinal();
    static final byte ARRAY = (byte) Kind.ARRAY.ordinal();
    static final byte OBJECT = (byte) Kind.OBJECT.ordinal();
    static final byte WHOLE = (byte) Kind.WHOLE.ordinal();

    private static final Kind[] KINDS = Kind.values();

    final Shapes shapes;
    final boolean expected;
    final String prefix;
    int size;
    JsonNode[] nodes;
    int[] parent;
    int[] end;
    int[] shape;
    int[] index;
    byte[] kind;
    long[] hash;
    double[] weight;
    int[] leaves;
    /** Nodes with a long text in them, whose hash does not tell all. */
    final BitSet sampled = new BitSet(0);

    private BitSet seen;

    Tree(Shapes shapes, boolean expected, String prefix) {
        this.shapes = shapes;
        this.expected = expected;
        this.prefix = prefix;
    }

    public static Tree of(JsonNode document, Shapes shapes, boolean expected) {
        Tree tree = new TreeBuilder(new Tree(shapes, expected, ""), document, Shapes.ROOT, shapes.nodes).build();
        shapes.nodes = tree.size;
        return tree;
    }

    /** A part of this document as it would be judged if it stood at another place. */
    public Tree rebased(int node, int shapeThere) {
        return new TreeBuilder(new Tree(shapes, expected, pointer(node)), nodes[node], shapeThere, end[node] - node)
                .build();
    }

    public int size() {
        return size;
    }

    public JsonNode value(int node) {
        return nodes[node];
    }

    /** -1 for the root. */
    public int parent(int node) {
        return parent[node];
    }

    /** The first node after the subtree. */
    public int end(int node) {
        return end[node];
    }

    public int shape(int node) {
        return shape[node];
    }

    public Kind kind(int node) {
        return KINDS[kind[node]];
    }

    /** Under the rules: equal hashes mean equal subtrees, but for sampled texts. */
    public long hash(int node) {
        return hash[node];
    }

    /** Weighted leaves of the subtree. */
    public double weight(int node) {
        return weight[node];
    }

    /** Leaves that count, of the subtree. Null never counts. */
    public int leaves(int node) {
        return leaves[node];
    }

    /** Position among its siblings. */
    public int index(int node) {
        return index[node];
    }

    public FieldRule rule(int node) {
        return shapes.rule(shape[node]);
    }

    /** Null for elements and the root. */
    public String key(int node) {
        return shapes.key(shape[node]);
    }

    /** Whether any node stands at that place. */
    public boolean hasShape(int wanted) {
        if (seen == null) {
            seen = new BitSet();
            for (int node = 0; node < size; node++) {
                seen.set(shape[node]);
            }
        }
        return seen.get(wanted);
    }

    public boolean isLeaf(int node) {
        return end[node] == node + 1;
    }

    public boolean isContainer(int node) {
        return kind[node] == ARRAY || kind[node] == OBJECT;
    }

    /** The elements or members of a container. */
    public int[] children(int node) {
        int count = 0;
        for (int child = node + 1; child < end[node]; child = end[child]) {
            count++;
        }
        int[] children = new int[count];
        int at = 0;
        for (int child = node + 1; child < end[node]; child = end[child]) {
            children[at++] = child;
        }
        return children;
    }

    /** Whether two subtrees are equal under the rules. */
    public boolean same(int node, Tree that, int other) {
        if (hash[node] != that.hash[other]) {
            return false;
        }
        return !sampled.get(node) || end[node] - node != that.end[other] - other || sameTexts(node, that, other);
    }

    /** Equal hashes leave only the middles of long texts open. */
    private boolean sameTexts(int node, Tree that, int other) {
        if (!isLeaf(node)) {
            return Values.equal(nodes[node], that.nodes[other]);
        }
        JsonNode left = expected ? nodes[node] : that.nodes[other];
        JsonNode right = expected ? that.nodes[other] : nodes[node];
        return rule(node).value().judge(left, right).match() == Match.EQUAL;
    }

    public String pointer(int node) {
        int depth = 0;
        for (int at = node; parent[at] >= 0; at = parent[at]) {
            depth++;
        }
        String[] parts = new String[depth];
        for (int at = node; depth > 0; at = parent[at]) {
            parts[--depth] = segment(at);
        }
        StringBuilder out = new StringBuilder(prefix);
        for (String part : parts) {
            out.append('/').append(part);
        }
        return out.toString();
    }

    /** The last part of its pointer, escaped. */
    public String segment(int node) {
        String key = key(node);
        return key == null ? String.valueOf(index[node]) : Pointers.escape(key);
    }
}
