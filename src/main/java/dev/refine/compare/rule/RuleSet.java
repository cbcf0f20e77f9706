package dev.refine.compare.rule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All rules, matched step by step on the way down a document. A later rule wins, option by option; a rule that names a
 * type replaces the type and the options of it. Immutable but for a cache; thread-safe.
 */
public final class RuleSet {

    private static final int PLACES = 1 << 10;

    private final ObjectNode defaults;
    private final List<PathPattern> paths;
    private final List<ObjectNode> options;
    private final Set<String> indexes;
    private final Map<List<Integer>, FieldRule> resolved = new ConcurrentHashMap<>();
    private final FieldRule unruled;

    public RuleSet(ObjectNode defaults, List<String> paths, List<ObjectNode> options) {
        this.defaults = defaults;
        this.paths = paths.stream().map(PathPattern::of).toList();
        this.options = List.copyOf(options);
        this.indexes = new HashSet<>();
        for (PathPattern path : this.paths) {
            path.segments().stream().filter(s -> s.matches("\\d+")).forEach(indexes::add);
        }
        this.unruled = merge(List.of());
    }

    public static RuleSet none() {
        return new RuleSet(Json.object(), List.of(), List.of());
    }

    /** Whether there is neither a rule nor a default. */
    public boolean isSilent() {
        return paths.isEmpty() && defaults.isEmpty();
    }

    /** Whether some rule speaks of just this index, so that elements cannot share one place. */
    public boolean namesIndex(int index) {
        return !indexes.isEmpty() && indexes.contains(String.valueOf(index));
    }

    /** The places in all patterns before the first step. */
    public int[] start() {
        Set<Integer> places = new TreeSet<>();
        for (int rule = 0; rule < paths.size(); rule++) {
            add(places, rule, 0);
        }
        return array(places);
    }

    public int[] step(int[] from, String segment) {
        if (from.length == 0) {
            return from;
        }
        Set<Integer> places = new TreeSet<>();
        for (int place : from) {
            int rule = place / PLACES;
            int at = place % PLACES;
            PathPattern path = paths.get(rule);
            if (path.deep(at)) {
                add(places, rule, at);
            } else if (at < path.length() && path.admits(at, segment)) {
                add(places, rule, at + 1);
            }
        }
        return array(places);
    }

    private void add(Set<Integer> places, int rule, int at) {
        places.add(rule * PLACES + at);
        if (paths.get(rule).deep(at)) {
            add(places, rule, at + 1);
        }
    }

    private static int[] array(Set<Integer> places) {
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The rules whose whole pattern led here, in their order. */
    public List<Integer> matching(int[] places) {
        List<Integer> rules = new ArrayList<>();
        Arrays.stream(places)
                .filter(place -> place % PLACES == paths.get(place / PLACES).length())
                .forEach(place -> rules.add(place / PLACES));
        return rules;
    }

    public FieldRule resolve(int[] places) {
        return places.length == 0 ? unruled : resolved.computeIfAbsent(matching(places), this::merge);
    }

    private FieldRule merge(List<Integer> rules) {
        ObjectNode merged = defaults.deepCopy();
        String from = "";
        for (int rule : rules) {
            ObjectNode next = options.get(rule);
            if (next.has("type")) {
                merged.remove(Vocabulary.typeOptions());
            }
            merged.setAll(next);
            from = " " + paths.get(rule).text();
        }
        return FieldRuleReader.read(merged, from);
    }

    /** Pattern of the rule with that number, as written. */
    public String path(int rule) {
        return paths.get(rule).text();
    }

    public int size() {
        return paths.size();
    }
}
