package dev.refine.edit;

import dev.refine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Text from a line that says {@code refine:keep} to the next line that says it, with a slash or without, both included,
 * stays letter for letter and in order. Without an end it reaches to the end of the file. No edit adds such lines.
 */
final class KeptTextRule implements EditRule {

    private static final String WORD = "refine:keep";
    private static final String END = "/" + WORD;

    @Override
    public Optional<Problem> check(ChangedText change) {
        List<String> before = kept(change.before());
        List<String> after = kept(change.after());
        if (before.equals(after)) {
            return Optional.empty();
        }
        String what = after.containsAll(before) ? "would get another kept region" : "would lose kept text";
        return Optional.of(Refusal.of(
                "edit-kept",
                change.file().relative() + " " + what,
                "What stands between " + WORD + " and " + END + " must stay as it is."));
    }

    private static List<String> kept(String text) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = null;
        for (String line : Lines.of(text).lines()) {
            boolean marks = line.contains(WORD);
            boolean ends = marks && (block != null || line.indexOf(WORD) < line.lastIndexOf(WORD));
            if (block == null && marks) {
                block = new StringBuilder();
            }
            if (block != null) {
                block.append(line).append('\n');
            }
            if (block != null && ends) {
                blocks.add(block.toString());
                block = null;
            }
        }
        if (block != null) {
            blocks.add(block.toString());
        }
        return blocks;
    }
}
