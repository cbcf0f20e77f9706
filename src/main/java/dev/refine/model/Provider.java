package dev.refine.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of endpoints: which shape of request they take, where they are and which variables hold their settings. */
public enum Provider {
    /** Chat completions, as very many other servers offer them too. */
    OPENAI("https://api.openai.com/v1", List.of("OPENAI_BASE_URL", "OPENAI_API_BASE"), List.of("OPENAI_API_KEY")),
    ANTHROPIC("https://api.anthropic.com/v1", List.of("ANTHROPIC_BASE_URL"), List.of("ANTHROPIC_API_KEY")),
    GEMINI(
            "https://generativelanguage.googleapis.com/v1beta",
            List.of("GEMINI_BASE_URL", "GOOGLE_GEMINI_BASE_URL"),
            List.of("GEMINI_API_KEY", "GOOGLE_API_KEY")),
    /** A server of one's own, which asks for no key. */
    OLLAMA("http://localhost:11434", List.of("OLLAMA_BASE_URL", "OLLAMA_HOST"), List.of());

    private final String usualAddress;
    private final List<String> addressVariables;
    private final List<String> keyVariables;

    Provider(String usualAddress, List<String> addressVariables, List<String> keyVariables) {
        this.usualAddress = usualAddress;
        this.addressVariables = addressVariables;
        this.keyVariables = keyVariables;
    }

    /** As it stands before the slash of a model's name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String usualAddress() {
        return usualAddress;
    }

    /** Variables that may hold another address; the first that is set counts. */
    public List<String> addressVariables() {
        return addressVariables;
    }

    /** Variables that may hold the key; the first that is set counts. Empty: no key is needed. */
    public List<String> keyVariables() {
        return keyVariables;
    }

    public static Optional<Provider> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "openai" -> Optional.of(OPENAI);
            case "anthropic", "claude" -> Optional.of(ANTHROPIC);
            case "gemini", "google" -> Optional.of(GEMINI);
            case "ollama" -> Optional.of(OLLAMA);
            default -> Optional.empty();
        };
    }

    /** Whose model this is, where its name alone says so. */
    public static Optional<Provider> ofModel(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        if (name.startsWith("claude")) {
            return Optional.of(ANTHROPIC);
        }
        if (name.startsWith("gemini")) {
            return Optional.of(GEMINI);
        }
        return name.matches("(gpt|chatgpt|o\\d).*") ? Optional.of(OPENAI) : Optional.empty();
    }
}
