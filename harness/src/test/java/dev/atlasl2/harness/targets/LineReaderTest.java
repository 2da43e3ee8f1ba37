package dev.atlasl2.harness.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.TargetFault;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void linesComeInOrderAndTheEndStays() throws TargetFault {
        LineReader lines = reader("one\n\ntwo\nunfinished", 1_000);

        assertThat(lines.next(SOON)).isEqualTo("one");
        assertThat(lines.next(SOON)).isEmpty();
        assertThat(lines.next(SOON)).isEqualTo("two");
        assertThat(lines.next(SOON)).isNull();
        assertThat(lines.next(SOON)).isNull();
    }

    @Test
    void manyShortLinesAreAFloodWhenTheyAreTooMuchInAll() throws TargetFault {
        LineReader lines = reader("answer\n".repeat(200_000), 1_000_000);

        assertThatExceptionOfType(TargetFault.class)
                .isThrownBy(() -> {
                    while (true) {
                        assertThat(lines.next(SOON)).isEqualTo("answer");
                    }
                })
                .withMessage("more than 1000000 bytes since its start")
                .satisfies(flood -> assertThat(flood.fault()).isEqualTo(Fault.FLOOD));
    }

    private static LineReader reader(String text, long maxTotal) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "test", maxTotal);
    }
}
