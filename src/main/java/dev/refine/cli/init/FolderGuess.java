package dev.refine.cli.init;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What a folder looks like at first sight, as answers to the questions that could be answered so. */
public final class FolderGuess {

    private static final Set<String> TEXTS =
            Set.of(".md", ".txt", ".prompt", ".j2", ".jinja", ".tmpl", ".mustache", ".yaml", ".yml", "");
    private static final String README = "readme";

    private FolderGuess() {}

    /** Answers by the id of the question; what nothing points to is left out. */
    public static Map<String, String> of(Path folder) {
        FolderListing listing = FolderListing.of(folder);
        CaseGuess cases = CaseGuess.of(listing.files());
        String caseFolder = cases.cases().isEmpty() ? "/" : FolderListing.parent(cases.cases());
        String expectedFolder = cases.expected().isEmpty() ? "/" : FolderListing.parent(cases.expected());
        Predicate<String> isOther = file -> !FolderListing.parent(file).equals(caseFolder)
                && !FolderListing.parent(file).equals(expectedFolder);
        String prompts = globs(listing.files().stream()
                .filter(isOther)
                .filter(FolderGuess::isPrompt)
                .toList());
        String schemas = globs(listing.files().stream()
                .filter(isOther)
                .filter(FolderGuess::isSchema)
                .toList());
        Map<String, String> guess = new LinkedHashMap<>();
        put(
                guess,
                "workloadId",
                folder.getFileName() == null ? "" : folder.getFileName().toString());
        put(guess, "promptPaths", prompts);
        if (prompts.isEmpty()) {
            RegionGuess.of(listing).ifPresent(region -> {
                put(guess, "promptPaths", region.answer());
                put(guess, "editCheck", region.check().orElse(""));
            });
        }
        put(guess, "schemaPaths", schemas);
        put(guess, "casePaths", cases.cases());
        put(guess, "expectedPaths", cases.expected());
        CommandGuess.of(listing, prompts, schemas).ifPresent(command -> guess.put("runCommand", command));
        guess.put("outputPath", "out/{caseId}.json");
        return guess;
    }

    private static void put(Map<String, String> guess, String id, String value) {
        if (!value.isEmpty()) {
            guess.put(id, value);
        }
    }

    private static boolean isPrompt(String file) {
        String path = file.toLowerCase(Locale.ROOT);
        boolean named = FolderListing.stem(path).contains("prompt")
                || path.startsWith("prompts/")
                || path.contains("/prompts/");
        return named
                && TEXTS.contains(FolderListing.extension(path))
                && !FolderListing.stem(path).equals(README);
    }

    private static boolean isSchema(String file) {
        return FolderListing.extension(file).equals(".json")
                && FolderListing.stem(file).toLowerCase(Locale.ROOT).contains("schema");
    }

    /** A few files by name, many by their folder. */
    private static String globs(List<String> files) {
        if (files.size() <= 3) {
            return String.join(", ", files);
        }
        return String.join(
                ", ",
                files.stream()
                        .map(file -> FolderListing.parent(file) + "*" + FolderListing.extension(file))
                        .distinct()
                        .toList());
    }
}
