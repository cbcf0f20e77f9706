package dev.refine.propose.rules.saving;

import dev.refine.propose.rules.text.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Passages as splices that leave no gap behind: no double space, no empty bullet, no two blank lines. */
final class Removal {

    private final String text;
    private final List<Passage> all;

    Removal(String text, List<Passage> all) {
        this.text = text;
        this.all = all;
    }

    List<Splice> of(Set<Passage> gone) {
        List<Splice> splices = new ArrayList<>();
        int index = 0;
        while (index < all.size()) {
            int next = index + 1;
            while (next < all.size() && all.get(next).block() == all.get(index).block()) {
                next++;
            }
            block(all.subList(index, next), gone, splices);
            index = next;
        }
        return merged(splices);
    }

    private void block(List<Passage> sentences, Set<Passage> gone, List<Splice> splices) {
        int index = 0;
        while (index < sentences.size()) {
            if (!gone.contains(sentences.get(index))) {
                index++;
                continue;
            }
            int end = index;
            while (end < sentences.size() && gone.contains(sentences.get(end))) {
                end++;
            }
            splices.add(run(sentences, index, end));
            index = end;
        }
    }

    private Splice run(List<Passage> sentences, int first, int end) {
        int start = sentences.get(first).start();
        int stop = sentences.get(end - 1).end();
        if (end < sentences.size()) {
            boolean bullet = first == 0 && text.substring(start, stop).matches("(?s)\\s*(?:[-*+•]|\\d+[.)])\\s+.*");
            int kept = bullet ? start + text.substring(start, stop).indexOf(' ') + 1 : start;
            return new Splice(kept, sentences.get(end).start(), "");
        }
        if (first > 0 || !isLineStart(start)) {
            int from = start;
            while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
                from--;
            }
            return new Splice(from, stop, "");
        }
        return lines(start, stop);
    }

    /** Whole lines, with a blank line below where one stands above, too. */
    private Splice lines(int start, int stop) {
        int end = pastLine(stop);
        boolean blankAbove = start == 0 || text.startsWith("\n", start - 2) || text.startsWith("\n\r\n", start - 3);
        if (blankAbove
                && end < text.length()
                && pastLine(end) > end
                && text.substring(end, pastLine(end)).isBlank()) {
            end = pastLine(end);
        }
        return new Splice(start, end, "");
    }

    private int pastLine(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private boolean isLineStart(int at) {
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    private static List<Splice> merged(List<Splice> splices) {
        List<Splice> merged = new ArrayList<>();
        for (Splice splice : splices) {
            Splice last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && last.end() >= splice.start()) {
                merged.set(merged.size() - 1, new Splice(last.start(), Math.max(last.end(), splice.end()), ""));
            } else {
                merged.add(splice);
            }
        }
        return merged;
    }
}
