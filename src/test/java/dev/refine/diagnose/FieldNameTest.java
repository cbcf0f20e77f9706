package dev.refine.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldNameTest {

    @Test
    void speaksPathsAsPeopleWriteThem() {
        assertThat(new FieldName("/lines/*/unitPrice").spoken()).isEqualTo("lines[].unitPrice");
        assertThat(new FieldName("/*/a~1b").spoken()).isEqualTo("[].a/b");
        assertThat(new FieldName("").spoken()).isEmpty();
    }

    @Test
    void turnsKeysIntoOrdinaryWords() {
        assertThat(new FieldName("/lines/*/unitPrice").words()).isEqualTo("unit price");
        assertThat(new FieldName("/due_date").words()).isEqualTo("due date");
        assertThat(new FieldName("/lines/*").words()).isEqualTo("lines");
    }

    @Test
    void findsEveryValueAndCountsAbsentOnes() {
        var document = Json.parse("{\"lines\":[{\"sku\":\"a\"},{},{\"sku\":null}]}");
        var values = FieldValues.at(new FieldName("/lines/*/sku"), List.of(document));
        assertThat(values).hasSize(3);
        assertThat(values.get(0).asText()).isEqualTo("a");
        assertThat(values.get(1).isMissingNode()).isTrue();
        assertThat(values.get(2).isNull()).isTrue();
    }
}
