package dev.refine.propose.rules.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A prompt as a place for instructions: lines that describe one field, an own section for rules, and what stands there
 * already. Positions are those of the text given; nothing here changes it.
 */
public final class PromptText {

    static final String HEADING = "## Output rules";

    private static final Pattern OWN_SECTION = Pattern.compile("(?i)#{1,6}\\s+output rules\\s*:?\\s*");

    private final String text;
    private final String mark;
    private final String lineEnd;
    private final List<Line> lines;
    private final Protected fixed;

    /**
     * @param mark what stands around a field name, for instance a backtick; empty where the text is part of source code
     */
    public PromptText(String text, String mark) {
        this.text = text;
        this.mark = mark;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        this.lines = Line.of(text);
        this.fixed = Protected.of(text);
    }

    /** Whether this sentence stands in the prompt already, by itself or with more conversions than its own. */
    public boolean says(Bullet bullet) {
        return text.contains(bullet.text(mark))
                || lines.stream().anyMatch(line -> ShownPairs.holds(line.text(), bullet, mark));
    }

    /** Whether the prompt names the field anywhere: its path, its key or its key in ordinary words. */
    public boolean mentions(FieldTerms field) {
        return lines.stream().anyMatch(line -> field.isNamedIn(line.text()));
    }

    /**
     * Puts instructions where they belong: on the line that describes their field, into a standing instruction of the
     * same kind, or under the own heading, which is created when it is missing.
     *
     * @param terms how to spot the one field of an instruction; empty when it has none or several
     */
    public List<Splice> place(List<Bullet> bullets, Function<Bullet, Optional<FieldTerms>> terms) {
        Map<Line, List<Bullet>> amended = new LinkedHashMap<>();
        List<Splice> splices = new ArrayList<>();
        List<Bullet> fresh = new ArrayList<>();
        for (Bullet bullet : bullets) {
            Optional<Splice> merged = merge(bullet);
            Optional<Line> own = terms.apply(bullet).flatMap(this::ownLine);
            if (merged.isPresent()) {
                splices.add(merged.get());
            } else if (own.isPresent()) {
                amended.computeIfAbsent(own.get(), line -> new ArrayList<>()).add(bullet);
            } else {
                fresh.add(bullet);
            }
        }
        amended.forEach((line, sentences) -> splices.add(amend(line, sentences(sentences))));
        if (!fresh.isEmpty()) {
            splices.add(underHeading(fresh));
        }
        return splices;
    }

    /** The same, but always under the own heading. */
    public List<Splice> collect(List<Bullet> bullets) {
        return List.of(underHeading(bullets));
    }

    /** The same, but at the very end, whatever stands there. */
    public List<Splice> append(List<Bullet> bullets) {
        return List.of(atEnd(list(bullets)));
    }

    /** Replaces a standing instruction by a better one of the same field; nothing when it does not stand there. */
    public Optional<Splice> replace(Bullet standing, Bullet better) {
        String old = standing.text(mark);
        int at = text.indexOf(old);
        boolean once = at >= 0 && text.indexOf(old, at + 1) < 0;
        return once && !fixed.touches(at, at + old.length())
                ? Optional.of(new Splice(at, at + old.length(), better.text(mark)))
                : Optional.empty();
    }

    /**
     * These replacements, and with them the instructions taken out, as far as they stand here and are not in the way. Of an
     * instruction for several fields only the field goes.
     */
    public List<Splice> without(Collection<Bullet> idle, List<Splice> splices) {
        List<Splice> all = new ArrayList<>(splices);
        for (Bullet bullet : idle) {
            Optional<Splice> out = lines.stream()
                    .map(line -> TakenOut.of(text, line, bullet, mark))
                    .flatMap(Optional::stream)
                    .findFirst();
            out.filter(splice -> !fixed.forbids(splice)
                            && all.stream().noneMatch(splice::overlaps)
                            && all.stream().noneMatch(other -> other.text().contains(bullet.text(mark))))
                    .ifPresent(all::add);
        }
        return all;
    }

    private String sentences(List<Bullet> bullets) {
        return String.join(
                " ", bullets.stream().map(bullet -> bullet.text(mark)).toList());
    }

    private Splice amend(Line line, String sentence) {
        String kept = line.text().stripTrailing();
        String stop = kept.matches(".*[.!?:;]") ? " " : ". ";
        return new Splice(line.start() + kept.length(), line.end(), stop + sentence);
    }

