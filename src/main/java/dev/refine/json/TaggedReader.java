package dev.refine.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads very many small objects whose first two fields are texts, the first of which names a type, and the rest the
 * components of that record. No tree is built and no key is looked at twice, so this is for text of one's own, whose
 * checksum is known to be right. Thread-safe.
 */
public final class TaggedReader<T> {

    private static final JsonMapper MAPPER = Json.mapper(Limits.strict())
            .rebuild()
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String tag;
    private final String second;
    private final Map<String, Class<? extends T>> types;
    // Made when a type first occurs: looking into a record for its fields takes longer than reading thousands of them.
    private final Map<String, ObjectReader> readers = new ConcurrentHashMap<>();

    /** What was read; {@code second} is the text of the second field. */
    public record Tagged<T>(String second, T value) {}

    public TaggedReader(String tag, String second, Map<String, Class<? extends T>> types) {
        this.tag = tag;
        this.second = second;
        this.types = Map.copyOf(types);
    }

    /** Empty when the bytes are anything else; the slow way will tell what. */
    public Optional<Tagged<T>> read(byte[] bytes, int from, int length) {
        try (JsonParser parser = MAPPER.getFactory().createParser(bytes, from, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            String name = text(parser, tag);
            String other = text(parser, second);
            if (name == null || !types.containsKey(name) || other == null) {
                return Optional.empty();
            }
            parser.nextToken();
            T value = readers.computeIfAbsent(name, tagged -> MAPPER.readerFor(types.get(tagged)))
                    .readValue(parser);
            return Optional.of(new Tagged<>(other, value));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonParser parser, String name) throws IOException {
        return name.equals(parser.nextFieldName()) ? parser.nextTextValue() : null;
    }
}
