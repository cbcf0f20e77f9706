package dev.refine.quality.judgement;

import dev.refine.quality.criterion.Criterion;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets through what says how to work, and keeps out what would tie the next round to this one: scores, verdicts, criteria,
 * and what stands in the deliverable.
 */
public final class MemoryFilter {

    private static final String PREFIX = "Remember: ";
    private static final int LONGEST = 400;

    /** So many words in a row that also stand in the deliverable are taken from it. */
    private static final int QUOTE = 5;

    private static final Pattern JUDGEMENT = Pattern.compile(
            "\\b(scor(e|es|ed|ing)|verdicts?|converged?|iterate|criteri(on|a)|rubrics?|evaluators?|evaluation|"
                    + "critiques?|preserve|breakthroughs?|ceilings?|ratings?|rated)\\b|\\b\\d+(\\.\\d+)?\\s*/\\s*10\\b",
            Pattern.CASE_INSENSITIVE);

    private final List<Criterion> criteria;
    private final Set<String> paths;
    private final List<String> contents;

    public MemoryFilter(List<Criterion> criteria, Set<String> paths, Collection<String> contents) {
        this.criteria = criteria;
        this.paths = paths;
        this.contents = contents.stream().map(MemoryFilter::plain).toList();
    }

    /** The line to keep, or empty when it must not be kept. */
    public Optional<String> line(String learning) {
        String bare = learning.strip().replaceAll("\\s+", " ").replaceFirst("(?i)^[-*]?\\s*remember:\\s*", "");
        boolean refused = bare.isEmpty()
                || bare.length() > LONGEST
                || JUDGEMENT.matcher(bare).find()
                || criteria.stream().anyMatch(criterion -> names(bare, criterion.id()))
                || paths.stream().anyMatch(path -> bare.contains(path) || bare.contains(name(path)))
                || quotes(bare);
        return refused ? Optional.empty() : Optional.of(PREFIX + bare);
    }

    private static boolean names(String text, String id) {
        return Pattern.compile("\\b" + Pattern.quote(id) + "\\b").matcher(text).find();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private boolean quotes(String text) {
        String[] words = plain(text).split(" ");
        for (int i = 0; i + QUOTE <= words.length; i++) {
            String run = String.join(" ", List.of(words).subList(i, i + QUOTE));
            if (contents.stream().anyMatch(content -> content.contains(run))) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
