package dev.refine.compare.tree;

import dev.refine.compare.format.Hashes;
import dev.refine.compare.rule.FieldRule;
import dev.refine.compare.rule.RuleSet;
import dev.refine.json.Pointers;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The places of two documents, indexes folded: all prices of all rows are one shape. A shape knows its key and the rule
 * that holds there. Shared by the trees that are compared; not thread-safe.
 */
public final class Shapes {

    /** The shape of a document's root. */
    public static final int ROOT = 0;

    private static final Name ELEMENT = Name.of("*");

    static final long STEP = 0x9E3779B97F4A7C15L;

    private static final int START = 32;

    /** Of the document before: the next one is probably about as large. */
    int nodes = 64;

    private final RuleSet rules;
    private int size;
    private int[] parent = new int[START];
    private int[] depth = new int[START];
    private int[] element = new int[START];
    private int[] first = new int[START];
    private int[] next = new int[START];
    private String[] key = new String[START];
    private long[] keyHash = new long[START];
    private long[] path = new long[START];
    private FieldRule[] rule = new FieldRule[START];
    private int[][] places = new int[START][];
    private String[] pattern = new String[START];
    private final Map<String, Name> names = new HashMap<>();
    private final ShapeTable table = new ShapeTable();

    public Shapes(RuleSet rules) {
        this.rules = rules;
        add(-1, null, rules.start());
    }

    /**
     * The shape of a member.
     *
     * @param before the shape of the member before it, or the parent; a good guess saves the search
     */
    int member(int parentShape, int before, String name) {
        int guess = before == parentShape ? first[before] : next[before];
        if (guess > 0 && parent[guess] == parentShape && name.equals(key[guess])) {
            return guess;
        }
        int found = table.find(parentShape, name);
        if (found < 0) {
            found = add(parentShape, name, rules.step(places[parentShape], name));
            table.put(parentShape, name, found);
        }
        if (before == parentShape) {
            first[before] = found;
        } else {
            next[before] = found;
        }
        return found;
    }

    /** The shape of an element; all elements share it unless a rule names an index. */
    int element(int parentShape, int index) {
        if (!rules.namesIndex(index)) {
            if (element[parentShape] == 0) {
                int[] from = places[parentShape];
                int[] steps = from.length == 0 ? from : rules.step(from, String.valueOf(index));
                // In two steps: add may replace the array.
                int added = add(parentShape, null, steps);
                element[parentShape] = added;
            }
            return element[parentShape];
        }
        String slot = String.valueOf(index);
        int found = table.find(~parentShape, slot);
        if (found < 0) {
            found = add(parentShape, null, rules.step(places[parentShape], slot));
            table.put(~parentShape, slot, found);
        }
        return found;
    }

    private int add(int parentShape, String name, int[] steps) {
        if (size == parent.length) {
            grow();
        }
        parent[size] = parentShape;
        depth[size] = parentShape < 0 ? 0 : depth[parentShape] + 1;
        key[size] = name;
        places[size] = steps;
        rule[size] = rules.resolve(steps);
        Name hashes = name == null ? ELEMENT : names.computeIfAbsent(name, Name::of);
        boolean anyCase = parentShape >= 0 && rule[parentShape].object().anyCase();
        keyHash[size] = anyCase ? hashes.folded() : hashes.exact();
        path[size] = parentShape < 0 ? 0 : path[parentShape] * STEP + hashes.folded();
        return size++;
    }

    /** The hashes of a key; many places share one. */
    private record Name(long exact, long folded) {

        static Name of(String key) {
            return new Name(Hashes.text(key), Hashes.text(fold(key)));
        }
    }

    private void grow() {
        int more = size * 2;
        parent = Arrays.copyOf(parent, more);
        depth = Arrays.copyOf(depth, more);
        element = Arrays.copyOf(element, more);
        first = Arrays.copyOf(first, more);
        next = Arrays.copyOf(next, more);
        key = Arrays.copyOf(key, more);
        keyHash = Arrays.copyOf(keyHash, more);
        path = Arrays.copyOf(path, more);
        rule = Arrays.copyOf(rule, more);
        places = Arrays.copyOf(places, more);
        pattern = Arrays.copyOf(pattern, more);
    }

    /** A key without case and separators: unit_price and unitPrice are one. */
    public static String fold(String name) {
        StringBuilder out = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != ' ' && c != '.') {
                out.append(c);
            }
        }
        return out.isEmpty() ? name : out.toString().toLowerCase(Locale.ROOT);
    }

    /** Null for elements. */
    public String key(int shape) {
        return key[shape];
    }

    public FieldRule rule(int shape) {
        return rule[shape];
    }

    long keyHash(int shape) {
        return keyHash[shape];
    }

    /** Of its folded key alone. */
    long lastKey(int shape) {
        return parent[shape] < 0 ? 0 : path[shape] - path[parent[shape]] * STEP;
    }

    int depth(int shape) {
        return depth[shape];
    }

    long path(int shape) {
        return path[shape];
    }

    public int size() {
        return size;
    }

    /** JSON Pointer with indexes as {@code *}. */
    public String pattern(int shape) {
        if (pattern[shape] == null) {
            pattern[shape] = spell(shape);
        }
        return pattern[shape];
    }

    private String spell(int shape) {
        StringBuilder out = new StringBuilder();
        String[] parts = new String[depth[shape]];
        for (int at = shape, i = parts.length - 1; i >= 0; at = parent[at], i--) {
            parts[i] = key[at] == null ? "*" : Pointers.escape(key[at]);
        }
        for (String part : parts) {
            out.append('/').append(part);
        }
        return out.toString();
    }

    /** Numbers of the rules that match some place seen so far. */
    public BitSet matchedRules() {
        BitSet matched = new BitSet();
        for (int shape = 0; shape < size; shape++) {
            rules.matching(places[shape]).forEach(matched::set);
        }
        return matched;
    }
}
