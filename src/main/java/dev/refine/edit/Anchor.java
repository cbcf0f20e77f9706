package dev.refine.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the place that a proposal means: first its exact text, then whole lines that differ only in trailing spaces,
 * then whole lines that all are indented by the same amount more or less. A later step is tried only when the one
 * before found nothing, so tolerance never turns one place into two.
 */
final class Anchor {

    private final String text;
    private final String search;
    private final String replace;
    private final Lines lines;
    private final List<String> wanted;

    Anchor(String text, String search, String replace) {
        this.text = text;
        this.search = search;
        this.replace = replace;
        this.lines = Lines.of(text);
        List<String> searched = Lines.of(search).lines();
        this.wanted = search.endsWith("\n") ? searched.subList(0, searched.size() - 1) : searched;
    }

    /** One place and what belongs there. */
    record Hit(int from, int to, String replacement) {}

    List<Hit> hits() {
        List<Hit> exact = exact();
        if (!exact.isEmpty() || search.isBlank()) {
            return exact;
        }
        List<Hit> spaces = new ArrayList<>();
        List<Hit> indents = new ArrayList<>();
        for (int first = 0; first + wanted.size() <= lines.count(); first++) {
            Optional<String> replacement =
                    Indent.between(wanted, lines.lines(), first).flatMap(indent -> indent.move(replace));
            if (replacement.isPresent()) {
                List<Hit> hits = sameIndent(first) ? spaces : indents;
                hits.add(new Hit(lines.starts().get(first), end(first), ended(replacement.get(), first)));
            }
        }
        return spaces.isEmpty() ? indents : spaces;
    }

    /** Occurrences that overlap count, too: neither of them is the one that is meant. */
    private List<Hit> exact() {
        List<Hit> hits = new ArrayList<>();
        for (int at = text.indexOf(search); at >= 0; at = text.indexOf(search, at + 1)) {
            hits.add(new Hit(at, at + search.length(), replace));
        }
        return hits;
    }

    private boolean sameIndent(int first) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i)
                    .stripTrailing()
                    .equals(lines.lines().get(first + i).stripTrailing())) {
                return false;
            }
        }
        return true;
    }

    private int last(int first) {
        return first + wanted.size() - 1;
    }

    private boolean takesLineEnd(int first) {
        return search.endsWith("\n") && last(first) + 1 < lines.count();
    }

    private int end(int first) {
        return lines.end(last(first)) + (takesLineEnd(first) ? 1 : 0);
    }

    private String ended(String replacement, int first) {
        boolean surplus = search.endsWith("\n") && !takesLineEnd(first) && replacement.endsWith("\n");
        return surplus ? replacement.substring(0, replacement.length() - 1) : replacement;
    }
}
