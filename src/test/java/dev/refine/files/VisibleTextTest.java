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
    void writesCodesForWhatHidesOrReorders() {
        assertThat(VisibleText.of("\u202e\u2066\u200b\ufeff\u00ad\u2028\u3164"))
                .isEqualTo("\\u202e\\u2066\\u200b\\ufeff\\u00ad\\u2028\\u3164");
        assertThat(VisibleText.of(Character.toString(0xE0041) + '\ud800')).isEqualTo("\\U000e0041\\ud800");
    }
}
