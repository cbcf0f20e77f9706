package dev.refine.workload.command;

import dev.refine.workload.command.NestedCode.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Programs that read some of their words as code, by which words those are. */
public enum Interpreter {
    /** All words, joined to a line for a shell, here or on another machine. */
    LINE("eval|trap|alias|watch|ssh|slogin|autossh|rsh", "(?!)"),
    /** The same up to {@code :::}; what follows is quoted. */
    PARALLEL("parallel", "(?!)"),
    SHELL("(ba|rba|da|z|k|mk|pdk|a|ya|fi|c|tc)?sh[0-9.-]*", "-[A-Za-z]*c[A-Za-z]*|--command(=.*)?"),
    PYTHON("(python|pypy)[0-9.]*|ipython3?", "-[A-Za-z]*c|--command(=.*)?"),
    /** Their option may stand behind words of their own. */
    USER("su|runuser", "-[A-Za-z]*c|--(session-)?command(=.*)?"),
    STARTER("script|flock|sg|expect|nix-shell", "-[A-Za-z]*c|--(command|run)(=.*)?"),
    SPLITTER("env", "-[A-Za-z]*S|--split-string(=.*)?"),
    EXPRESSION(
            "perl|ruby|node|nodejs|deno|bun|php|lua|osascript|Rscript",
            "-(?![MI])[A-Za-z0-9]*[eEpr]|--(eval|print|run)(=.*)?"),
    /** The first word that is no option, unless an option gives the program. */
    PROGRAM("[gmn]?awk|g?sed", "-[nErsuz]*e|--(expression|source)(=.*)?");

    private static final Pattern UNKNOWN_OPTION = Pattern.compile("-[eilux]*c[eiux]*|--command(=.*)?", Pattern.DOTALL);
    private static final Pattern CODE_OPTION = Pattern.compile("-[A-Za-z0-9]*[ceE]|--(eval|command)");
    private static final Pattern CODE = Pattern.compile("[\\s;|&<>()$`'\"\u0001]");
    private static final Pattern READS_INPUT = Pattern.compile("-[A-Za-z]*s[A-Za-z]*");
    private static final Set<String> OPTION_WITH_VALUE =
            Set.of("-o", "+o", "-O", "+O", "-W", "-X", "-I", "-M", "--rcfile", "--init-file");
    private static final Set<String> PROGRAM_OPTION_WITH_VALUE = Set.of("-v", "-F", "--assign", "-l", "-f", "--file");

    private final Pattern names;
    private final Pattern option;

    Interpreter(String names, String option) {
        this.names = Pattern.compile(names);
        this.option = Pattern.compile(option, Pattern.DOTALL);
    }

