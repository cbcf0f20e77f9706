package dev.refine.cli.wiring;

import dev.refine.files.Sha256;
import dev.refine.files.Utf8Text;
import dev.refine.json.MalformedJsonException;
import dev.refine.json.PositionedJson;
import dev.refine.problem.Problem;
import dev.refine.workload.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The text of a manifest, to say in which line something stands. */
final class WrittenManifest {

    private WrittenManifest() {}

    /** Empty when the manifest has changed since it was read, or is a session's own. */
    static Optional<String> text(Manifest manifest) {
        try {
            byte[] bytes = Files.readAllBytes(manifest.file());
            return Sha256.of(bytes).equals(manifest.sha256())
                    ? Optional.of(Utf8Text.decode(bytes, name(manifest), "manifest-json"))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static String name(Manifest manifest) {
        return manifest.file().getFileName().toString();
    }

    /** The same warnings, those about a field with the place of its value. */
    static List<Problem> placed(Manifest manifest, List<Problem> warnings) {
        if (warnings.isEmpty()) {
            return warnings;
        }
        Optional<String> text = text(manifest);
        try {
            Optional<PositionedJson> json = text.map(PositionedJson::parse);
            return json.isEmpty()
                    ? warnings
                    : warnings.stream()
                            .map(warning -> placed(warning, name(manifest), json.get()))
                            .toList();
        } catch (MalformedJsonException e) {
            return warnings;
        }
    }

    private static Problem placed(Problem warning, String name, PositionedJson json) {
        String pointer = "/" + warning.where();
        return json.values().containsKey(pointer)
                ? new Problem(
                        warning.code(),
                        name + ":" + json.value(pointer) + ": " + warning.where(),
                        warning.what(),
                        warning.found(),
                        warning.remedy())
                : warning;
    }
}
