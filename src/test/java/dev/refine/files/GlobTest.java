package dev.refine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cases/*.txt|cases/a.txt|true",
                "cases/*.txt|cases/.hidden.txt|true",
                "cases/*.txt|cases/sub/a.txt|false",
                "cases/*.txt|cases/a.txt.bak|false",
                "cases/**/*.txt|cases/a.txt|true",
                "cases/**/*.txt|cases/x/y/a.txt|true",
                "cases/**|cases/x/y|true",
                "cases/**|cases|false",
                "**/x|x|true",
                "**/x|a/b/x|true",
                "**/x|a/bx|false",
                "a/**/b/**/c|a/b/c|true",
                "a/**/b/**/c|a/1/2/b/3/c|true",
                "?.md|é.md|true",
                "?.md|😀.md|true",
                "?.md|ab.md|false",
                "[abc].md|b.md|true",
                "[a-c].md|d.md|false",
                "[!a-c].md|d.md|true",
                "[^a].md|a.md|false",
                "[]x].md|].md|true",
                "[a-].md|-.md|true",
                "{a,b}.md|b.md|true",
                "{a,b{c,d}}.md|bd.md|true",
                "x{,y}|x|true",
                "{src,lib/deep}/*.js|lib/deep/a.js|true",
                "./cases//a.txt|cases/a.txt|true",
                "cases/a.txt|./cases/a.txt|true",
                "/abs/*.txt|/abs/a.txt|true",
                "/abs/*.txt|abs/a.txt|false",
                "../other/*.txt|../other/a.txt|true",
                "a+(b)|a+(b)|true",
                "a.txt|aXtxt|false",
                "*.txt|a\\b.txt|true"
            })
    void matches(String glob, String path, boolean expected) {
        assertThat(Glob.of(glob).matches(path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cases/*.txt|cases/a.b.txt|a.b",
                "cases/**/*.txt|cases/x/y/a.txt|x/y;a",
                "cases/**/*.txt|cases/a.txt|;a",
                "cases/*/input.json|cases/k1/input.json|k1",
                "cases/*/in/*.json|cases/k1/in/p2.json|k1;p2",
                "cases/*-*.txt|cases/a-b.txt|a-b",
                "cases/inv-???.txt|cases/inv-007.txt|007",
                "cases/*.{txt,md}|cases/a.md|a",
                "cases/[ab]*.txt|cases/b12.txt|b12",
                "cases/**|cases/x/a.txt|x/a.txt"
            })
    void capturesWhatTheWildcardsMatched(String glob, String path, String expected) {
        assertThat(Glob.of(glob).captures(path)).contains(List.of(expected.split(";", -1)));
    }

    @Test
    void capturesNothingOfPlainPath() {
        assertThat(Glob.of("cases/a.txt").captures("cases/a.txt")).contains(List.of());
        assertThat(Glob.of("cases/a.txt").captures("cases/b.txt")).isEmpty();
    }

    @Test
    void staysFastOnPatternThatWouldBacktrack() {
        String name = "a".repeat(5_000);
        assertThat(Glob.of("*a*a*a*a*a*a*a*a*a*a*b").matches(name)).isFalse();
    }

    @Nested
    class Malformed {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "cases/[ab|a \"[\" is not closed",
                    "cases/[|a \"[\" is not closed",
                    "cases/{a,b|a \"{\" is not closed",
                    "[z-a]|a range in \"[z-a]\" runs backwards"
                })
        void saysWhatIsWrong(String glob, String message) {
            assertThatThrownBy(() -> Glob.of(glob))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }

        @Test
        void refusesBracesThatMultiply() {
            assertThatThrownBy(() -> Glob.of("{a,b}".repeat(20)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("its braces give more than 1000 patterns");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b.txt", "a}b", "a,b", "../x"})
    void knowsPlainPaths(String text) {
        assertThat(Glob.isPlain(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "a?", "[a]", "{a,b}"})
    void knowsGlobs(String text) {
        assertThat(Glob.isPlain(text)).isFalse();
    }
}
