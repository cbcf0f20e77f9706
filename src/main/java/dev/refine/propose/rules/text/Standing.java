package dev.refine.propose.rules.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Recognises an instruction of ours in a line of a prompt. */
final class Standing {

    private Standing() {}

    /** The instruction of the same head and tail that the line holds, with the fields that it names. */
    static Optional<Bullet> find(String line, Bullet kin, String mark) {
        if (kin.fields().isEmpty() || kin.head().isEmpty()) {
            return Optional.empty();
        }
        int head = line.indexOf(kin.head());
        int tail = head < 0 ? -1 : line.indexOf(kin.tail(), head + kin.head().length());
        if (tail < 0) {
            return Optional.empty();
        }
        List<String> names = Arrays.stream(
                        line.substring(head + kin.head().length(), tail).split(", | and "))
                .map(name -> name.replace(mark, ""))
                .toList();
        Bullet standing = new Bullet(kin.head(), names, kin.tail());
        boolean ours = names.stream().allMatch(name -> name.matches("\\S+")) && line.contains(standing.text(mark));
        return ours ? Optional.of(standing) : Optional.empty();
    }
}
