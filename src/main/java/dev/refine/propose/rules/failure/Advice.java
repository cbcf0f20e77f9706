package dev.refine.propose.rules.failure;

import dev.refine.propose.rules.text.Bullet;
import java.util.List;

/**
 * What one rule has to say about one failure group.
 *
 * @param rule name of the rule, for instance {@code date-format}
 * @param family groups with the same rule and family share a theory and may be treated by one edit; empty = alone
 * @param likelihood that the first wording helps, in [0, 1]
 * @param theory why the failure happens
 * @param wordings of the instruction, from the shortest to the most explicit; at least one
 * @param schema what a JSON Schema can say instead; may be empty
 * @param strict what it can say when that did not help, and what rules out more than the samples prove; mostly empty
 */
public record Advice(
        String rule,
        String family,
        double likelihood,
        String theory,
        List<Bullet> wordings,
        List<SchemaChange> schema,
        List<SchemaChange> strict) {

    public Advice(
            String rule,
            String family,
            double likelihood,
            String theory,
            List<Bullet> wordings,
            List<SchemaChange> schema) {
        this(rule, family, likelihood, theory, wordings, schema, List.of());
    }

    /** The same with the strict words for the schema. */
    public Advice strictly() {
        return new Advice(rule, family, likelihood, theory, wordings, strict);
    }
}
