package dev.refine.compare;

import dev.refine.json.Oddity;
import java.util.Arrays;

/** Findings about the text of an output, before anything in it is compared. */
final class Oddities {

    private Oddities() {}

    static Difference difference(Oddity oddity) {
        Category category = Arrays.stream(Category.values())
                .filter(one -> one.code().equals(oddity.code()))
                .findFirst()
                .orElse(Category.UNPARSEABLE);
        String folded = oddity.pointer().replaceAll("/\\d+(?=/|$)", "/*");
        return new Difference(
                category,
                oddity.tag(),
                oddity.pointer(),
                oddity.pointer(),
                "",
                oddity.message(),
                "json",
                oddity.harmless() ? 0 : 1,
                Difference.patternOf(folded, category, oddity.tag()),
                !oddity.harmless());
    }
}
