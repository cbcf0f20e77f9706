package dev.refine.cli.init;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt that stands in the text of a program: the long text that a name such as {@code PROMPT} is given. Of several
 * the longest is meant.
 *
 * @param file relative
 * @param from what stands before it, once in the file
 * @param to what stands behind it
 * @param length of the text between them
 */
record RegionGuess(String file, String from, String to, int length) {

    private static final List<String> PROGRAMS = List.of(".py", ".js", ".mjs", ".ts", ".rb", ".sh", ".bash");

    private static final Pattern BEGINNING = Pattern.compile(
            "(?<![\\w$])[\\w$]{0,40}(?:prompt|instruction|system)[\\w$]{0,40}(?:: ?\\w{1,20})? *=[ \\t]*"
                    + "(?:[rRfFbBuU]{0,2}(?<quotes>\"\"\"|'''|`)\\\\?|[^\\n=]{0,40}<<[~-]?['\"]?(?<word>\\w+)['\"]?[^\\n]*\\n)",
            Pattern.CASE_INSENSITIVE);

    static Optional<RegionGuess> of(FolderListing listing) {
        return listing.files().stream()
                .filter(file -> PROGRAMS.contains(FolderListing.extension(file)))
                .map(file -> in(file, listing.text(file)))
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(RegionGuess::length));
    }

    private static Optional<RegionGuess> in(String file, String text) {
        Matcher beginning = BEGINNING.matcher(text);
        Optional<RegionGuess> longest = Optional.empty();
        while (beginning.find()) {
            String from = beginning.group();
            String to = beginning.group("quotes") != null ? beginning.group("quotes") : "\n" + beginning.group("word");
            int end = text.indexOf(to, beginning.end());
            boolean once = text.indexOf(from) == text.lastIndexOf(from);
            int length = end - beginning.end();
            if (once && length > longest.map(RegionGuess::length).orElse(0)) {
                longest = Optional.of(new RegionGuess(file, from, to, length));
            }
        }
        return longest;
    }

    /** As an answer to which files hold the prompt. */
    String answer() {
        ObjectNode region = Json.object();
        region.put("path", file).put("from", from).put("to", to);
        return Json.compact(region);
    }

    /** What tells whether the file is still a program after an edit, without running it. */
    Optional<String> check() {
        String command = switch (FolderListing.extension(file)) {
            case ".py" -> "python3 -m py_compile ";
            case ".js", ".mjs" -> "node --check ";
            case ".rb" -> "ruby -c ";
            case ".sh" -> "sh -n ";
            case ".bash" -> "bash -n ";
            default -> "";
        };
        return Optional.of(command).filter(known -> !known.isEmpty()).map(known -> known + CommandGuess.quoted(file));
    }
}
