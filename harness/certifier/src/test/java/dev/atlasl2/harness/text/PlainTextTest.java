package dev.atlasl2.harness.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void textStaysAsItIs() {
        assertThat(PlainText.of("sum: \u00fc, \u4e2d\u6587, \ud83d\ude00 & <b>"))
                .isEqualTo("sum: \u00fc, \u4e2d\u6587, \ud83d\ude00 & <b>");
    }

    @Test
    void everythingIsOnOneLine() {
        assertThat(PlainText.of("a\r\n\tb\u2028c\u2029d\u0085e\u000bf")).isEqualTo("a b c d e f");
    }

    @Test
    void whatCannotBeSeenIsAQuestionMark() {
        assertThat(PlainText.of("\033[31m\u0007\u0000\u009b\u202e\u2066\u200b\ufeff\ud800\uffff"))
                .isEqualTo("?[31m?????????");
    }

    @Test
    void cutNeverSplitsACharacter() {
        assertThat(PlainText.of("ab\ud83d\ude00c", 3)).isEqualTo("ab...");
        assertThat(PlainText.of("ab\ud83d\ude00", 4)).isEqualTo("ab\ud83d\ude00");
    }
}
