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
 */
public record Advice(
        String rule,
        String family,
        double likelihood,
        String theory,
        List<Bullet> wordings,
        List<SchemaChange> schema) {}
