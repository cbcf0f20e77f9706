package dev.refine.workload;

import dev.refine.workload.command.Placeholder;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The variables that the workload is given, before those that refine adds for each case.
 *
 * @param all name to value, sorted by name
 * @param keyed those that {@code env} names or {@code envFile} holds and whose values may be part of a result's key: not the
 *     secret-looking ones. A variable that is named but not set is here with an empty text. Values of the file are among
 *     these, so that nothing of it may be shown, only hashed
 * @param secrets values that must never be written anywhere: of the file, and of secret-looking names
 */
public record EnvironmentVariables(Map<String, String> all, Map<String, String> keyed, Set<String> secrets) {

    /** At the end of a word, so that MAX_TOKENS and GIT_AUTHOR_NAME are not among them. */
    private static final List<String> SECRET = List.of(
            "KEY",
            "KEYS",
            "TOKEN",
            "SECRET",
            "SECRETS",
            "PASSWORD",
            "PASSWORDS",
            "PASSWD",
            "PASSPHRASE",
            "CREDENTIAL",
            "CREDENTIALS",
            "AUTH",
            "AUTHORIZATION",
            "COOKIE",
            "DSN");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Z]+");

    /** What a command needs to be found and to read names and numbers as it does elsewhere. */
    private static final Set<String> BASIC = Set.of("PATH", "HOME", "LANG", "LANGUAGE", "TMPDIR");

    private static final int SHORTEST_SECRET = 4;

    public EnvironmentVariables {
        all = Collections.unmodifiableMap(new TreeMap<>(all));
        keyed = Collections.unmodifiableMap(new TreeMap<>(keyed));
        secrets = Set.copyOf(secrets);
    }

    /**
     * Computes the variables. A value in {@code env} wins over the file, the file over what refine itself was given. A
     * workload whose results outlive the session ({@code cache: workload}) inherits only what can be named.
     *
     * @param ours the variables of refine's own process
     * @throws dev.refine.problem.UsageException when {@code envFile} is missing or has a line that is no variable
     */
    public static EnvironmentVariables of(Manifest manifest, Map<String, String> ours) {
        Manifest.Environment spec = manifest.run().environment();
        boolean inherit = spec.inherit() && manifest.run().cache() != Manifest.Cache.WORKLOAD;
        Map<String, String> file = spec.envFile()
                .map(name -> EnvFile.read(manifest.folder().resolve(name), name))
                .orElse(Map.of());
        Map<String, String> all = new TreeMap<>();
        ours.forEach((name, value) -> {
            if (inherit || isBasic(name) || spec.names().contains(name)) {
                all.put(name, value);
            }
        });
        all.putAll(file);
        all.putAll(spec.values());
        // An outer refine may have left its own here, the path of an answer among them.
        Stream.of(Placeholder.values()).map(Placeholder::variable).forEach(all::remove);
        Set<String> named = new TreeSet<>(spec.names());
        named.addAll(spec.values().keySet());
        named.addAll(file.keySet());
        return new EnvironmentVariables(all, keyed(named, all), secrets(all, file.values()));
    }

    private static Map<String, String> keyed(Set<String> named, Map<String, String> all) {
        Map<String, String> keyed = new TreeMap<>();
        for (String name : named) {
            if (!looksSecret(name)) {
                keyed.put(name, all.getOrDefault(name, ""));
            }
        }
        return keyed;
    }

    private static Set<String> secrets(Map<String, String> all, Collection<String> masked) {
        Set<String> secrets = new TreeSet<>(masked);
        all.forEach((name, value) -> {
            if (looksSecret(name)) {
                secrets.add(value);
            }
        });
        // Masking "1" or "on" wherever it occurs would make every log unreadable and hide nothing.
        secrets.removeIf(value -> value.length() < SHORTEST_SECRET);
        return secrets;
    }

    /** Whether a word of the name, in any case, ends in KEY, TOKEN, PASSWORD or the like. */
    public static boolean looksSecret(String name) {
        return BETWEEN_WORDS
                .splitAsStream(name.toUpperCase(Locale.ROOT))
                .anyMatch(word -> SECRET.stream().anyMatch(word::endsWith));
    }

    private static boolean isBasic(String name) {
        return BASIC.contains(name) || name.startsWith("LC_");
    }
}
