package dev.atlasl2.spec.reference;

import static dev.atlasl2.spec.reference.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FillReferenceTest {
    @Test
    void everyValueAtEveryShortLengthIsConservedAndConstantButForTheLast() {
        for (int length = 1; length <= 200; length++) {
            for (int value = 0; value < 256; value++) {
                byte[] dst = Bytes.random(length, length);
                FillReference.fill(dst, value);
                if (!CheckReference.check(dst)
                        || (dst[length - 1] & 0xff) > 95
                        || !Arrays.equals(Arrays.copyOf(dst, length - 1), Bytes.repeat(value, length - 1))) {
                    fail("length %d, value %d gave %s", length, value, Bytes.hex(dst));
                }
            }
        }
    }

    @Test
    void nothingAndOneByte() {
        byte[] none = {};
        FillReference.fill(none, 7);
        byte[] one = Bytes.of(9);
        FillReference.fill(one, 7);
        assertThat(one).containsExactly(0);
    }

    @Test
    void killsFillNoFixUp() {
        byte[] dst = new byte[2048];
        FillReference.fill(dst, 1);
        assertThat(dst[2047]).isEqualTo((byte) 65);
    }

    @Test
    void killsFillKeepsConserved() {
        byte[] dst = new byte[96];
        FillReference.fill(dst, 255);
        assertThat(dst[95]).isEqualTo((byte) 63);
    }

    @Test
    void killsFillProductWrap() {
        assertThat(FillReference.lastByte(16_843_011, 255)).isEqualTo(66);
        for (long length : new long[] {1L << 31, 1L << 32, (1L << 56) + 5, Long.MAX_VALUE}) {
            BigInteger before = BigInteger.valueOf(255).multiply(BigInteger.valueOf(length - 1));
            BigInteger all = before.add(BigInteger.valueOf(FillReference.lastByte(length, 255)));
            assertThat(all.mod(BigInteger.valueOf(96))).isZero();
        }
    }

    @Test
    void refusedFillsLeaveTheDestination() {
        byte[] dst = Bytes.of(1, 2, 3);
        assertInvalid("value must be 0..255, got 256", () -> FillReference.fill(dst, 256));
        assertInvalid("value", () -> FillReference.fill(dst, -1));
        assertInvalid("value", () -> FillReference.fill(dst, 1L << 32));
        assertInvalid("value", () -> FillReference.fill(new byte[0], 256));
        assertInvalid("dst", () -> FillReference.fill(null, 0));
        assertInvalid("length", () -> FillReference.requireArguments(-1, 0));
        assertInvalid("length", () -> FillReference.lastByte(0, 0));
        assertInvalid("value", () -> FillReference.lastByte(1, 256));
        assertThat(dst).containsExactly(1, 2, 3);
    }
}
