package dev.refine.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.StorageFault;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What models cost, from a file of the user's: an object of model names (with or without provider), each with {@code
 * input_cost_per_token}, {@code output_cost_per_token} and, if reading from the cache costs another price, {@code
 * cache_read_input_token_cost}, all in dollars. Prices change, so none are built in; a model that is not listed has an
 * unknown cost.
 */
public final class PriceList {

    /** No prices. */
    public static final PriceList EMPTY = new PriceList(Map.of());

    private final Map<String, Price> prices;

    private record Price(double input, double cached, double output) {

        double of(long inputTokens, long cachedTokens, long outputTokens) {
            return (inputTokens - cachedTokens) * input + cachedTokens * cached + outputTokens * output;
        }
    }

    private PriceList(Map<String, Price> prices) {
        this.prices = Map.copyOf(prices);
    }

    /** @throws UsageException when the file is not there or no price list */
    public static PriceList read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException(new Problem(
                    "price-file",
                    file.toString(),
                    Files.isDirectory(file) ? "is a folder and no list of prices" : "there is no such list of prices",
                    "The \"prices\" of a model or REFINE_MODEL_PRICES names it.",
                    "Correct the path."));
        }
        try {
            Map<String, Price> prices = new HashMap<>();
            for (Map.Entry<String, JsonNode> model :
                    Json.parse(Files.readString(file)).properties()) {
                price(model.getValue()).ifPresent(price -> prices.put(model.getKey(), price));
            }
            if (prices.isEmpty()) {
                throw invalid(file, "no model in it has input_cost_per_token and output_cost_per_token", null);
            }
            return new PriceList(prices);
        } catch (CharacterCodingException e) {
            throw invalid(file, "it is not valid UTF-8", e);
        } catch (IOException e) {
            throw StorageFault.reading(file, e);
        } catch (MalformedJsonException e) {
            throw invalid(file, e.getMessage(), e);
        }
    }

    private static Optional<Price> price(JsonNode model) {
        JsonNode input = model.path("input_cost_per_token");
        JsonNode output = model.path("output_cost_per_token");
        if (!input.isNumber() || !output.isNumber()) {
            return Optional.empty();
        }
        double cached = model.path("cache_read_input_token_cost").asDouble(input.doubleValue());
        return Optional.of(new Price(input.doubleValue(), cached, output.doubleValue()));
    }

    private static UsageException invalid(Path file, String found, Exception cause) {
        return new UsageException(
                new Problem(
                        "price-file",
                        file.toString(),
                        "is no list of prices",
                        found + ".",
                        "It is an object of model names, each with its dollars per token."),
                cause);
    }

    /** The usage with its cost, where the model is listed and the tokens are known and no cost was reported. */
    public Usage priced(String model, Usage usage) {
        Optional<Price> price = find(model);
        if (usage.costUsd().isPresent()
                || price.isEmpty()
                || usage.inputTokens().isEmpty()
                || usage.outputTokens().isEmpty()) {
            return usage;
        }
        double cost = price.get()
                .of(
                        usage.inputTokens().get(),
                        usage.cachedTokens().orElse(0L),
                        usage.outputTokens().get());
        return usage.withCost(cost, Usage.CostBasis.COMPUTED);
    }

    private Optional<Price> find(String model) {
        String bare = model.substring(model.indexOf('/') + 1);
        return Optional.ofNullable(prices.getOrDefault(model, prices.get(bare)));
    }
}
