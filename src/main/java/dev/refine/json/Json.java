package dev.refine.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one place that turns JSON text into trees and records and back. Numbers are exact decimals. Thread-safe. */
public final class Json {

    private static final JsonMapper MAPPER = mapper(Limits.strict());

    private static final ObjectWriter PRETTY = MAPPER.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"))
            .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER)));

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cs}\\x7f-\\x9f\\u2028\\u2029]");

    /** Half of a character: JSON can name it, and no file can hold it as it is. */
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    /** The first letter that JSON writes as it is and that a terminal may obey or hide. */
    private static final char DELETE = 0x7f;

    /** Letters; a parser takes a text that is longer piece by piece in any case. */
    private static final int LONG = 0x8000;

    private Json() {}

    /**
     * A strict mapper: exact decimals, no duplicate keys, no trailing text, unknown properties refused. The components of
     * a record say all there is to say about it: to look for annotations would take longer than most runs write JSON.
     */
    static JsonMapper mapper(StreamReadConstraints limits) {
        JsonMapper mapper = JsonMapper.builder()
                .disable(MapperFeature.USE_ANNOTATIONS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build();
        mapper.setSerializerFactory(
                mapper.getSerializerFactory().withAdditionalSerializers(new RecordSerializer.Choice()));
        mapper.getFactory().setStreamReadConstraints(limits);
        mapper.getFactory().setStreamWriteConstraints(Limits.written());
        return mapper;
    }

    /**
     * Reads exactly one JSON value.
     *
     * @throws MalformedJsonException when the text is empty, not JSON, or past a limit
     */
    public static JsonNode parse(String text) {
        try {
            JsonNode node = tree(text);
            if (node == null || node.isMissingNode()) {
                throw new MalformedJsonException("it is empty", 1, 1);
            }
            return node;
        } catch (JsonProcessingException e) {
            throw JsonSlip.explain(text, e);
        } catch (NumberFormatException e) {
            throw new MalformedJsonException("the exponent of a number is too large", 1, 1);
        }
    }

    private static JsonNode tree(String text) throws JsonProcessingException {
        if (text.length() < LONG) {
            return MAPPER.readTree(text);
        }
        try {
            return MAPPER.readTree(Interruption.reader(text));
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot fail to be read", e);
        }
    }

    /** The tokens that {@link #parse} would make a tree of, under the same limits. */
    static JsonParser tokens(Reader text) throws IOException {
        return MAPPER.getFactory().createParser(Interruption.reader(text));
    }

    /** Binds a tree to a record. Unknown fields are refused. */
    public static <T> T bind(JsonNode node, Class<T> type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw MalformedJsonException.from(e);
        }
    }

    /** The tree of a record, list or map. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** One line, no spaces. */
    public static String compact(Object value) {
        try {
            String json = MAPPER.writeValueAsString(value);
            return hasSurrogates(json) ? escaped(HALF, json) : json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
        }
    }

    /** Whether a compact text is so short, and its numbers are, that it is past no limit of {@link #parse}. */
    public static boolean isHarmless(String compact) {
        if (compact.length() > Math.min(Limits.NAME, Limits.DEPTH)) {
            return false;
        }
        // A number that is too long has a letter at some multiple of its length.
        for (int at = 0; at < compact.length(); at += Limits.DIGITS) {
            if (numberAround(compact, at) > Limits.DIGITS) {
                return false;
            }
        }
        return true;
    }

    /** Letters of what may be a number around there. */
    private static int numberAround(String json, int at) {
        int from = at;
        while (from > 0 && isOfNumber(json.charAt(from - 1))) {
            from--;
        }
        int end = at;
        while (end < json.length() && isOfNumber(json.charAt(end))) {
            end++;
        }
        return end - from;
    }

    private static boolean isOfNumber(char letter) {
        return letter >= '0' && letter <= '9'
                || letter == '.'
                || letter == '-'
                || letter == '+'
                || letter == 'E'
                || letter == 'e';
    }

    /** Indented by two spaces, ends without a newline; characters that a terminal obeys or hides are escaped. */
    public static String pretty(Object value) {
        StringBuilder json = new StringBuilder();
        pretty(value, json::append);
        return json.toString();
    }

    /** The same piece by piece, for what may be long; none before the whole of it could be written. */
    public static void pretty(Object value, Consumer<String> out) {
        Pieces pieces = new Pieces();
        try {
            PRETTY.writeValue(pieces, value);
        } catch (IOException e) {
            throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
        }
        pieces.all().forEach(piece -> out.accept(isPlain(piece) ? piece : escaped(INVISIBLE, piece)));
    }

    /** Whether every letter is seen as it is: most documents, and a search by a pattern takes longer than writing them. */
    private static boolean isPlain(String json) {
        for (int at = 0; at < json.length(); at++) {
            if (json.charAt(at) >= DELETE) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasSurrogates(String json) {
        return !isLatin(json) && json.chars().anyMatch(letter -> Character.isSurrogate((char) letter));
    }

    /** Java keeps such texts as bytes, and to copy these is quicker than to look at each letter. */
    private static boolean isLatin(String json) {
        return json.equals(new String(json.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1));
    }

    /** Outside of texts there are no such characters in JSON, and inside an escape means the same. */
    private static String escaped(Pattern characters, String json) {
        return characters
                .matcher(json)
                .replaceAll(found -> found.group()
                        .chars()
                        .mapToObj(unit -> String.format("\\\\u%04x", unit))
                        .collect(Collectors.joining()));
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /**
     * An array only to be written, whose elements are made one after the other meanwhile: of very many, one is in memory. It
     * cannot be read as a tree.
     */
    public static JsonNode rows(Iterable<? extends JsonNode> rows) {
        return new POJONode(new WrittenRows(rows));
    }
}