    static Optional<Interpreter> named(String name) {
        for (Interpreter one : values()) {
            if (one.names.matcher(name).matches()) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** Whether the name is more often a plain word than this program, unless a command is expected. */
    boolean isPlainWord() {
        return this == LINE || this == PARALLEL || this == STARTER;
    }

    /** The first placeholder in code among the words behind the name. */
    Optional<Placeholder> code(List<Word> rest) {
        return switch (this) {
            case PARALLEL ->
                LINE.code(rest.stream()
                        .takeWhile(word -> !word.text().startsWith(":::"))
                        .toList());
            case LINE ->
                rest.stream().flatMap(word -> word.placeholder().stream()).findFirst();
            case PROGRAM -> program(rest);
            default -> behind(option, rest, this == STARTER || this == USER, this == EXPRESSION);
        };
    }

    /**
     * The same where only a variable says which program it is: behind {@code -c}, and what reads like code in the place
     * where an interpreter has a script, or behind {@code -e}.
     */
    static Optional<Placeholder> unknownCode(List<Word> rest) {
        Optional<Placeholder> found = behind(UNKNOWN_OPTION, rest, false, false);
        boolean expected = true;
        for (int i = 0; i < rest.size() && found.isEmpty(); i++) {
            Word word = rest.get(i);
            if (expected && CODE.matcher(word.text()).find()) {
                found = word.placeholder();
            }
            if (!word.isOption()) {
                return found;
            }
            expected = CODE_OPTION.matcher(word.text()).matches();
        }
        return found;
    }

    /** Whether the word behind these is its script: an interpreter stands there, and after it only options that take no code. */
    public static boolean runsNext(List<String> before) {
        boolean code = false;
        boolean expression = false;
        for (int i = before.size() - 1; i >= 0; i--) {
            String word = before.get(i);
            if (!word.startsWith("-") && !word.equals("run")) {
                Interpreter found =
                        named(word.substring(word.lastIndexOf('/') + 1)).orElse(LINE);
                return found.runsScripts() && !code && !(expression && found == EXPRESSION);
            }
            code |= word.matches("-[A-Za-z]*[cm]");
            expression |= word.matches("-[A-Za-z]*[epr]|--(eval|print)");
        }
        return false;
    }

    private boolean runsScripts() {
        return this == SHELL || this == PYTHON || this == EXPRESSION;
    }

    /** Whether it takes its program from its standard input. */
    boolean readsProgram(List<Word> rest) {
        if (!runsScripts()) {
            return false;
        }
        for (int i = 0; i < rest.size(); i++) {
            Word word = rest.get(i);
            if (option.matcher(word.text()).matches()) {
                return false;
            }
            if (word.text().equals("-")
                    || this == SHELL && READS_INPUT.matcher(word.text()).matches()) {
                return true;
            }
            if (OPTION_WITH_VALUE.contains(word.text())) {
                i++;
            } else if (!word.isOption()) {
                return false;
            }
        }
        return true;
    }

    /** @param repeats whether the option may come again; else what follows the code is data */
    private static Optional<Placeholder> behind(Pattern option, List<Word> rest, boolean pastWords, boolean repeats) {
        for (int i = 0; i < rest.size(); i++) {
            Word word = rest.get(i);
            if (option.matcher(word.text()).lookingAt() && word.placeholder().isPresent()) {
                return word.placeholder();
            }
            if (option.matcher(word.text()).matches()) {
                Optional<Placeholder> found = next(rest.subList(i + 1, rest.size()), repeats);
                if (found.isPresent() || !repeats) {
                    return found;
                }
                i++;
            } else if (OPTION_WITH_VALUE.contains(word.text())) {
                i++;
            } else if (!word.isOption() && !pastWords) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The code itself: the next word, or behind more options of a shell the first word that is none. */
    private static Optional<Placeholder> next(List<Word> rest, boolean atOnce) {
        for (int i = 0; i < rest.size(); i++) {
            Word word = rest.get(i);
            if (word.placeholder().isPresent() || atOnce || !word.isOption()) {
                return word.placeholder();
            }
            if (OPTION_WITH_VALUE.contains(word.text())) {
                i++;
            } else if (word.text().equals("--")) {
                return i + 1 < rest.size() ? rest.get(i + 1).placeholder() : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Placeholder> program(List<Word> rest) {
        boolean given = false;
        for (int i = 0; i < rest.size(); i++) {
            Word word = rest.get(i);
            boolean code = option.matcher(word.text()).matches();
            if (option.matcher(word.text()).lookingAt() && word.placeholder().isPresent()) {
                return word.placeholder();
            }
            if (code && i + 1 < rest.size() && rest.get(i + 1).placeholder().isPresent()) {
                return rest.get(i + 1).placeholder();
            }
            given |= code || word.text().startsWith("-f") || word.text().startsWith("--file");
            if (code || PROGRAM_OPTION_WITH_VALUE.contains(word.text())) {
                i++;
            } else if (!word.isOption()) {
                return given ? Optional.empty() : word.placeholder();
            }
        }
        return Optional.empty();
    }
}
