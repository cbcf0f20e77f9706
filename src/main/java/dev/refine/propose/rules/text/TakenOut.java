package dev.refine.propose.rules.text;

import java.util.List;
import java.util.Optional;

/** Takes an instruction out of a line, with the bullet or the space in front of it. */
final class TakenOut {

    private TakenOut() {}

    /** Of an instruction that speaks of other fields, too, only the field goes. Empty when it does not stand there. */
    static Optional<Splice> of(String text, Line line, Bullet bullet, String mark) {
        return Standing.find(line.text(), bullet, mark)
                .filter(standing -> standing.fields().containsAll(bullet.fields()))
                .map(standing -> splice(text, line, standing, bullet, mark));
    }

    private static Splice splice(String text, Line line, Bullet standing, Bullet bullet, String mark) {
        String sentence = standing.text(mark);
        int at = line.start() + line.text().indexOf(sentence);
        int end = at + sentence.length();
        List<String> others = standing.fields().stream()
                .filter(field -> !bullet.fields().contains(field))
                .toList();
        if (!others.isEmpty()) {
            return new Splice(at, end, new Bullet(standing.head(), others, standing.tail()).text(mark));
        }
        if (line.text().strip().equals("- " + sentence)) {
            int next = text.indexOf('\n', line.end());
            return new Splice(line.start(), next < 0 ? line.end() : next + 1, "");
        }
        int from = at;
        while (from > line.start() && text.charAt(from - 1) == ' ') {
            from--;
        }
        return new Splice(from, end, "");
    }
}
