package dev.refine.process;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The variables of a command, name to value: those that many commands have in common, and its own, which win. Immutable,
 * sorted by name. What is known of the common ones is found out once, and a guard is told them once.
 */
public final class Environment extends AbstractMap<String, String> {

    /** @param nul whether there is a letter among them that no variable can hold */
    private record Common(Map<String, String> variables, boolean nul) {}

    private final Common common;
    private final Map<String, String> own;

    private Environment(Common common, Map<String, String> own) {
        this.common = common;
        this.own = own;
    }

    public static Environment of(Map<String, String> variables) {
        if (variables instanceof Environment known) {
            return known;
        }
        Map<String, String> copy = new TreeMap<>(variables);
        return new Environment(new Common(copy, hasNul(copy)), Map.of());
    }

    /** That of one of many commands; its own variables take the place of those that it had of its own. */
    public Environment with(Map<String, String> variables) {
        return new Environment(common, variables);
    }

    Map<String, String> common() {
        return common.variables();
    }

    Map<String, String> own() {
        return own;
    }

    boolean hasNul() {
        return common.nul() || hasNul(own);
    }

    private static boolean hasNul(Map<String, String> variables) {
        for (Map.Entry<String, String> entry : variables.entrySet()) {
            if (entry.getKey().indexOf('\0') >= 0 || entry.getValue().indexOf('\0') >= 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String get(Object name) {
        String value = own.get(name);
        return value == null ? common().get(name) : value;
    }

    @Override
    public boolean containsKey(Object name) {
        return own.containsKey(name) || common().containsKey(name);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        Map<String, String> all = new TreeMap<>(common());
        all.putAll(own);
        return Collections.unmodifiableMap(all).entrySet();
    }
}
