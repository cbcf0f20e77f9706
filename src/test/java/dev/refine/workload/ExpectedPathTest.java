package dev.refine.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedPathTest {

    private static Optional<String> of(String cases, String expected, String input) {
        Manifest.Selection none =
                new Manifest.Selection(List.of(), List.of(), List.of(), List.of(), OptionalDouble.empty());
        return ExpectedPath.of(
                new Manifest.CaseSpec(List.of(cases), List.of(expected), false, none, Optional.empty()), input);
    }

    @ParameterizedTest
    @CsvSource({
        "cases/*.txt, expected/*.json, cases/ada.txt, expected/ada.json",
        "cases/*, expected/*.json, cases/ada.txt, expected/ada.json",
        "cases/*.txt, expected/*.expected.json, cases/ada.v2.txt, expected/ada.v2.expected.json",
        "cases/*/input.pdf, cases/*/expected.json, cases/7/input.pdf, cases/7/expected.json",
        "data/*/*.txt, gold/*/*.json, data/a/b.txt, gold/a/b.json",
        "data/**/*.txt, gold/**/*.json, data/x/y/b.txt, gold/x/y/b.json",
        "data/**/*.txt, gold/**/*.json, data/b.txt, gold/b.json",
        "data/*/*.txt, gold/*.json, data/a/b.txt, gold/b.json",
        "cases/in-*.txt, cases/out-*.json, cases/in-3.txt, cases/out-3.json",
        "'cases/*.{txt,md}', '{gold,old}/*.json', cases/a.md, gold/a.json"
    })
    void fillsTheWildcardsOfTheCaseIn(String cases, String expected, String input, String path) {
        assertThat(of(cases, expected, input)).contains(path);
    }

    @Test
    void knowsNoPlaceWhereTheGlobsLeaveTwo() {
        assertThat(of("cases/*.txt", "gold/*/*.json", "cases/a.txt")).isEmpty();
        assertThat(of("cases/*.txt", "gold/only.json", "cases/a.txt")).isEmpty();
        assertThat(of("other/*.txt", "gold/*.json", "cases/a.txt")).isEmpty();
    }

    @Test
    void takesAPlainPathForAPlainCase() {
        assertThat(of("case.txt", "expected.json", "case.txt")).contains("expected.json");
    }
}
