package dev.refine.compare.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The keys that a rule may have, and which type each belongs to. */
final class Vocabulary {

    /** What a value must look like. */
    public enum Kind {
        TYPE,
        FLAG,
        FOLD,
        NUMBER,
        SHARE,
        WHOLE_NUMBER,
        TEXT,
        TEXTS,
        POINTERS,
        CHOICE
    }

    /** A key's kind and, for a choice, what may be chosen. */
    public record Entry(Kind kind, List<String> choices) {}

    private static final Map<String, Entry> GENERAL = new TreeMap<>(Map.ofEntries(
            Map.entry("weight", entry(Kind.NUMBER)),
            Map.entry("critical", entry(Kind.FLAG)),
            Map.entry("credit", entry(Kind.SHARE)),
            Map.entry("order", choice("strict", "ignore", "reportOnly")),
            Map.entry("keyBy", entry(Kind.POINTERS)),
            Map.entry("autoKey", entry(Kind.FLAG)),
            Map.entry("duplicates", choice("multiset", "set")),
            Map.entry("minSimilarity", entry(Kind.SHARE)),
            Map.entry("extraFields", choice("error", "ignore", "info")),
            Map.entry("missingNull", choice("equal", "error")),
            Map.entry("keyCase", choice("exact", "ignore")),
            Map.entry("type", entry(Kind.TYPE))));

    private static final Map<String, Entry> CLOCK = Map.of(
            "formats", entry(Kind.TEXTS),
            "dayFirst", entry(Kind.FLAG),
            "zone", choice("instant", "local"),
            "precision", choice("day", "minute", "second"));

    private static final Map<String, Map<String, Entry>> TYPES = new TreeMap<>(Map.ofEntries(
            Map.entry("exact", Map.of()),
            Map.entry(
                    "number",
                    Map.of(
                            "abs", entry(Kind.NUMBER),
                            "rel", entry(Kind.NUMBER),
                            "parse", entry(Kind.FLAG),
                            "locale", entry(Kind.TEXT))),
            Map.entry("date", CLOCK),
            Map.entry("datetime", CLOCK),
            Map.entry("time", CLOCK),
            Map.entry(
                    "text",
                    Map.of(
                            "trim", entry(Kind.FLAG),
                            "collapseSpace", entry(Kind.FLAG),
                            "case", entry(Kind.FOLD),
                            "unicode", choice("NFC", "NFKC"),
                            "punctuation", entry(Kind.FOLD),
                            "diacritics", entry(Kind.FOLD))),
            Map.entry(
                    "fuzzy",
                    Map.of(
                            "metric", choice("levenshtein", "jaro", "token-set"),
                            "threshold", entry(Kind.SHARE),
                            "cap", entry(Kind.WHOLE_NUMBER))),
            Map.entry("regex", Map.of("pattern", entry(Kind.TEXT))),
            Map.entry("anyOf", Map.of()),
            Map.entry("set", Map.of()),
            Map.entry("ignore", Map.of()),
            Map.entry("present", Map.of()),
            Map.entry("box", Map.of("threshold", entry(Kind.SHARE), "corners", entry(Kind.FLAG)))));

    private Vocabulary() {}

    private static Entry entry(Kind kind) {
        return new Entry(kind, List.of());
    }

    private static Entry choice(String... choices) {
        return new Entry(Kind.CHOICE, List.of(choices));
    }

    /** Options that any type may have. */
    public static Map<String, Entry> general() {
        return GENERAL;
    }

    /** Types with the options of each. */
    public static Map<String, Map<String, Entry>> types() {
        return TYPES;
    }

    /** All keys that belong to some type. */
    static List<String> typeOptions() {
        List<String> keys = new ArrayList<>();
        TYPES.values().forEach(options -> keys.addAll(options.keySet()));
        return keys;
    }
}
