package dev.refine.edit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How much further right the lines of a file stand than a proposal wrote them.
 *
 * @param white the difference, spaces and tabs
 * @param deeper whether the file has it and the proposal has not, or the other way round
 */
record Indent(String white, boolean deeper) {

    /** The one difference between all lines wanted and found, trailing spaces aside; empty when there is more to it. */
    static Optional<Indent> between(List<String> wanted, List<String> found, int first) {
        Optional<Indent> indent = Optional.empty();
        for (int i = 0; i < wanted.size(); i++) {
            String want = wanted.get(i).stripTrailing();
            String have = found.get(first + i).stripTrailing();
            if (want.isEmpty() && have.isEmpty()) {
                continue;
            }
            Optional<Indent> here = between(want, have);
            if (here.isEmpty() || indent.isPresent() && !indent.equals(here)) {
                return Optional.empty();
            }
            indent = here;
        }
        return indent;
    }

    private static Optional<Indent> between(String want, String have) {
        boolean deeper = have.length() >= want.length();
        String longer = deeper ? have : want;
        String shorter = deeper ? want : have;
        String white = longer.substring(0, longer.length() - shorter.length());
        return !shorter.isEmpty() && white.isBlank() && longer.endsWith(shorter)
                ? Optional.of(new Indent(white, deeper))
                : Optional.empty();
    }

    /** The text moved by the same amount; empty when one of its lines does not stand far enough right. */
    Optional<String> move(String text) {
        List<String> lines = Lines.of(text).lines();
        if (!deeper && lines.stream().anyMatch(line -> !line.isBlank() && !line.startsWith(white))) {
            return Optional.empty();
        }
        return Optional.of(lines.stream()
                .map(line -> line.isBlank() ? line : deeper ? white + line : line.substring(white.length()))
                .collect(Collectors.joining("\n")));
    }
}
