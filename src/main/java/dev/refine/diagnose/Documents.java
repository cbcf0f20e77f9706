package dev.refine.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What cases hold, by case id.
 *
 * @param expected what should come out
 * @param actual what came out last; absent when there was no readable output
 * @param inputs the input as text; absent when it has none
 */
public record Documents(Map<String, JsonNode> expected, Map<String, JsonNode> actual, Map<String, String> inputs) {}
