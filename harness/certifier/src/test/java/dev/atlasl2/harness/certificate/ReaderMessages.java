package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said to people of what anybody may have written. */
final class ReaderMessages {
    private ReaderMessages() {}

    static void isFitForATerminal(String line) {
        assertThat(line).isNotBlank().hasSizeLessThan(2_000).doesNotContainPattern("\\p{Cc}");
    }
}
