package dev.refine.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

    @Test
    void keepsEverythingThatCanBeSeen() {
        String text = "a\tb\nÄ 漢字 ✅ \u00a0 e\u0301";
        assertThat(VisibleText.of(text)).isSameAs(text);
    }

    @Test
    void writesCodesForWhatATerminalObeys() {
        assertThat(VisibleText.of("\u001b[2J\r\u0000\u007f\u009b")).isEqualTo("\\u001b[2J\\u000d\\u0000\\u007f\\u009b");
    }

    @Test
    void noCharacterThatControlsOrFormatsGetsThrough() {
        int found = 0;
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            int type = Character.getType(point);
            boolean obeyed = type == Character.CONTROL && point != '\n' && point != '\t'
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            if (obeyed) {
                found++;
                assertThat(VisibleText.of("a" + Character.toString(point) + "b"))
                        .as(Integer.toHexString(point))
                        .matches("a\\\\(u[0-9a-f]{4}|U[0-9a-f]{8})b");
            }
        }
        assertThat(found).isGreaterThan(2_000);
    }

    @Test
    void writesCodesForWhatHidesOrReorders() {
        assertThat(VisibleText.of("\u202e\u2066\u200b\ufeff\u00ad\u2028\u3164"))
                .isEqualTo("\\u202e\\u2066\\u200b\\ufeff\\u00ad\\u2028\\u3164");
        assertThat(VisibleText.of(Character.toString(0xE0041) + '\ud800')).isEqualTo("\\U000e0041\\ud800");
    }
}
