package dev.refine.cli.wiring;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.UserEnvironment;
import dev.refine.files.Secrets;
import dev.refine.workload.EnvironmentVariables;
import dev.refine.workload.Manifest;
import java.util.Set;
import java.util.TreeSet;

/** The values that are written nowhere: of secret-looking variables, ours and the workload's, and of {@code envFile}. */
public final class KnownSecrets {

    private static final int SHORTEST = 4;

    private KnownSecrets() {}

    public static Secrets of(Console console, Manifest manifest) {
        Set<String> values = own(console);
        values.addAll(EnvironmentVariables.of(manifest, UserEnvironment.of(console.variables()))
                .secrets());
        return Secrets.of(values);
    }

    /** Before there is a manifest. */
    public static Secrets of(Console console) {
        return Secrets.of(own(console));
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
