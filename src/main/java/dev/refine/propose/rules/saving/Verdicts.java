package dev.refine.propose.rules.saving;

import dev.refine.diagnose.FieldName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says which passages of one prompt look superfluous, and why. What names a field is never among the fillers. */
final class Verdicts {

    private static final Pattern FILLER = Pattern.compile(
            "(?i)\\b(?:please|thanks?|kind(?:ly)?|appreciate|important|crucial|essential|vital|remember|note that|careful(?:ly)?|"
                    + "attention|deep breath|step by step|expert|world[- ]class|experienced|skilled|talented|best|"
                    + "quality|as you know|because|the reason|we hope|good luck|mistakes?|proud|excellent|amazing|welcome|"
                    + "rely on|relies on|depend on|matters?|trust)\\b");

    /** Figures, quotes, names in capitals and words about the form of an answer. */
    private static final Pattern CARGO =
            Pattern.compile("[\\d`\"“{}\\[\\]<>=]|\\b\\p{Lu}{2,}\\b|(?i:\\b(?:json|null|none|empty|"
                    + "keys?|fields?|formats?|lists?|array|objects?|numbers?|dates?|amounts?|true|false|schema|only|without|"
                    + "never|not|no|every|all|each|example)\\b)");

    /** Asks the reader for attention: in such words a field's name is a verb, and means no field. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)\\b(?:(?:please|kindly) (?:kindly )?(?:note|mind|notice|remember|consider|observe)"
                    + "|note (?:that|how|well))\\b");

    private static final double SAME = 0.8;
    private static final int FEWEST_WORDS = 2;

    private final List<Passage> passages;
    private final List<FieldName> fields;
    private Passage task;

    Verdicts(List<Passage> passages, Set<String> keys) {
        this.passages = passages;
        this.fields =
                keys.stream().sorted().map(key -> new FieldName("/" + key)).toList();
    }

    /** The first sentence that is no filler says what the task is, and is in none of them. */
    Map<Waste, List<Passage>> all() {
        Map<Waste, List<Passage>> all = new EnumMap<>(Waste.class);
        Set<Passage> repeated = repeated();
        passages.stream()
                .filter(passage -> waste(passage).filter(Waste.FILLER::equals).isEmpty() && !passage.example())
                .findFirst()
                .ifPresent(task -> this.task = task);
        for (Passage passage : passages) {
            Optional<Waste> waste = repeated.contains(passage) ? Optional.of(Waste.REPETITION) : waste(passage);
            waste.ifPresent(
                    kind -> all.computeIfAbsent(kind, none -> new ArrayList<>()).add(passage));
        }
        return all;
    }

    private Optional<Waste> waste(Passage passage) {
        String text = passage.text();
        if (passage.example()) {
            return Optional.of(Waste.EXAMPLE);
        }
        if (passage.equals(task) || text.endsWith(":") || CARGO.matcher(text).find() || names(text)) {
            return Optional.empty();
        }
        return Optional.of(FILLER.matcher(text).find() ? Waste.FILLER : Waste.ASIDE);
    }

    private boolean names(String text) {
        String said = ADDRESS.matcher(text).replaceAll(" ");
        return fields.stream().anyMatch(field -> field.isMentioned(said));
    }

    /** Of two that say the same the one with less to say; of two equals the later. */
    private Set<Passage> repeated() {
        Set<Passage> repeated = new HashSet<>();
        for (int i = 0; i < passages.size(); i++) {
            for (int j = i + 1; j < passages.size(); j++) {
                Passage first = passages.get(i);
                Passage second = passages.get(j);
                if (!repeated.contains(first) && !repeated.contains(second) && !first.example() && !second.example()) {
                    if (covers(first, second)) {
                        repeated.add(second);
                    } else if (covers(second, first)) {
                        repeated.add(first);
                    }
                }
            }
        }
        return repeated;
    }

    private boolean covers(Passage full, Passage other) {
        Set<String> words = other.words();
        Set<String> missing = new TreeSet<>(words);
        missing.removeAll(full.words());
        boolean much = words.size() >= FEWEST_WORDS && missing.size() <= words.size() * (1 - SAME);
        return much
                && missing.stream().noneMatch(word -> CARGO.matcher(word).find())
                && !names(missing.stream().collect(Collectors.joining(" ")));
    }
}
