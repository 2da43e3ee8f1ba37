package dev.atlasl2.spec.reference;

import static dev.atlasl2.spec.reference.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SumReferenceTest {
    @Test
    void agreesWithNumbersWithoutLimitAtEveryLength() {
        for (int length = 0; length <= 600; length++) {
            byte[] data = Bytes.random(length, length);
            BigInteger total = BigInteger.ZERO;
            for (byte b : data) {
                total = total.add(BigInteger.valueOf(Byte.toUnsignedInt(b)));
            }
            assertThat(SumReference.sum(data))
                    .as("length %d", length)
                    .isEqualTo(total.mod(BigInteger.valueOf(96)).intValue());
        }
    }

    @Test
    void emptySumsToZero() {
        assertThat(SumReference.sum(new byte[0])).isZero();
    }

    @Test
    void bytesAreUnsigned() {
        for (int value = 0; value < 256; value++) {
            assertThat(SumReference.sum(Bytes.of(value))).isEqualTo(value % 96);
        }
    }

    @Test
    void sumIsIndependentOfSplit() {
        byte[] data = Bytes.random(3, 300);
        for (int at = 0; at <= data.length; at++) {
            int left = SumReference.sum(Arrays.copyOfRange(data, 0, at));
            int right = SumReference.sum(Arrays.copyOfRange(data, at, data.length));
            assertThat((left + right) % 96).as("split at %d", at).isEqualTo(SumReference.sum(data));
        }
    }

    @Test
    void killsLaneWrap8() {
        byte[] data = new byte[32];
        data[0] = (byte) 255;
        data[16] = 1;
        assertThat(SumReference.sum(data)).isEqualTo(64);
    }

    @Test
    void killsLaneWrap16() {
        assertThat(SumReference.sum(Bytes.repeat(255, 4128))).isZero();
    }

    @Test
    void killsReduce16() {
        assertThat(SumReference.sum(Bytes.repeat(255, 272))).isEqualTo(48);
        assertThat(SumReference.sum(Bytes.repeat(255, 12_288))).isZero();
    }

    @Test
    void killsWrapOfASigned32BitTotal() {
        assertThat(SumReference.sum(Bytes.repeat(255, 8_421_505))).isEqualTo((int) (255L * 8_421_505 % 96));
    }

    @Test
    void killsWrapOfAnUnsigned32BitTotal() {
        assertThat(SumReference.sum(Bytes.repeat(255, 16_843_010))).isEqualTo(30);
    }

    @Test
    void killsDroppedTails() {
        for (int length = 1; length <= 130; length++) {
            byte[] data = new byte[length];
            data[length - 1] = 1;
            assertThat(SumReference.sum(data)).as("length %d", length).isEqualTo(1);
        }
    }

    @Test
    void sumOfZerosIsNotACheck() {
        assertThat(SumReference.sum(new byte[513])).isZero();
    }

    @Test
    void refusesNull() {
        assertInvalid("data must be given, got null", () -> SumReference.sum(null));
    }

    @Test
    void streamGivesTheOneShotAnswerForEverySplit() {
        byte[] data = Bytes.random(4, 200);
        for (int at = 0; at <= data.length; at++) {
            StreamingSumReference left = new StreamingSumReference();
            left.update(Arrays.copyOfRange(data, 0, at));
            StreamingSumReference right = new StreamingSumReference();
            right.update(Arrays.copyOfRange(data, at, data.length));
            right.merge(left.value());
            left.update(Arrays.copyOfRange(data, at, data.length));
            assertThat(left.value()).isEqualTo(SumReference.sum(data));
            assertThat(right.value()).isEqualTo(SumReference.sum(data));
        }
    }

    @Test
    void streamIsSavedRestoredAndReset() {
        StreamingSumReference stream = new StreamingSumReference();
        stream.update(Bytes.of(42));
        int state = stream.save();
        stream.update(Bytes.of(95));
        assertThat(stream.value()).isEqualTo(41);
        stream.restore(state);
        assertThat(stream.value()).isEqualTo(42);
        stream.reset();
        assertThat(stream.value()).isZero();
    }

    @Test
    void refusedStreamCallsChangeNothing() {
        StreamingSumReference stream = new StreamingSumReference();
        stream.merge(95);
        assertInvalid("residue must be 0..95, got 96", () -> stream.merge(96));
        assertInvalid("residue", () -> stream.merge(-1));
        assertInvalid("state must be 0..95, got -1", () -> stream.restore(-1));
        assertInvalid("state", () -> stream.restore(96));
        assertInvalid("state", () -> stream.restore(1L << 32));
        assertInvalid("data", () -> stream.update(null));
        assertThat(stream.value()).isEqualTo(95);
    }
}
