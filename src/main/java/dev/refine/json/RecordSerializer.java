package dev.refine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes the components of a record in their order, as the library would. The library first looks for everything that a
 * class might have to say about its JSON; for the dozens of records of a short run this takes longer than the run.
 */
final class RecordSerializer extends StdSerializer<Record> {

    private static final long serialVersionUID = 1L;

    private final transient SerializableString[] names;
    private final transient Method[] accessors;

    /** Leaves to the library what is no record, or has more to tell than its components. */
    static final class Choice extends Serializers.Base {
        @Override
        public JsonSerializer<?> findSerializer(SerializationConfig config, JavaType type, BeanDescription about) {
            Class<?> raw = type.getRawClass();
            if (raw == Double.class || raw == double.class) {
                return new DoubleSerializer();
            }
            return raw.isRecord() && Stream.of(raw.getMethods()).noneMatch(Choice::isGetter)
                    ? new RecordSerializer(raw)
                    : null;
        }

        private static boolean isGetter(Method method) {
            String name = method.getName();
            return method.getParameterCount() == 0
                    && (name.startsWith("get") || name.startsWith("is"))
                    && method.getDeclaringClass() != Object.class;
        }
    }

    private RecordSerializer(Class<?> type) {
        super(Record.class);
        RecordComponent[] components = type.getRecordComponents();
        names = new SerializableString[components.length];
        accessors = new Method[components.length];
        for (int i = 0; i < components.length; i++) {
            names[i] = new SerializedString(components[i].getName());
            accessors[i] = components[i].getAccessor();
            accessors[i].setAccessible(true);
        }
    }

    @Override
    public void serialize(Record value, JsonGenerator json, SerializerProvider others) throws IOException {
        json.writeStartObject(value);
        for (int i = 0; i < names.length; i++) {
            json.writeFieldName(names[i]);
            write(component(accessors[i], value, json), json, others);
        }
        json.writeEndObject();
    }

    private static Object component(Method accessor, Record value, JsonGenerator json) throws JsonMappingException {
        try {
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw JsonMappingException.from(json, accessor + " failed", e);
        }
    }

    private static boolean isNamed(Map<?, ?> map) {
        for (Object key : map.keySet()) {
            if (!(key instanceof String)) {
                return false;
            }
        }
        return true;
    }

    private static void write(Object value, JsonGenerator json, SerializerProvider others) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            DoubleSerializer.write(number, json);
        } else if (value instanceof Boolean yes) {
            json.writeBoolean(yes);
        } else if (value instanceof Enum<?> constant) {
            json.writeString(constant.name());
        } else if (value instanceof Collection<?> elements) {
            json.writeStartArray(elements, elements.size());
            for (Object element : elements) {
                write(element, json, others);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map && isNamed(map)) {
            json.writeStartObject(map, map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(entry.getValue(), json, others);
            }
            json.writeEndObject();
        } else {
            others.defaultSerializeValue(value, json);
        }
    }
}
