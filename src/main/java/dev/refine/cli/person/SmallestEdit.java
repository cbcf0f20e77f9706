package dev.refine.cli.person;

import dev.refine.propose.Edit;
import java.util.List;

/** The smallest run of whole lines that tells two texts apart and can be found only once in the first. */
public final class SmallestEdit {

    private SmallestEdit() {}

    public static Edit between(String path, String before, String after) {
        if (before.isEmpty()) {
            return new Edit(path, "", after);
        }
        List<String> old = lines(before);
        List<String> now = lines(after);
        int head = 0;
        while (head < Math.min(old.size(), now.size()) && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), now.size()) - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        while (!isAnchor(before, join(old, head, tail)) && head + tail > 0) {
            head = Math.max(0, head - 1);
            tail = Math.max(0, tail - 1);
        }
        return new Edit(path, join(old, head, tail), join(now, head, tail));
    }

    private static boolean isAnchor(String text, String block) {
        int first = block.isBlank() ? -1 : text.indexOf(block);
        return first >= 0 && text.indexOf(block, first + 1) < 0;
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
    }

    private static String join(List<String> lines, int head, int tail) {
        return String.join("", lines.subList(head, lines.size() - tail));
    }
}
