package dev.refine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.person.SuggestionView;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.files.StorageFault;
import dev.refine.files.VisibleText;
import dev.refine.journal.Event;
import dev.refine.journal.SessionState;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.problem.Problem;
import dev.refine.problem.Spelling;
import dev.refine.workload.manifest.ManifestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Mends a manifest whose first case does not run, field by field, until it does: nothing is saved before, and the user
 * says where.
 */
final class ManifestRepair {

    private static final int ATTEMPTS = 3;
    private static final List<String> USUAL = List.of(
            "runCommand",
            "outputPath",
            "overlayCommand",
            "overlayPath",
            "validationScripts",
            "timeoutSeconds",
            "envFile");

    private final Console console;
    private final Path file;
    private final TerminalConversation person;

    ManifestRepair(Console console, Path file) {
        this.console = console;
        this.file = file;
        this.person = new TerminalConversation(console);
    }

    /** @return the manifest that was saved, or nothing when the user gave up or the attempts are used */
    Optional<Path> mend(String problem) {
        ObjectNode manifest = read();
        String cause = problem;
        for (int attempt = 2; attempt <= ATTEMPTS; attempt++) {
            if (!change(manifest, cause)) {
                return Optional.empty();
            }
            SessionState state = FirstCase.run(console, opened(manifest));
            if (state.isValidated()) {
                person.say("the first case runs end to end now");
                return save(manifest);
            }
            cause = state.validationFailure()
                    .map(Event.ValidationFailed::problem)
                    .orElse("it was interrupted");
            person.say("attempt " + attempt + " of " + ATTEMPTS + ": " + VisibleText.of(cause));
        }
        person.say("Mend " + console.shown(file) + " by hand, then run refine --manifest " + console.shown(file) + ".");
        return Optional.empty();
    }

    private OpenedWorkload opened(ObjectNode manifest) {
        return OpenedWorkload.of(
                console, new ManifestProposal(manifest, file).workload().manifest());
    }

    /** Asks for one field after the other until the manifest can be used at all. */
    private boolean change(ObjectNode manifest, String cause) {
        String guess = guess(cause);
        while (true) {
            Optional<String> field = person.ask("Which field shall be mended? [" + guess + "]: ", false);
            if (field.isEmpty()) {
                return false;
            }
            String name = field.get().isBlank() ? guess : field.get().strip();
            if (!isField(name)) {
                continue;
            }
            person.say(name + " is " + (manifest.has(name) ? shown(manifest.get(name)) : "not set"));
            Optional<String> value = person.ask("new value (Enter leaves it, - takes it out): ", true);
            if (value.isEmpty()) {
                return false;
            }
            set(manifest, name, value.get().strip());
            List<Problem> problems = new ManifestProposal(manifest, file).problems();
            problems.forEach(
                    problem -> SuggestionView.paragraph("", problem.sentence()).forEach(person::say));
            if (problems.isEmpty()) {
                return true;
            }
        }
    }

    private boolean isField(String name) {
        if (USUAL.contains(name)
                || name.matches("[a-z]+[A-Za-z]*")
                        && Spelling.nearest(name, USUAL).isEmpty()) {
            return true;
        }
        person.say("There is no field \"" + VisibleText.of(name) + "\"."
                + Spelling.nearest(name, USUAL)
                        .map(meant -> " Did you mean " + meant + "?")
                        .orElse(""));
        return false;
    }

    /** Which field a failure is most likely about, by its code. */
    private static String guess(String cause) {
        if (cause.contains("[run-no-output]")) {
            return "outputPath";
        } else if (cause.contains("[run-timeout]")) {
            return "timeoutSeconds";
        } else if (cause.contains("[overlay")) {
            return "overlayCommand";
        } else if (cause.contains("[check-start]")) {
            return "validationScripts";
        }
        return "runCommand";
    }

    private static void set(ObjectNode manifest, String name, String value) {
        if (value.equals("-")) {
            manifest.remove(name);
        } else if (!value.isEmpty()) {
            boolean list = manifest.path(name).isArray() && !value.startsWith("[") && !name.equals("runCommand");
            manifest.set(name, list ? Json.array().add(value) : typed(value));
        }
    }

    /** A number, a list or an object as such; anything else is a text. */
    private static JsonNode typed(String value) {
        try {
            JsonNode json = Json.parse(value);
            return json.isNumber() || json.isContainerNode() || json.isBoolean() ? json : Json.tree(value);
        } catch (MalformedJsonException text) {
            return Json.tree(value);
        }
    }

    private static String shown(JsonNode value) {
        return VisibleText.of(value.isTextual() ? value.asText() : Json.compact(value));
    }

    private Optional<Path> save(ObjectNode manifest) {
        Path folder = file.getParent();
        while (true) {
            Optional<String> typed =
                    person.ask("Where shall the manifest be saved? [" + file.getFileName() + "]: ", true);
            if (typed.isEmpty()) {
                return Optional.empty();
            }
            Path target = typed.get().isBlank()
                    ? file
                    : folder.resolve(typed.get().strip()).normalize();
            if (!folder.equals(target.getParent())) {
                person.say("It must stay in " + folder + ": its paths begin there.");
            } else if (!target.equals(file) && Files.exists(target)) {
                person.say("There is a file " + target.getFileName() + " already.");
            } else {
                new ManifestProposal(manifest, target).write();
                ManifestReader.read(target);
                person.say("saved in " + console.shown(target));
                return Optional.of(target);
            }
        }
    }

    private ObjectNode read() {
        try {
            return (ObjectNode) Json.parse(Files.readString(file));
        } catch (IOException e) {
            throw StorageFault.reading(file, e);
        }
    }
}
