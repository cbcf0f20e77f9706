package dev.refine.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model as a user names it: {@code provider/model}, {@code provider:model}, a model whose name tells its provider, or
 * an object with more. The key is never part of it, only the name of the variable that holds it.
 *
 * @param address instead of the provider's own
 * @param keyVariable instead of the provider's own; the empty text: the endpoint wants no key
 * @param prices the file of a {@link PriceList}, relative to where the model is named
 * @param limits of every answer
 */
public record EndpointSpec(
        Provider provider,
        String model,
        Optional<String> address,
        Optional<String> keyVariable,
        Optional<String> prices,
        ModelRequest.Limits limits) {

    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(3);
    private static final Set<String> KEYS = Set.of(
            "name", "provider", "baseUrl", "keyVariable", "maxTokens", "temperature", "timeoutSeconds", "prices");

    /**
     * Reads a text or an object.
     *
     * @param where names the place for messages, for instance {@code proposer.model}
     * @throws UsageException when it names no model
     */
    public static EndpointSpec read(JsonNode spec, String where) {
        if (spec.isTextual()) {
            return named(spec.textValue(), Optional.empty(), where);
        }
        for (Iterator<String> keys = spec.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!KEYS.contains(key)) {
                throw invalid(
                        where,
                        "unknown key \"" + key + "\"",
                        "Known are " + String.join(", ", KEYS.stream().sorted().toList()) + ".");
            }
        }
        if (!spec.path("name").isTextual()) {
            throw invalid(
                    where,
                    "the model has no name",
                    "An object needs \"name\", for instance \"anthropic/claude-sonnet-4-5\".");
        }
        EndpointSpec named = named(spec.get("name").textValue(), text(spec, "provider"), where);
        ModelRequest.Limits limits = new ModelRequest.Limits(
                number(spec, "maxTokens", where).map(Double::intValue),
                number(spec, "temperature", where),
                number(spec, "timeoutSeconds", where).map(seconds -> Duration.ofMillis(Math.round(seconds * 1000))));
        return new EndpointSpec(
                named.provider,
                named.model,
                text(spec, "baseUrl"),
                text(spec, "keyVariable"),
                text(spec, "prices"),
                limits);
    }

    private static EndpointSpec named(String name, Optional<String> provider, String where) {
        int cut = indexOfEither(name);
        Optional<Provider> prefix = cut < 0 ? Optional.empty() : Provider.of(name.substring(0, cut));
        Optional<Provider> given = provider.map(word -> Provider.of(word)
                .orElseThrow(() -> invalid(where, "no provider is called \"" + word + "\"", PROVIDERS)));
        if (given.isEmpty() && prefix.isPresent()) {
            return plain(prefix.get(), name.substring(cut + 1), where);
        }
        return plain(
                given.or(() -> Provider.ofModel(name))
                        .orElseThrow(
                                () -> invalid(where, "\"" + name + "\" does not say whose model it is", PROVIDERS)),
                name,
                where);
    }

    private static final String PROVIDERS =
            "Known are openai/… (also for every server that speaks its language), anthropic/…, gemini/… and ollama/….";

    private static EndpointSpec plain(Provider provider, String model, String where) {
        if (model.isBlank()) {
            throw invalid(
                    where,
                    "the model has no name",
                    "Write it behind the provider, for instance " + provider.word() + "/NAME.");
        }
        return new EndpointSpec(
                provider, model, Optional.empty(), Optional.empty(), Optional.empty(), ModelRequest.Limits.NONE);
    }

    private static int indexOfEither(String name) {
        int slash = name.indexOf('/');
        int colon = name.indexOf(':');
        return slash < 0 ? colon : colon < 0 ? slash : Math.min(slash, colon);
    }

    /** The same with a time for one attempt, where none is given. */
    public EndpointSpec withUsualTimeout(Duration time) {
        Optional<Duration> timeout = limits.timeout().or(() -> Optional.of(time));
        return new EndpointSpec(
                provider,
                model,
                address,
                keyVariable,
                prices,
                new ModelRequest.Limits(limits.tokens(), limits.temperature(), timeout));
    }

    /** The provider and the model, for logs and recordings. */
    public String name() {
        return provider.word() + "/" + model;
    }

    /**
     * With address and key from the environment.
     *
     * @throws UsageException when the key is missing
     */
    public Endpoint in(Map<String, String> environment) {
        return new Endpoint(
                provider,
                model,
                address(environment),
                key(environment),
                limits.timeout().orElse(USUAL_TIMEOUT));
    }

    /** Names of the variables that may hold the key; the first that is set counts. */
    public List<String> keyVariables() {
        return keyVariable
                .map(name -> name.isEmpty() ? List.<String>of() : List.of(name))
                .orElseGet(provider::keyVariables);
    }

    private String address(Map<String, String> environment) {
        String given = address.orElseGet(
                () -> first(provider.addressVariables(), environment).orElse(provider.usualAddress()));
        String whole = given.contains("://") ? given : "http://" + given;
        try {
            String host = URI.create(whole).getHost();
            if (host == null || !whole.matches("https?://.*")) {
                throw new IllegalArgumentException(whole);
            }
        } catch (IllegalArgumentException e) {
            throw invalid(
                    name(), "\"" + given + "\" is no address of an endpoint", "It begins with http:// or https://.");
        }
        String plain = whole.replaceAll("/+$", "");
        // Agent programs want the bare host in this variable, the library the version behind it.
        boolean bare = URI.create(plain).getPath().isEmpty();
        return bare && provider == Provider.ANTHROPIC
                ? plain + "/v1"
                : bare && provider == Provider.GEMINI ? plain + "/v1beta" : plain;
    }

    private Optional<String> key(Map<String, String> environment) {
        List<String> variables = keyVariables();
        Optional<String> key = first(variables, environment);
        if (key.isEmpty() && !variables.isEmpty()) {
            throw new UsageException(Problem.of(
                    "model-key",
                    "the key for " + name() + " is missing",
                    "It is read from the environment variable " + String.join(" or ", variables)
                            + ", which is not set.",
                    "Set it and run the same command again."));
        }
        return key;
    }

    private static Optional<String> first(List<String> variables, Map<String, String> environment) {
        return variables.stream()
                .map(name -> environment.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static Optional<String> text(JsonNode spec, String key) {
        return spec.path(key).isTextual() ? Optional.of(spec.get(key).textValue()) : Optional.empty();
    }

    private static Optional<Double> number(JsonNode spec, String key, String where) {
        if (!spec.has(key)) {
            return Optional.empty();
        }
        if (!spec.get(key).isNumber() || spec.get(key).doubleValue() < 0) {
            throw invalid(where, "\"" + key + "\" is no number from 0", "");
        }
        return Optional.of(spec.get(key).doubleValue());
    }

    private static UsageException invalid(String where, String what, String found) {
        return new UsageException(
                new Problem("model-name", where, what, found, "Correct it; docs/manifest.md has examples."));
    }
}
