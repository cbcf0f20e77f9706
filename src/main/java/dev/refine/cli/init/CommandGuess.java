package dev.refine.cli.init;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How one case is probably run: the script that looks most like it, with the arguments that its text asks for. */
final class CommandGuess {

    private static final Map<String, String> INTERPRETERS = Map.of(
            ".py", "python3", ".sh", "sh", ".bash", "bash", ".js", "node", ".mjs", "node", ".rb", "ruby", ".pl",
            "perl");
    private static final List<String> NAMES =
            List.of("run", "extract", "model", "main", "predict", "infer", "classify", "parse", "process", "app");
    private static final Pattern NOT_THE_ONE =
            Pattern.compile(".*(test|check|valid|overlay|draw|critique|setup|install|metric|propose|build|score).*");
    private static final Pattern SECOND_ARGUMENT = Pattern.compile(
            "\\$\\{?2\\b|argv\\[2]|argv\\[1:3]|argv\\[3]|ARGV\\[1]|(_, *\\w+, *\\w+|\\w+, *\\w+) *= *sys\\.argv");
    private static final Pattern FIRST_ARGUMENT = Pattern.compile("\\$\\{?[1@*]|argv|ARGV");
    private static final List<String> INPUT_FLAGS = List.of("--input", "--case", "--file", "--in");
    private static final List<String> OUTPUT_FLAGS = List.of("--output", "--out");

    private CommandGuess() {}

    /** @param prompt the prompt file, for a script that wants it named; or nothing */
    static Optional<String> of(FolderListing listing, String prompt, String schema) {
        return script(listing)
                .map(script -> interpreter(listing, script)
                        + arguments(listing.text(script), FolderListing.extension(script), prompt, schema));
    }

    private static Optional<String> script(FolderListing listing) {
        return listing.files().stream()
                .filter(file -> INTERPRETERS.containsKey(FolderListing.extension(file)))
                .filter(file -> !NOT_THE_ONE.matcher(FolderListing.stem(file)).matches())
                .min(Comparator.comparingInt(CommandGuess::rank)
                        .thenComparing(file ->
                                !FIRST_ARGUMENT.matcher(listing.text(file)).find())
                        .thenComparing(file -> file));
    }

    /** A telling name counts more than a place at the top. */
    private static int rank(String script) {
        String stem = FolderListing.stem(script);
        int depth = (int) script.chars().filter(c -> c == '/').count();
        for (int i = 0; i < NAMES.size(); i++) {
            if (stem.contains(NAMES.get(i))) {
                return depth * 100 + i;
            }
        }
        return depth * 100 + 50;
    }

    private static String interpreter(FolderListing listing, String script) {
        String first = listing.text(script).lines().findFirst().orElse("");
        String named = INTERPRETERS.get(FolderListing.extension(script));
        return (named.equals("sh") && first.contains("bash") ? "bash" : named) + " " + quoted(script);
    }

    private static String arguments(String text, String extension, String prompt, String schema) {
        Optional<String> in =
                INPUT_FLAGS.stream().filter(flag -> isFlag(text, flag)).findFirst();
        Optional<String> out =
                OUTPUT_FLAGS.stream().filter(flag -> isFlag(text, flag)).findFirst();
        if (in.isPresent() && out.isPresent()) {
            String files = Stream.of(flagged(text, "--prompt", prompt), flagged(text, "--schema", schema))
                    .flatMap(Optional::stream)
                    .reduce("", String::concat);
            return files + " " + in.get() + " {case} " + out.get() + " {output}";
        }
        if (in.isPresent()) {
            return " " + in.get() + " {case} > {output}";
        }
        if (!SECOND_ARGUMENT.matcher(text).find()) {
            return " {case} > {output}";
        }
        return inFront(ArgumentCount.of(text, extension), prompt, schema) + " {case} {output}";
    }

    /** A script that takes more files than an input and an output is given the prompt, and then the schema. */
    private static String inFront(int count, String prompt, String schema) {
        List<String> files = Stream.of(prompt, schema)
                .filter(file -> !file.isEmpty() && !file.contains("*") && !file.contains(", "))
                .map(CommandGuess::quoted)
                .toList();
        boolean each = count > 2 && count - 2 <= files.size();
        return each ? " " + String.join(" ", files.subList(0, count - 2)) : "";
    }

    private static Optional<String> flagged(String text, String flag, String file) {
        return isFlag(text, flag) && !file.isEmpty() && !file.contains("*")
                ? Optional.of(" " + flag + " " + quoted(file))
                : Optional.empty();
    }

    private static boolean isFlag(String text, String flag) {
        return Pattern.compile(Pattern.quote(flag) + "(?![\\w-])").matcher(text).find();
    }

    static String quoted(String file) {
        return file.matches("[\\w./-]+") ? file : "'" + file.replace("'", "'\\''") + "'";
    }
}
