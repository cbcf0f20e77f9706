package dev.refine.cli.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.UserEnvironment;
import dev.refine.files.Secrets;
import dev.refine.workload.EnvironmentVariables;
import dev.refine.workload.Manifest;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The values that are written nowhere: of secret-looking variables, ours and the workload's, of those that a model's {@code
 * keyVariable} names, and of {@code envFile}.
 */
public final class KnownSecrets {

    private static final int SHORTEST = 4;

    private KnownSecrets() {}

    public static Secrets of(Console console, Manifest manifest) {
        Set<String> values = own(console);
        EnvironmentVariables variables = EnvironmentVariables.of(manifest, UserEnvironment.of(console.variables()));
        values.addAll(variables.secrets());
        keyVariables(manifest)
                .map(name ->
                        variables.all().getOrDefault(name, console.variables().getOrDefault(name, "")))
                .filter(value -> value.length() >= SHORTEST)
                .forEach(values::add);
        return Secrets.of(values);
    }

    /** Before there is a manifest. */
    public static Secrets of(Console console) {
        return Secrets.of(own(console));
    }

    private static Stream<String> keyVariables(Manifest manifest) {
        Stream<JsonNode> asked =
                Stream.concat(manifest.loop().proposers().stream(), manifest.judging().critique().critic().stream());
        return asked.flatMap(spec -> spec.findValuesAsText("keyVariable").stream());
    }

    private static Set<String> own(Console console) {
        Set<String> values = new TreeSet<>();
        console.variables().forEach((name, value) -> {
            if (EnvironmentVariables.looksSecret(name) && value.length() >= SHORTEST) {
                values.add(value);
            }
        });
        return values;
    }
}
