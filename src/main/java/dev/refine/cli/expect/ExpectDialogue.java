package dev.refine.cli.expect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.cli.person.EditedText;
import dev.refine.cli.person.Pictures;
import dev.refine.cli.person.SuggestionEditor;
import dev.refine.cli.person.SuggestionView;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.WordPrompt;
import dev.refine.files.MediaType;
import dev.refine.files.VisibleText;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows one output at a time and asks whether it is right. The end of the input means quit. */
final class ExpectDialogue {

    private static final int INPUT_LINES = 24;
    private static final int WIDTH = 78;

    private final WordPrompt prompt;
    private final Pictures pictures;
    private final SuggestionEditor editor;

    /** By expected file: what was written there and is no JSON yet. */
    private final Map<String, String> unfinished = new HashMap<>();

    ExpectDialogue(Console console) {
        this.prompt = new WordPrompt(console.in(), console.err());
        this.pictures = new Pictures(console);
        this.editor = SuggestionEditor.of(console.variables());
    }

    /** What becomes of an output. */
    sealed interface Answer {
        /** {@code how} is a word for the journal. */
        record Write(JsonNode content, String how) implements Answer {}

        record Skip() implements Answer {}

        record Quit() implements Answer {}
    }

    Answer ask(Reviewed reviewed, String heading) {
        show(reviewed, heading);
        while (true) {
            Optional<WordPrompt.Answer> typed = prompt.ask(choices(reviewed));
            Optional<Answer> answer = switch (typed.map(WordPrompt.Answer::word).orElse("quit")) {
                case "accept" -> Optional.of(new Answer.Write(reviewed.output().orElseThrow(), "accepted"));
                case "fields" -> fields(reviewed, typed.orElseThrow().rest());
                case "edit" -> edited(reviewed);
                case "skip" -> Optional.of(new Answer.Skip());
                default -> Optional.of(new Answer.Quit());
            };
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    private static List<WordPrompt.Choice> choices(Reviewed reviewed) {
        List<WordPrompt.Choice> choices = new ArrayList<>();
        if (reviewed.output().isPresent()) {
            choices.add(new WordPrompt.Choice("accept", 'a'));
            choices.add(new WordPrompt.Choice("fields", 'f'));
        }
        choices.add(new WordPrompt.Choice("edit", 'e'));
        choices.add(new WordPrompt.Choice("skip", 's'));
        choices.add(new WordPrompt.Choice("quit", 'q'));
        return choices;
    }

    private void show(Reviewed reviewed, String heading) {
        prompt.say("");
        prompt.say(heading);
        prompt.say("input " + VisibleText.of(reviewed.input().relative()) + ":");
        if (MediaType.of(reviewed.input().path()).startsWith("image/")) {
            pictures.show(List.of(reviewed.input().path()));
        } else {
            inputLines(reviewed.input().path()).forEach(line -> prompt.say("  | " + clipped(line)));
        }
        if (!reviewed.unstable().isEmpty()) {
            prompt.say("not the same in every trial:");
            reviewed.unstable()
                    .forEach(field -> SuggestionView.paragraph(
                                    "  ", named(field.pointer()) + ": " + String.join(" or ", values(field)))
                            .forEach(prompt::say));
        }
        if (!reviewed.findings().isEmpty()) {
            prompt.say(reviewed.output().isPresent() ? "not as expected:" : "there is no output:");
            reviewed.findings()
                    .forEach(line -> SuggestionView.paragraph("  ", line).forEach(prompt::say));
        }
        reviewed.output().ifPresent(output -> {
            prompt.say("output, to be expected in " + VisibleText.of(reviewed.path()) + ":");
            Json.pretty(output).lines().forEach(line -> prompt.say("  " + VisibleText.of(line)));
        });
        prompt.say("");
    }

    private static List<String> values(Disagreement field) {
        return field.values().stream()
                .map(value -> value.isEmpty() ? "nothing" : value)
                .toList();
    }

    private static String named(String pointer) {
        return pointer.isEmpty() ? "the whole output" : pointer;
    }

    private static List<String> inputLines(Path file) {
        try {
            if (Files.size(file) > 256 * 1024) {
                return List.of("(" + Files.size(file) + " bytes)");
            }
            List<String> lines = Files.readString(file).lines().toList();
            if (lines.size() <= INPUT_LINES) {
                return lines;
            }
            List<String> shown = new ArrayList<>(lines.subList(0, INPUT_LINES));
            shown.add("... and " + (lines.size() - INPUT_LINES) + " more lines");
            return shown;
        } catch (CharacterCodingException e) {
            return List.of("(not a text)");
        } catch (IOException e) {
            return List.of("(cannot be read: " + e.getMessage() + ")");
        }
    }

    private static String clipped(String line) {
        String shown = VisibleText.of(line);
        return shown.length() <= WIDTH ? shown : shown.substring(0, WIDTH - 3) + "...";
    }

    /** The named fields of the output; the others stay as they are expected today, or are not expected. */
    private Optional<Answer> fields(Reviewed reviewed, String given) {
        String typed = given.isEmpty()
                ? prompt.line("Which fields are right? (such as /total, /lines/0/name) ")
                        .orElse("")
                : given;
        List<String> pointers = List.of(typed.strip().split("[\\s,]+")).stream()
                .filter(word -> !word.isEmpty())
                .map(word -> word.startsWith("/") ? word : "/" + word)
                .toList();
        JsonNode output = reviewed.output().orElseThrow();
        for (String pointer : pointers) {
            if (output.at(pointer).isMissingNode()) {
                prompt.say("The output has no " + clipped(pointer) + ".");
                return Optional.empty();
            }
        }
        if (pointers.isEmpty()) {
            return Optional.empty();
        }
        JsonNode taken = AcceptedFields.taken(reviewed.expected().orElseGet(Json::object), output, pointers);
        return Optional.of(new Answer.Write(taken, "fields"));
    }

    private Optional<Answer> edited(Reviewed reviewed) {
        JsonNode start = reviewed.output().or(reviewed::expected).orElseGet(Json::object);
        String given = Json.pretty(start) + "\n";
        String text = "";
        try {
            String name = reviewed.path().substring(reviewed.path().lastIndexOf('/') + 1);
            text = EditedText.of(editor, name, unfinished.getOrDefault(reviewed.path(), given));
            if (text.equals(given)) {
                throw EditedText.unchanged(
                        reviewed.output().isPresent() ? "accept takes the output as it is" : "nothing was written");
            }
            return Optional.of(new Answer.Write(Json.parse(text), "edited"));
        } catch (MalformedJsonException e) {
            prompt.say("That is not JSON: " + VisibleText.onOneLine(e.getMessage()) + ". Nothing was written.");
            if (text.isBlank()) {
                unfinished.remove(reviewed.path());
            } else {
                prompt.say("Edit goes on with what you wrote; an empty file begins anew.");
                unfinished.put(reviewed.path(), text);
            }
        } catch (EditedText.FailedException e) {
            SuggestionView.paragraph("", e.getMessage()).forEach(prompt::say);
        }
        return Optional.empty();
    }
}
