package dev.refine.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointersTest {

    @ParameterizedTest
    @CsvSource({
        "/rooms/2/name, /rooms/2/name",
        "total, /total",
        "rooms[2].name, /rooms/2/name",
        "rooms.2.name, /rooms/2/name",
        "rooms/2, /rooms/2",
        "$.rooms[2]['unit-price'], /rooms/2/unit-price",
        "rooms[].name, /rooms/*/name",
        "#/rooms/2/a.b, /rooms/2/a.b"
    })
    void whatIsWrittenAnotherWayIsThePointerThatWasMeant(String written, String pointer) {
        assertThat(Pointers.meantBy(written)).isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a pointer", "$", ".", "[", "the hall, on the left", "rooms[", "#"})
    void whatNamesNoPlaceIsNone(String words) {
        assertThat(Pointers.meantBy(words)).isEmpty();
    }

    @Test
    void theRootStaysTheRoot() {
        assertThat(Pointers.meantBy("")).isEmpty();
    }
}
