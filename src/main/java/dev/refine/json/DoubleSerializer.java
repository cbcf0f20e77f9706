package dev.refine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;

/** Writes a number of a record as the tree of that record shows it: 0.0004 in plain digits. */
final class DoubleSerializer extends StdSerializer<Double> {

    private static final long serialVersionUID = 1L;

    DoubleSerializer() {
        super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider others) throws IOException {
        write(value, json);
    }

    static void write(Double value, JsonGenerator json) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(new BigDecimal(value.toString()));
        } else {
            json.writeNumber(value);
        }
    }
}
