package dev.atlasl2.harness.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.TargetFault;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Any bytes as what a target writes. The first one says how many of the rest come at once. */
class LineReaderFuzz {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String NOT_UTF8 = "a line that is not UTF-8";
    private static final String UTF_16 = ": it begins with the byte order mark of UTF-16";

    @FuzzTest
    void linesAreThoseOfTheStreamHoweverItIsCut(byte[] input) {
        int piece = input.length == 0 ? 1 : Byte.toUnsignedInt(input[0]) + 1;
        byte[] stream = Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
        LineReader reader = new LineReader(
                new ByteArrayInputStream(stream) {
                    @Override
                    public synchronized int read(byte[] buffer, int offset, int length) {
                        return super.read(buffer, offset, Math.min(piece, length));
                    }
                },
                "fuzz");

        List<String> lines = new ArrayList<>();
        for (String line = next(reader); line != null; line = next(reader)) {
            lines.add(line);
        }

        assertThat(lines).isEqualTo(plainly(stream));
        assertThat(next(reader)).as("the end stays").isNull();
    }

    private static String next(LineReader reader) {
        try {
            return reader.next(SOON);
        } catch (TargetFault e) {
            assertThat(e.fault()).isEqualTo(Fault.BAD_JSON);
            return e.getMessage();
        }
    }

    private static List<String> plainly(byte[] stream) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < stream.length; i++) {
            if (stream[i] == '\n') {
                lines.add(decoded(Arrays.copyOfRange(stream, start, i)));
                start = i + 1;
            }
        }
        return lines;
    }

    private static String decoded(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            return HexFormat.of().formatHex(line).matches("(fffe|feff).*") ? NOT_UTF8 + UTF_16 : NOT_UTF8;
        }
    }
}
