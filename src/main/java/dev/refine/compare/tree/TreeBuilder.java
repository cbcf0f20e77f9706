package dev.refine.compare.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.refine.compare.format.Hashes;
import dev.refine.compare.rule.FieldRule;
import dev.refine.json.Interruption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;

/** Lays a document out as a table: one pass down with an explicit stack, one pass back up for the containers. */
final class TreeBuilder {

    private static final int MOST_GUESSED = 1 << 20;

    private final Tree tree;
    private final JsonNode document;
    private final int rootShape;
    private Iterator<?>[] open = new Iterator<?>[32];

    /** @param room how many nodes there will probably be */
    TreeBuilder(Tree tree, JsonNode document, int rootShape, int room) {
        this.tree = tree;
        this.document = document;
        this.rootShape = rootShape;
        allocate(document.isContainerNode() ? Math.max(16, Math.max(room, guess(document))) : 1);
    }

    /** About how many nodes the lists at the top make, if their rows are like the first one. */
    private static int guess(JsonNode document) {
        long nodes = rows(document);
        if (document.isObject()) {
            for (JsonNode member : document) {
                nodes += rows(member);
            }
        }
        return (int) Math.min(nodes + nodes / 16, MOST_GUESSED);
    }

    private static long rows(JsonNode container) {
        return container.isArray() && !container.isEmpty()
                ? container.size() * (1L + container.get(0).size())
                : container.size();
    }

    private void allocate(int room) {
        boolean first = tree.nodes == null;
        tree.nodes = first ? new JsonNode[room] : Arrays.copyOf(tree.nodes, room);
        tree.parent = first ? new int[room] : Arrays.copyOf(tree.parent, room);
        tree.end = first ? new int[room] : Arrays.copyOf(tree.end, room);
        tree.shape = first ? new int[room] : Arrays.copyOf(tree.shape, room);
        tree.index = first ? new int[room] : Arrays.copyOf(tree.index, room);
        tree.kind = first ? new byte[room] : Arrays.copyOf(tree.kind, room);
        tree.hash = first ? new long[room] : Arrays.copyOf(tree.hash, room);
    }

    Tree build() {
        descend();
        tree.weight = new double[tree.size];
        tree.leaves = new int[tree.size];
        new TreeHashes(tree).compute();
        return tree;
    }

    private void descend() {
        int node = add(document, -1, rootShape, 0);
        int depth = -1;
        if (tree.isContainer(node)) {
            open[++depth] = members(document);
        }
        int container = node;
        int before = rootShape;
        int index = 0;
        while (depth >= 0) {
            if (!open[depth].hasNext()) {
                open[depth--] = null;
                tree.end[container] = tree.size;
                before = tree.shape[container];
                index = tree.index[container] + 1;
                container = tree.parent[container];
                continue;
            }
            Object next = open[depth].next();
            JsonNode value;
            int shape;
            if (next instanceof Map.Entry<?, ?> member) {
                value = (JsonNode) member.getValue();
                shape = tree.shapes.member(tree.shape[container], before, (String) member.getKey());
            } else {
                value = (JsonNode) next;
                shape = tree.shapes.element(tree.shape[container], index);
            }
            node = add(value, container, shape, index++);
            before = shape;
            if (tree.isContainer(node)) {
                Interruption.heed();
                if (++depth == open.length) {
                    open = Arrays.copyOf(open, depth * 2);
                }
                open[depth] = members(value);
                container = node;
                index = 0;
            }
        }
    }

    private static Iterator<?> members(JsonNode container) {
        return container.isArray()
                ? container.iterator()
                : container.properties().iterator();
    }

    private int add(JsonNode value, int parent, int shape, int index) {
        int node = tree.size++;
        if (node == tree.nodes.length) {
            allocate(node * 2);
        }
        tree.nodes[node] = value;
        tree.parent[node] = parent;
        tree.end[node] = node + 1;
        tree.shape[node] = shape;
        tree.index[node] = index;
        FieldRule rule = tree.shapes.rule(shape);
        byte kind = kind(value, rule);
        tree.kind[node] = kind;
        if (kind != Tree.ARRAY && kind != Tree.OBJECT) {
            hash(node, value, rule);
        }
        return node;
    }

    /** At once, while the value is at hand; a second pass over the values would fetch each from memory again. */
    private void hash(int node, JsonNode value, FieldRule rule) {
        tree.hash[node] = rule.value().hash(value, tree.expected);
        if (value instanceof TextNode text && text.textValue().length() > Hashes.SAMPLED && !rule.ignored()) {
            tree.sampled.set(node);
        }
    }

    /** By class and not by asking the value: among so many classes a call would cost more than all the rest. */
    private static byte kind(JsonNode value, FieldRule rule) {
        if (value instanceof ContainerNode) {
            return rule.whole() ? Tree.WHOLE : value instanceof ArrayNode ? Tree.ARRAY : Tree.OBJECT;
        }
        return value instanceof NullNode || value instanceof MissingNode ? Tree.NULL : Tree.SCALAR;
    }
}