    /** The one line, outside of code and tables, that begins with the field's name. */
    private Optional<Line> ownLine(FieldTerms field) {
        List<Line> own = new ArrayList<>();
        boolean code = false;
        for (Line line : lines) {
            code = code != line.isFence();
            if (!code && field.opens(line.text()) && !fixed.touches(line.start(), line.end())) {
                own.add(line);
            }
        }
        return own.size() == 1 ? Optional.of(own.get(0)) : Optional.empty();
    }

    /** Adds the fields to an instruction that says the same of other fields, or the conversion to one that shows others. */
    private Optional<Splice> merge(Bullet bullet) {
        for (Line line : lines) {
            Optional<Splice> shown =
                    ShownPairs.add(line, bullet, mark).filter(splice -> !fixed.touches(line.start(), line.end()));
            if (shown.isPresent()) {
                return shown;
            }
            Optional<Bullet> standing = Standing.find(line.text(), bullet, mark);
            if (standing.isPresent()) {
                String old = standing.get().text(mark);
                int at = line.start() + line.text().indexOf(old);
                Bullet merged = standing.get().with(bullet);
                return fixed.touches(at, at + old.length())
                        ? Optional.empty()
                        : Optional.of(new Splice(at, at + old.length(), merged.text(mark)));
            }
        }
        return Optional.empty();
    }

    private Splice underHeading(List<Bullet> bullets) {
        String list = String.join(
                lineEnd,
                bullets.stream().map(bullet -> "- " + bullet.text(mark)).toList());
        for (int index = 0; index < lines.size(); index++) {
            if (OWN_SECTION.matcher(lines.get(index).text()).matches()) {
                Line last = lastOfSection(index);
                String gap = last.isHeading() ? lineEnd + lineEnd : lineEnd;
                Splice added = Splice.insert(last.end(), gap + list);
                return fixed.forbids(added) ? atEnd(list) : added;
            }
        }
        return newSection(list);
    }

    private String list(List<Bullet> bullets) {
        return String.join(
                lineEnd,
                bullets.stream().map(bullet -> "- " + bullet.text(mark)).toList());
    }

    /** The last line of the list under the heading, or the heading when no list follows it at once. */
    private Line lastOfSection(int heading) {
        Line last = lines.get(heading);
        for (int index = heading + 1; index < lines.size(); index++) {
            Line line = lines.get(index);
            boolean continued = last == lines.get(index - 1) && last.isBullet() && !line.isHeading();
            boolean kept = fixed.touches(line.start(), line.end());
            if (kept || (!line.isBlank() && !line.isBullet() && !continued)) {
                break;
            }
            last = line.isBlank() ? last : line;
        }
        return last;
    }

    /** At the end, but in front of the part that shows the document: what a placeholder stands in, with its title. */
    private Splice newSection(String list) {
        String section = HEADING + lineEnd + lineEnd + list;
        int last = lastUsed();
        int first = startOfBlock(last);
        boolean showsDocument = Protected.hasPlaceholder(
                text.substring(lines.get(first).start(), lines.get(last).end()));
        int before = showsDocument ? previousUsed(first) : -1;
        while (before >= 0 && isTitle(lines.get(before))) {
            before = previousUsed(before);
        }
        Splice inFront = before < 0 ? null : Splice.insert(lines.get(before).end(), lineEnd + lineEnd + section);
        return inFront == null || fixed.forbids(inFront) ? atEnd(section) : inFront;
    }

    private Splice atEnd(String added) {
        boolean ended = text.endsWith("\n") || text.isEmpty();
        String gap = text.isEmpty() ? "" : ended ? lineEnd : lineEnd + lineEnd;
        return Splice.insert(text.length(), gap + added + (ended ? lineEnd : ""));
    }

    private static boolean isTitle(Line line) {
        boolean label = line.text().strip().endsWith(":") && line.text().length() <= 60 && !line.isBullet();
        return line.isHeading()
                || line.isFence()
                || label
                || line.text().strip().matches("<\\w+>|[-=]{3,}");
    }

    private int startOfBlock(int last) {
        int first = last;
        while (first > 0 && !lines.get(first - 1).isBlank() && !lines.get(first).isHeading()) {
            first--;
        }
        return first;
    }

    private int previousUsed(int index) {
        int before = index - 1;
        while (before >= 0 && lines.get(before).isBlank()) {
            before--;
        }
        return before;
    }

    private int lastUsed() {
        int last = lines.size() - 1;
        while (last > 0 && lines.get(last).isBlank()) {
            last--;
        }
        return last;
    }
}
