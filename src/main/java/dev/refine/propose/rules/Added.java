package dev.refine.propose.rules;

import dev.refine.propose.Edit;
import dev.refine.propose.rules.text.Bullet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The lines that edits put where others, or none, stood before.
 *
 * @param lines stripped, without headings
 */
record Added(Set<String> lines) {

    private static final Pattern WORDS = Pattern.compile("[\\s,]+");

    static Added by(List<Edit> edits) {
        Set<String> added = new TreeSet<>();
        for (Edit edit : edits) {
            Set<String> before = lines(edit.search());
            Set<String> after = lines(edit.replace());
            after.stream()
                    .filter(line -> !before.contains(line))
                    .filter(line -> before.stream().noneMatch(old -> !after.contains(old) && isLess(line, old)))
                    .forEach(added::add);
        }
        return new Added(added);
    }

    /** Whether the line is what is left of an older one when something was taken out of it. */
    private static boolean isLess(String line, String old) {
        List<String> left = new ArrayList<>(List.of(WORDS.split(old)));
        return List.of(WORDS.split(line)).stream().allMatch(left::remove);
    }

    /** Whether the instruction is among them, on its own or for several fields. */
    boolean holds(Bullet bullet) {
        return lines.stream().anyMatch(line -> isIn(line, bullet));
    }

    /** Whether every line that speaks is one of these instructions; lines of a schema do not count. */
    boolean isJust(List<Bullet> bullets) {
        Set<String> spoken = lines.stream().filter(line -> !isSchema(line)).collect(Collectors.toSet());
        return !spoken.isEmpty()
                && bullets.stream().allMatch(this::holdsExactly)
                && spoken.stream().allMatch(line -> bullets.stream().anyMatch(bullet -> isExactlyIn(line, bullet)));
    }

    /** Whether some of it stands in a schema. */
    boolean isOfSchema() {
        return lines.stream().anyMatch(Added::isSchema);
    }

    private boolean holdsExactly(Bullet bullet) {
        return lines.stream().anyMatch(line -> isExactlyIn(line, bullet));
    }

    private static boolean isExactlyIn(String line, Bullet bullet) {
        return line.contains(bullet.text("`")) || line.contains(bullet.text(""));
    }

    private static boolean isIn(String line, Bullet bullet) {
        int head = line.indexOf(bullet.head());
        return head >= 0
                && line.indexOf(bullet.tail(), head + bullet.head().length()) >= 0
                && bullet.fields().stream().allMatch(line::contains);
    }

    private static boolean isSchema(String line) {
        return line.matches("[\\[\\]{}\"].*");
    }

    private static Set<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.toSet());
    }
}
