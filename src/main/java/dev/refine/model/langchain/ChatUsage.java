package dev.refine.model.langchain;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import dev.refine.model.Usage;

/** The tokens that an endpoint reported, counted alike for all of them. */
final class ChatUsage {

    private ChatUsage() {}

    static Usage of(ChatResponse response) {
        TokenUsage used = response.tokenUsage();
        if (used == null) {
            return Usage.unknown();
        }
        if (used instanceof AnthropicTokenUsage anthropic) {
            // Their count of what was read leaves the cache out.
            Long read = number(anthropic.cacheReadInputTokens());
            Long written = number(anthropic.cacheCreationInputTokens());
            Long input = number(used.inputTokenCount());
            return Usage.ofTokens(
                    input == null ? null : input + zero(read) + zero(written), read, number(used.outputTokenCount()));
        }
        if (used instanceof GoogleAiGeminiTokenUsage gemini) {
            // Thoughts are counted apart and paid like what is written.
            Long written = number(used.outputTokenCount());
            Long output = written == null ? null : written + zero(number(gemini.thoughtsTokenCount()));
            return Usage.ofTokens(number(used.inputTokenCount()), number(gemini.cachedContentTokenCount()), output);
        }
        Integer cached = used instanceof OpenAiTokenUsage openai && openai.inputTokensDetails() != null
                ? openai.inputTokensDetails().cachedTokens()
                : null;
        return Usage.ofTokens(number(used.inputTokenCount()), number(cached), number(used.outputTokenCount()));
    }

    private static Long number(Integer count) {
        return count == null ? null : Long.valueOf(count);
    }

    private static long zero(Long count) {
        return count == null ? 0 : count;
    }
}
