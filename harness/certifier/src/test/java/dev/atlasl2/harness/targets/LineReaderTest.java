package dev.atlasl2.harness.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.TargetFault;
import java.io.ByteArrayInputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LineReaderTest {
    private static final Duration SOON = Duration.ofMinutes(2);

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

    @Test
    void whatArrivedOfALineIsShownAlsoAfterALongerOne() throws Exception {
        PipedOutputStream out = new PipedOutputStream();
        LineReader lines = new LineReader(new PipedInputStream(out, 1 << 16), "test");
        out.write("x".repeat(5_000).getBytes(StandardCharsets.UTF_8));
        out.flush();
        awaitSilence(lines, "no answer within 100 ms: no line feed arrived, only xxx");
        out.write(("\n" + "y".repeat(3_000)).getBytes(StandardCharsets.UTF_8));
        out.flush();

        assertThat(lines.next(SOON)).hasSize(5_000);
        awaitSilence(lines, "no answer within 100 ms: no line feed arrived, only yyy");
        out.write('\n');
        out.flush();
        assertThat(lines.next(SOON)).hasSize(3_000);
        awaitSilence(lines, "no answer within 100 ms: nothing arrived");
    }

    @Test
    void linesInUtf16AreNamed() {
        LineReader lines =
                new LineReader(new ByteArrayInputStream("\ufeff{}\n".getBytes(StandardCharsets.UTF_16LE)), "test");

        assertThatExceptionOfType(TargetFault.class)
                .isThrownBy(() -> lines.next(SOON))
                .withMessage("a line that is not UTF-8: it begins with the byte order mark of UTF-16");
    }

    /** Checks repeatedly: a slow machine may not have read the bytes yet. */
    private static void awaitSilence(LineReader lines, String message) {
        String said;
        do {
            said = catchThrowableOfType(TargetFault.class, () -> lines.next(Duration.ofMillis(100)))
                    .getMessage();
        } while (!said.startsWith(message));
    }

    private static LineReader reader(String text, long maxTotal) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "test", maxTotal);
    }
}
