package dev.refine.propose.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the stand-in model takes from a prompt and a schema. It reads sentence by sentence: which fields a sentence is
 * about, and which of a handful of demands it makes of them, in any of many phrasings.
 */
final class Understanding {

    /** The demands that can be made of a field. */
    enum Demand {
        ISO_DATE("yyyy-mm-dd|iso[ -]?8601|year[-, ]+month[-, ]+(and )?day"),
        CLOCK_24("hh:mm|24[- ]?hours?\\b|twenty-four"),
        NUMBER("\\b(a|as|bare|plain|json) (\\w+ )?number\\b|numeric|numerically"),
        BOOLEAN("\\btrue\\b.*\\bfalse\\b|boolean"),
        CODE("iso 4217|(three|3)[- ]letter"),
        NO_LABEL(
                "(without|drop|strip|remove|omit|cut|minus|leave off|no)\\b.*\\b(label|prefix|front|around|bk-|letters)"),
        TITLE("title case|capital first|capitali[sz]ed?\\b|initial capitals?"),
        NULL("\\bnull\\b"),
        ALL("\\b(every|each|all|none|any)\\b.*|never skip|complete list");

        private final Pattern words;

        Demand(String words) {
            this.words = Pattern.compile(words);
        }
    }

    private static final List<String> FIELDS = List.of(
            "title",
            "category",
            "eventDate",
            "doors",
            "venue.name",
            "venue.city",
            "price",
            "currency",
            "soldOut",
            "host",
            "bookingCode",
            "website",
            "acts",
            "acts[].name",
            "acts[].start");

    private static final Pattern BARE = Pattern.compile(
            "(only|just|nothing but|solely)\\b.*\\bjson|json\\b.*\\b(only|alone|nothing else)|(no|without)\\b.*(fence|markdown)");

    private final Map<String, Set<Demand>> demands = new HashMap<>();
    private final Map<String, List<String>> choices = new HashMap<>();
    private final Set<String> wanted = new HashSet<>();
    private boolean bareJson;

    static Understanding of(String prompt, String schema) {
        Understanding understanding = new Understanding();
        for (String line : prompt.split("\\R")) {
            for (String sentence : line.split("(?<=[.;!])\\s+(?=[A-Z])")) {
                understanding.hear(sentence);
            }
        }
        understanding.read(Json.parse(schema).path("properties"), "");
        return understanding;
    }

    boolean wants(String field) {
        return wanted.contains(field);
    }

    boolean asks(String field, Demand demand) {
        return demands.getOrDefault(field, Set.of()).contains(demand);
    }

    List<String> choices(String field) {
        return choices.getOrDefault(field, List.of());
    }

    boolean bareJson() {
        return bareJson;
    }

    private void hear(String sentence) {
        String plain = sentence.toLowerCase(Locale.ROOT);
        bareJson |= BARE.matcher(plain).find();
        List<String> about = subjects(sentence);
        about.forEach(field -> hear(field, sentence));
    }

    private void hear(String field, String sentence) {
        String plain = sentence.toLowerCase(Locale.ROOT);
        wanted.add(field);
        for (Demand demand : Demand.values()) {
            if (demand.words.matcher(plain).find()) {
                demands.computeIfAbsent(field, key -> new HashSet<>()).add(demand);
            }
        }
        if (plain.matches(".*\\b(one of|either|allowed|choose|pick|must be|permitted)\\b.*")) {
            List<String> listed = new ArrayList<>();
            Matcher quoted = Pattern.compile("[\"'“]([^\"'”]+)[\"'”]").matcher(sentence);
            while (quoted.find()) {
                listed.add(quoted.group(1));
            }
            if (!listed.isEmpty()) {
                choices.put(field, listed);
            }
        }
    }

    private static List<String> subjects(String sentence) {
        List<String> about = new ArrayList<>();
        for (String field : FIELDS) {
            String key = field.substring(field.lastIndexOf('.') + 1);
            String spaced = key.replaceAll("(?<=[a-z])(?=[A-Z])", "[ _-]?");
            if (Pattern.compile("(?i)(?<![\\w.])(?:" + Pattern.quote(field) + "|" + spaced + ")(?![\\w\\[]|\\.\\w)")
                    .matcher(sentence)
                    .find()) {
                about.add(field);
            }
        }
        return about;
    }

    private void read(JsonNode properties, String holder) {
        properties.properties().forEach(member -> {
            String field = holder + member.getKey();
            JsonNode schema = member.getValue();
            wanted.add(field);
            hear(field, schema.path("description").asText());
            if (schema.path("format").asText().equals("date")) {
                hear(field, "ISO 8601");
            }
            List<String> values = new ArrayList<>();
            schema.path("enum").forEach(value -> values.add(value.asText()));
            if (!values.isEmpty()) {
                choices.put(field, values);
            }
            read(schema.path("properties"), field + ".");
            read(schema.path("items").path("properties"), field + "[].");
        });
    }
}
