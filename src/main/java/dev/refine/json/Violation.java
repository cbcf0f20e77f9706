package dev.refine.json;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One rule of a schema that a document breaks.
 *
 * @param pointer JSON Pointer of the value that breaks it
 * @param keyword the rule's keyword, {@code type} or {@code required} for instance
 * @param rule the value of that keyword in the schema
 * @param property the key that is missing or not allowed, else empty
 * @param found the value that breaks it
 */
public record Violation(String pointer, String keyword, JsonNode rule, String property, JsonNode found) {}
