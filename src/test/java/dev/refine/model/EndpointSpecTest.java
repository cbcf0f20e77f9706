package dev.refine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.json.Json;
import dev.refine.problem.UsageException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointSpecTest {

    private static EndpointSpec named(String name) {
        return EndpointSpec.read(Json.tree(name), "proposer.model");
    }

    @ParameterizedTest
    @CsvSource({
        "openai/gpt-4o-mini,OPENAI,gpt-4o-mini",
        "openai:gpt-4o-mini,OPENAI,gpt-4o-mini",
        "openai/meta/llama-3:8b,OPENAI,meta/llama-3:8b",
        "ollama/llama3.2:1b,OLLAMA,llama3.2:1b",
        "claude-sonnet-4-5,ANTHROPIC,claude-sonnet-4-5",
        "google/gemini-2.5-flash,GEMINI,gemini-2.5-flash",
        "gemini-2.5-flash,GEMINI,gemini-2.5-flash",
        "gpt-4.1,OPENAI,gpt-4.1",
        "o3-mini,OPENAI,o3-mini"
    })
    void readsWhoseModelItIs(String name, Provider provider, String model) {
        assertThat(named(name).provider()).isEqualTo(provider);
        assertThat(named(name).model()).isEqualTo(model);
    }

    @Test
    void readsAnObject() {
        EndpointSpec spec = EndpointSpec.read(Json.parse("""
                        {"name": "qwen/qwen3:8b", "provider": "openai", "baseUrl": "http://gpu:8000/v1/",
                         "keyVariable": "", "maxTokens": 900, "temperature": 0, "timeoutSeconds": 2.5}"""), "proposer.model");

        assertThat(spec.name()).isEqualTo("openai/qwen/qwen3:8b");
        assertThat(spec.limits())
                .isEqualTo(new ModelRequest.Limits(
                        Optional.of(900), Optional.of(0.0), Optional.of(Duration.ofMillis(2500))));
        assertThat(spec.in(Map.of()))
                .isEqualTo(new Endpoint(
                        Provider.OPENAI,
                        "qwen/qwen3:8b",
                        "http://gpu:8000/v1",
                        Optional.empty(),
                        Duration.ofMillis(2500)));
    }

    @Test
    void takesAddressAndKeyFromTheEnvironment() {
        Endpoint endpoint = named("anthropic/m")
                .in(Map.of("ANTHROPIC_API_KEY", " k \n", "ANTHROPIC_BASE_URL", "http://localhost:99/"));

        assertThat(endpoint.address()).isEqualTo("http://localhost:99/v1");
        assertThat(endpoint.key()).contains("k");
        assertThat(named("ollama/m").in(Map.of("OLLAMA_HOST", "gpu:11434")).address())
                .isEqualTo("http://gpu:11434");
        assertThat(named("gemini/m").in(Map.of("GOOGLE_API_KEY", "g")).key()).contains("g");
    }

    @Test
    void namesTheVariableOfAMissingKey() {
        assertThatThrownBy(() -> named("openai/gpt-4o").in(Map.of("OPENAI_API_KEY", "")))
                .isInstanceOf(UsageException.class)
                .hasMessage("the key for openai/gpt-4o is missing [model-key]. It is read from the environment variable"
                        + " OPENAI_API_KEY, which is not set. Set it and run the same command again.");
    }

    @Test
    void refusesWhatNamesNoModel() {
        assertThatThrownBy(() -> named("mystery"))
                .isInstanceOf(UsageException.class)
                .hasMessage("proposer.model: \"mystery\" does not say whose model it is [model-name]. Known are"
                        + " openai/… (also for every server that speaks its language), anthropic/…, gemini/… and"
                        + " ollama/…. Correct it; docs/manifest.md has examples.");
        assertThatThrownBy(() -> EndpointSpec.read(Json.parse("{\"name\": \"gpt-4o\", \"apiKey\": \"sk\"}"), "ask"))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "ask: unknown key \"apiKey\" [model-name]. Known are baseUrl, keyVariable, maxTokens, name, prices,"
                                + " provider, temperature, timeoutSeconds. Correct it; docs/manifest.md has examples.");
        assertThatThrownBy(() -> named("openai/"))
                .isInstanceOf(UsageException.class)
                .hasMessage("proposer.model: the model has no name [model-name]. Write it behind the provider, for"
                        + " instance openai/NAME. Correct it; docs/manifest.md has examples.");
    }
}
