package dev.refine.workload.command;

import dev.refine.problem.Problem;
import dev.refine.problem.Spelling;
import dev.refine.problem.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which braces are meant as a placeholder: a letter, then at least one more letter, digit or {@code _}, between a
 * brace and its partner, with nothing else inside. So {@code {}}, {@code {a,b}}, {@code {1..3}}, JSON objects, shell
 * groups and awk blocks with a blank inside are never looked up. Not looked up either: {@code ${x}}, doubled braces
 * {@code {{x}}}, and the statements that awk programs put alone in braces, such as {@code {print}}. Every other such
 * word must be a known placeholder that is allowed where it stands.
 */
final class PlaceholderSyntax {

    private static final Pattern WORD = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]+)}");
    private static final Set<String> AWK = Set.of("print", "next", "nextfile", "exit", "getline");

    private final Set<Placeholder> allowed;
    private final String where;

    PlaceholderSyntax(Set<Placeholder> allowed, String where) {
        this.allowed = allowed;
        this.where = where;
    }

    /** A placeholder that begins at {@code at}. */
    record Found(Placeholder placeholder, int end) {}

    /** @throws UsageException if a word stands there that is no placeholder or not allowed here */
    Optional<Found> at(String text, int at) {
        if (text.charAt(at) != '{') {
            return Optional.empty();
        }
        Matcher matcher = WORD.matcher(text).region(at, text.length());
        if (!matcher.lookingAt() || isLiteral(text, at, matcher)) {
            return Optional.empty();
        }
        return Optional.of(new Found(checked(matcher.group(1)), matcher.end()));
    }

    /** The placeholders of a text in which none is quoted or nested. */
    TemplateText read(String text) {
        List<TemplateText.Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int i = text.indexOf('{'); i >= 0; i = text.indexOf('{', Math.max(i + 1, from))) {
            Optional<Found> found = at(text, i);
            if (found.isPresent()) {
                pieces.add(new TemplateText.Piece(text.substring(from, i), found.map(Found::placeholder)));
                from = found.get().end();
            }
        }
        pieces.add(new TemplateText.Piece(text.substring(from), Optional.empty()));
        return new TemplateText(List.copyOf(pieces));
    }

    private static boolean isLiteral(String text, int at, Matcher matcher) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        boolean doubled = before == '{' && matcher.end() < text.length() && text.charAt(matcher.end()) == '}';
        return before == '$' || doubled || AWK.contains(matcher.group(1));
    }

    private Placeholder checked(String word) {
        Optional<Placeholder> known = Placeholder.named(word);
        if (known.isEmpty()) {
            throw unknown(word);
        }
        if (!allowed.contains(known.get())) {
            throw misplaced(known.get());
        }
        return known.get();
    }

    private UsageException unknown(String word) {
        String found = Spelling.nearest(word, Placeholder.words())
                .map(near -> "Did you mean {" + near + "}?")
                .orElse("Known here: " + allowedNames() + ".");
        return new UsageException(new Problem(
                "placeholder-unknown",
                where,
                "unknown placeholder {" + word + "}",
                found,
                "Braces that are no placeholder need a blank inside: { " + word + "}."));
    }

    private UsageException misplaced(Placeholder placeholder) {
        boolean answer = placeholder == Placeholder.EXPECTED;
        return new UsageException(new Problem(
                "placeholder-place",
                where,
                placeholder.text() + " cannot be used here",
                answer ? "A workload must not see its answer." : "Known here: " + allowedNames() + ".",
                answer ? "Use it in validationScripts, overlayCommand or a critic." : "Take it out."));
    }

    /** A placeholder where its value would be read as code. */
    UsageException nested(Placeholder placeholder, String place) {
        return new UsageException(new Problem(
                "placeholder-nested",
                where,
                placeholder.text() + " stands " + place + ", where a file name could be run as code",
                "",
                "Write \"$" + placeholder.variable() + "\" there instead."));
    }

    /** A placeholder in what another program reads as code, or may read so. */
    UsageException nested(NestedCode.Found found) {
        String placeholder = found.placeholder().text();
        String variable = "\"$" + found.placeholder().variable() + "\"";
        if (found.unknown().isEmpty()) {
            return new UsageException(new Problem(
                    "placeholder-nested",
                    where,
                    placeholder + " stands inside nested code, where a file name could be run as code",
                    "",
                    "Write " + variable
                            + " there instead, with single quotes around the code; what is no shell code reads"
                            + " that variable by its own means."));
        }
        return new UsageException(new Problem(
                "placeholder-nested",
                where,
                placeholder + " stands inside nested code if " + found.unknown()
                        + " names a shell, and a file name could be run as code",
                "",
                "Name the program itself in place of " + found.unknown() + ", or write " + variable
                        + " there instead, with single quotes around it if it is code."));
    }

    private String allowedNames() {
        return allowed.stream().sorted().map(Placeholder::text).collect(Collectors.joining(", "));
    }
}
