package dev.refine.workload;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the words of a simple command that another interpreter will read as code: {@code sh -c}, {@code python -c},
 * {@code perl -e}, {@code eval}, {@code trap}, and the program of {@code awk} or {@code sed}. The interpreter may stand
 * behind others ({@code timeout 5 bash -c …}). A value pasted there could be run, however well the outer shell quotes.
 * What follows the name of a script is that script's own.
 */
final class NestedCode {

    private static final Set<String> WHOLE = Set.of("eval", "trap", "alias", "watch");
    private static final Pattern COMMAND_TAKER = Pattern.compile("(ba|da|z|k|mk|a|fi|c|tc)?sh|su|python[0-9.]*");
    private static final Pattern EXPRESSION_TAKER =
            Pattern.compile("perl|ruby|node|nodejs|deno|bun|php|lua|osascript|Rscript");
    private static final Pattern COMMAND_OPTION = Pattern.compile("-[A-Za-z]*c|--command(=.*)?", Pattern.DOTALL);
    private static final Pattern EXPRESSION_OPTION =
            Pattern.compile("-[A-Za-z]*[eEpr]|--(eval|print|run)(=.*)?", Pattern.DOTALL);
    private static final Set<String> OPTION_WITH_VALUE = Set.of("-o", "+o", "-O", "+O", "-W", "-X", "-I", "-M");
    private static final Pattern PROGRAM_FIRST = Pattern.compile("[gmn]?awk|g?sed");
    private static final Set<String> PROGRAM_OPTION_WITH_VALUE = Set.of("-v", "-F", "--assign", "-l");

    private NestedCode() {}

    /** A word as the shell will see it; a placeholder counts as no text. */
    record Word(String text, Optional<Placeholder> placeholder) {

        boolean isOption() {
            return text.length() > 1 && (text.startsWith("-") || text.startsWith("+"));
        }

        boolean isAssignment() {
            return text.matches("(?s)[A-Za-z_][A-Za-z0-9_]*=.*");
        }
    }

    /** The first placeholder that stands in code. */
    static Optional<Placeholder> in(List<Word> words) {
        boolean first = true;
        for (int i = 0; i < words.size(); i++) {
            if (first && words.get(i).isAssignment()) {
                continue;
            }
            Optional<Placeholder> found = after(words.get(i).text(), first, words.subList(i + 1, words.size()));
            if (found.isPresent()) {
                return found;
            }
            first = false;
        }
        return Optional.empty();
    }

    private static Optional<Placeholder> after(String path, boolean first, List<Word> rest) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (first && WHOLE.contains(name)) {
            return rest.stream().flatMap(word -> word.placeholder().stream()).findFirst();
        }
        if (COMMAND_TAKER.matcher(name).matches()) {
            return option(rest, COMMAND_OPTION, name.equals("su"));
        }
        if (EXPRESSION_TAKER.matcher(name).matches()) {
            return option(rest, EXPRESSION_OPTION, false);
        }
        return PROGRAM_FIRST.matcher(name).matches() ? program(rest) : Optional.empty();
    }

    private static Optional<Placeholder> option(List<Word> rest, Pattern code, boolean pastWords) {
        for (int i = 0; i < rest.size(); i++) {
            Word word = rest.get(i);
            if (code.matcher(word.text()).lookingAt() && word.placeholder().isPresent()) {
                return word.placeholder();
            }
            if (code.matcher(word.text()).matches()) {
                return i + 1 < rest.size() ? rest.get(i + 1).placeholder() : Optional.empty();
            }
            if (OPTION_WITH_VALUE.contains(word.text())) {
                i++;
            } else if (!word.isOption() && !pastWords) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The first word that is no option, unless the program is in a file; and what follows {@code -e}. */
    private static Optional<Placeholder> program(List<Word> rest) {
        for (int i = 0; i < rest.size(); i++) {
            Word word = rest.get(i);
            if (word.text().equals("-e") || word.text().equals("--expression")) {
                return i + 1 < rest.size() ? rest.get(i + 1).placeholder() : Optional.empty();
            }
            if (word.text().startsWith("-f") || word.text().startsWith("--file")) {
                return Optional.empty();
            }
            if (PROGRAM_OPTION_WITH_VALUE.contains(word.text())) {
                i++;
            } else if (!word.isOption()) {
                return word.placeholder();
            }
        }
        return Optional.empty();
    }
}
