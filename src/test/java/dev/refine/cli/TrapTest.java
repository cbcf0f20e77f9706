package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas, expected files and outputs that are small to write and endless to reckon with, through the whole program. */
class TrapTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'$ref': '#'}",
                "{'properties': {'name': {'$ref': '#/$defs/x'}}, '$defs': {'x': {'$ref': '#/$defs/x'}}}",
                "{'properties': {'name': {'pattern': '^(.*a){20}$'}}}",
                "{'properties': {'total': {'multipleOf': 0.01, 'enum': [1, 2]}}}",
                "{'properties': {'total': {'maximum': 1e9999999}}}",
                "{'properties': {'name': {'$ref': 'http://localhost:1/x'}}}"
            })
    void noSchemaStopsTheLoop(String schema) {
        Workshop workshop = new Workshop(folder)
                .write("schema.json", schema.replace('\'', '"'))
                .with(own -> own.putArray("schemaPaths").add("schema.json"));
        workshop.write("expected/ada.json", "{\"name\": \"" + "a".repeat(40) + "!\", \"total\": 1e9999999}");
        workshop.model("printf '{\"name\": \"%060d\", \"total\": 1e9999999}' 0 | tr 0 a > $2");

        Outcome outcome = workshop.auto("--iterations", "1", "--json");

        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.json().at("/baseline/passing").asInt()).isZero();
        assertThat(workshop.refine("log", "--verify").exit()).isZero();
    }

    @Test
    void numbersOfManyDigitsAreJudgedLikeAny() {
        Workshop workshop = new Workshop(folder);
        for (String id : new String[] {"ada", "bob", "cleo"}) {
            workshop.write("expected/" + id + ".json", "{\"total\": 1e9999999, \"small\": 1e-9999999}");
        }
        workshop.model(
                "case $1 in *bob*) more=1;; esac; printf '{\"total\": 1e999999%s9, \"small\": 1e-9999999}' $more > $2");

        Outcome outcome = workshop.refine("check", "--json");

        assertThat(outcome.json().path("passing").asInt()).as(outcome.err()).isEqualTo(2);
    }
}
