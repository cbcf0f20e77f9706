package dev.refine.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void escapesWhatMarkdownWouldObey() {
        assertThat(Markdown.escape("<b>&amp; | `x` *y* [z](u)"))
                .isEqualTo("&lt;b>&amp;amp; \\| \\`x\\` \\*y\\* [z\\](u)");
    }

    @Test
    void escapesMarksThatOpenABlockOnAnyLine() {
        assertThat(Markdown.escape("# a\n  ## b\n- c\n1. d\n> e\n~~~\n===\n---\n+ f"))
                .isEqualTo("\\# a\n  \\## b\n\\- c\n1\\. d\n\\> e\n\\~~~\n\\===\n\\---\n\\+ f");
    }

    @Test
    void leavesOrdinaryNamesReadable() {
        assertThat(Markdown.escape("12.5 % of /lines/*/unit_price\n-3 in C:\\temp"))
                .isEqualTo("12.5 % of /lines/\\*/unit_price\n-3 in C:\\temp");
    }

    @Test
    void showsControlCharacters() {
        assertThat(Markdown.escape("a\u001b[31mb\u202ec")).isEqualTo("a\\u001b[31mb\\u202ec");
    }

    @Test
    void leavesComparisonsListsAndCompaniesReadable() {
        for (String text : List.of(
                "expected [], got [\"a\", [1, 2]]",
                "[]",
                "rooms[2].name < 5 <= 7 & more, R&D, AT&T",
                "[\"a\"] in {\"x\": [[1], []]}")) {
            assertThat(Markdown.escape(text)).isEqualTo(text);
        }
    }

    @Test
    void leavesNothingThatBecomesALinkATargetABoxOrAnEntity() {
        assertThat(Markdown.escape("![p](u) [a][b] [c]{.d}")).isEqualTo("![p\\](u) [a\\][b] [c\\]{.d}");
        assertThat(Markdown.escape("[a]: http://x\n [^1]: note")).isEqualTo("[a\\]: http://x\n [^1\\]: note");
        assertThat(Markdown.escape("[ ] open\n[x] done")).isEqualTo("[ \\] open\n[x\\] done");
        assertThat(Markdown.escape("[name]")).as("our colon may follow").isEqualTo("[name\\]");
        assertThat(Markdown.escape("[na\nme] ")).isEqualTo("[na\nme\\] ");
        assertThat(Markdown.escape("</p> <!-- <?x <1@b.c> a<")).isEqualTo("&lt;/p> &lt;!-- &lt;?x &lt;1@b.c> a&lt;");
        assertThat(Markdown.escape("a\n-: \nb\n:--")).as("a table").isEqualTo("a\n\\-: \nb\n\\:--");
        assertThat(Markdown.escape("&#60;b &lt; &x41;")).isEqualTo("&amp;#60;b &amp;lt; &amp;x41;");
    }

    @Test
    void plainTakesEscapeBackForAnyVisibleText() {
        long seed = 20261121L;
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "ab1 .\n\\`*_[]<>&|#-+=~();:ltgtamp\"'é漢";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String escaped = Markdown.escape(text.toString());
            assertThat(Markdown.plain(escaped))
                    .as("seed %d, <%s>", seed, escaped)
                    .isEqualTo(text.toString());
        }
    }

    @Test
    void codeSurvivesBackticksAndSpaces() {
        assertThat(Markdown.code("a`b")).isEqualTo("``a`b``");
        assertThat(Markdown.code("`a")).isEqualTo("`` `a ``");
        assertThat(Markdown.codes(
                        "x " + Markdown.code("a`b") + ", " + Markdown.code("`") + " and " + Markdown.code(" c ")))
                .containsExactly("a`b", "`", " c ");
    }

    @Test
    void fenceIsLongerThanAnyRunInside() {
        assertThat(Markdown.fence("text", "a\n````\nb\u0007")).isEqualTo("`````text\na\n````\nb\\u0007\n`````");
        assertThat(Markdown.exactFence("", "")).isEqualTo("```\n\n```");
    }
}
