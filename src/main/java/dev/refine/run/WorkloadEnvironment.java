package dev.refine.run;

import dev.refine.workload.Manifest;
import dev.refine.workload.Placeholder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which variables the commands of a workload see, before {@code REFINE_*} is added. */
public final class WorkloadEnvironment {

    /** What hardly any program can do without, given also when {@code env} names its variables. */
    private static final Set<String> ALWAYS = Set.of("PATH", "HOME", "LANG", "LANGUAGE");

    private WorkloadEnvironment() {}

    /**
     * @param ours the environment of this program
     * @throws dev.refine.problem.UsageException when {@code envFile} cannot be read
     */
    public static Map<String, String> of(Manifest manifest, Map<String, String> ours) {
        Manifest.Environment wanted = manifest.run().environment();
        Map<String, String> environment = new TreeMap<>();
        ours.forEach((name, value) -> {
            boolean basic = ALWAYS.contains(name) || name.startsWith("LC_");
            if (wanted.inherit() || basic || wanted.names().contains(name)) {
                environment.put(name, value);
            }
        });
        wanted.envFile().ifPresent(file -> environment.putAll(EnvironmentFile.read(resolve(manifest, file), file)));
        environment.putAll(wanted.values());
        // An outer refine may have left its own here, the path of an answer among them.
        for (Placeholder placeholder : Placeholder.values()) {
            environment.remove(placeholder.variable());
        }
        return environment;
    }

    private static Path resolve(Manifest manifest, String file) {
        return manifest.folder().resolve(file);
    }
}
