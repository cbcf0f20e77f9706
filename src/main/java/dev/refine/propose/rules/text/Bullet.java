package dev.refine.propose.rules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * One instruction: a sentence with a list of fields in it. Two that differ only in the fields are one instruction.
 *
 * @param head words in front of the fields
 * @param fields field names as people write them; empty when it concerns the whole answer
 * @param tail words behind them, with the full stop
 */
public record Bullet(String head, List<String> fields, String tail) {

    /** An instruction about the whole answer. */
    public static Bullet whole(String sentence) {
        return new Bullet(sentence, List.of(), "");
    }

    public boolean isKin(Bullet other) {
        return !fields.isEmpty() && !other.fields.isEmpty() && head.equals(other.head) && tail.equals(other.tail);
    }

    /** This instruction for the fields of both. */
    public Bullet with(Bullet kin) {
        TreeSet<String> all = new TreeSet<>(fields);
        all.addAll(kin.fields);
        return new Bullet(head, List.copyOf(all), tail);
    }

    /** The sentence. Field names stand between the quote marks. */
    public String text(String mark) {
        List<String> names = fields.stream().map(field -> mark + field + mark).toList();
        return head + joined(names) + tail;
    }

    private static String joined(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        List<String> most = new ArrayList<>(names.subList(0, names.size() - 1));
        return String.join(", ", most) + " and " + names.get(names.size() - 1);
    }
}
