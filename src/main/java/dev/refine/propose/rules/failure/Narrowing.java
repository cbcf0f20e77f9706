package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FieldValues;
import dev.refine.diagnose.value.Telling;
import dev.refine.propose.rules.text.Bullet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes an instruction narrower by what the cases show that it broke. */
public final class Narrowing {

    private Narrowing() {}

    /**
     * The instruction with its exception: the words by which the broken documents differ from those it is meant for, or
     * that they have no value. Nothing when they show neither.
     */
    public static Optional<Bullet> of(Bullet bullet, Finding finding, Collection<String> broken) {
        List<String> lost = inputs(finding, broken);
        List<String> meant = inputs(
                finding,
                finding.group().cases().stream()
                        .filter(id -> !broken.contains(id))
                        .toList());
        Optional<String> words = Telling.phrase(lost, meant).map(Words::quoted);
        return words.map(phrase -> " This does not hold for documents with the words " + phrase + ".")
                .or(() -> nothing(finding, broken))
                .map(exception -> bullet.fields().isEmpty()
                        ? Bullet.whole(bullet.head() + exception)
                        : new Bullet(bullet.head(), bullet.fields(), bullet.tail() + exception));
    }

    private static Optional<String> nothing(Finding finding, Collection<String> broken) {
        List<JsonNode> documents = finding.evidence().expected().entrySet().stream()
                .filter(entry -> broken.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        List<JsonNode> values = FieldValues.at(finding.field(), documents);
        if (values.isEmpty() || !values.stream().allMatch(value -> value.isNull() || value.isMissingNode())) {
            return Optional.empty();
        }
        return Optional.of(" A document that does not state it "
                + (values.get(0).isNull() ? "gets null there." : "gets no such key."));
    }

    private static List<String> inputs(Finding finding, Collection<String> cases) {
        return cases.stream()
                .map(finding::input)
                .flatMap(Optional::stream)
                .limit(Telling.MOST)
                .toList();
    }
}
