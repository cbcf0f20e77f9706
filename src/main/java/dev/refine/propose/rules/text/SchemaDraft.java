package dev.refine.propose.rules.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Several changes of one schema, each made to what the ones before it have left: two may fall on the same place. */
public final class SchemaDraft {

    private final List<Splice> splices = new ArrayList<>();
    private SchemaText schema;

    public SchemaDraft(SchemaText schema) {
        this.schema = schema;
    }

    /** Makes the change; false where it has no place. */
    public boolean add(Function<SchemaText, Optional<Splice>> change) {
        Optional<Splice> made = change.apply(schema);
        Optional<SchemaText> next =
                made.map(splice -> splice.applyTo(schema.text())).flatMap(SchemaText::of);
        next.ifPresent(then -> {
            enter(made.get(), then.text());
            schema = then;
        });
        return next.isPresent();
    }

    /** All changes as replacements in the original text, in its order; none of them touches another. */
    public List<Splice> splices() {
        return List.copyOf(splices);
    }

    /** Joins it with those that it touches. Its positions are those of the text with all earlier ones in it. */
    private void enter(Splice splice, String after) {
        List<Splice> apart = new ArrayList<>();
        int grown = 0;
        int grownBefore = 0;
        int grownWithin = 0;
        int start = splice.start();
        int end = splice.end();
        for (Splice old : splices) {
            int growth = old.text().length() - (old.end() - old.start());
            int oldStart = old.start() + grown;
            int oldEnd = oldStart + old.text().length();
            if (oldEnd < splice.start() || splice.end() < oldStart) {
                apart.add(old);
                grownBefore += oldEnd < splice.start() ? growth : 0;
            } else {
                start = Math.min(start, oldStart);
                end = Math.max(end, oldEnd);
                grownWithin += growth;
            }
            grown += growth;
        }
        int now = end + splice.text().length() - (splice.end() - splice.start());
        apart.add(new Splice(start - grownBefore, end - grownBefore - grownWithin, after.substring(start, now)));
        apart.sort(Comparator.comparingInt(Splice::start));
        splices.clear();
        splices.addAll(apart);
    }
}
