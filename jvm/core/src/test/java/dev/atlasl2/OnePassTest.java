package dev.atlasl2;

import static dev.atlasl2.Refusals.assertInvalid;
import static dev.atlasl2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.ErrorCode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Copies and fills that also return a sum, and copies whose source is not checked. */
class OnePassTest {
    private static final int[] LENGTHS = {0, 1, 2, 7, 63, 64, 65, 127, 128, 129, 1_000, 8_191, 8_192, 8_193, 40_001};

    private static byte[] random(int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return data;
    }

    private static byte[] guards(int length) {
        byte[] data = new byte[length];
        Arrays.fill(data, (byte) 0xa5);
        return data;
    }

    @Test
    void sumAndCopyIsTheSumAndTheCopy() {
        for (int length : LENGTHS) {
            byte[] src = random(length);
            int sum = Conservation.sum(src);
            byte[] whole = new byte[length];
            assertThat(Conservation.sumAndCopy(src, whole))
                    .as("%d bytes", length)
                    .isEqualTo(sum);
            assertThat(whole).isEqualTo(src);

            byte[] dst = guards(length + 20);
            byte[] expected = dst.clone();
            System.arraycopy(src, 0, expected, 9, length);
            assertThat(Conservation.sumAndCopy(src, 0, dst, 9, length)).isEqualTo(sum);
            assertThat(dst).as("%d bytes", length).isEqualTo(expected);

            for (ByteBuffer from : Buffers.readable(src)) {
                for (ByteBuffer to : Buffers.writable(guards(length))) {
                    assertThat(Conservation.sumAndCopy(from, to))
                            .as("%s to %s", from, to)
                            .isEqualTo(sum);
                    assertThat(Buffers.bytes(to)).isEqualTo(src);
                    assertThat(Buffers.guardsStand(to)).isTrue();
                    assertThat(from.position()).isEqualTo(3);
                    assertThat(to.position()).isEqualTo(3);
                }
            }
        }
    }

    @Test
    void sumAndCopyIsThatOfTheSourceBeforeWhereRangesOverlap() {
        byte[] data = random(600);
        int sum = Conservation.sum(data, 100, 300);
        for (int shift = -100; shift <= 100; shift++) {
            byte[] expected = data.clone();
            System.arraycopy(data, 100, expected, 100 + shift, 300);

            byte[] inArray = data.clone();
            assertThat(Conservation.sumAndCopy(inArray, 100, inArray, 100 + shift, 300))
                    .isEqualTo(sum);
            assertThat(inArray).as("shift %d", shift).isEqualTo(expected);

            for (ByteBuffer memory : new ByteBuffer[] {ByteBuffer.allocate(600), ByteBuffer.allocateDirect(600)}) {
                memory.put(0, data);
                ByteBuffer src = memory.slice(100, 300).asReadOnlyBuffer();
                assertThat(Conservation.sumAndCopy(src, memory.slice(100 + shift, 300)))
                        .isEqualTo(sum);
                assertThat(Buffers.bytes(memory)).as("shift %d", shift).isEqualTo(expected);
            }
        }
    }

    @Test
    void sumAndFillIsTheSumAndThenTheFill() {
        for (int length : LENGTHS) {
            for (int value : new int[] {0, 1, 96, 165, 255}) {
                byte[] expected = guards(length + 20);
                Conservation.fill(expected, 10, length, value);
                byte[] before = random(length);
                int sum = Conservation.sum(before);

                byte[] memory = guards(length + 20);
                System.arraycopy(before, 0, memory, 10, length);
                assertThat(Conservation.sumAndFill(memory, 10, length, value)).isEqualTo(sum);
                assertThat(memory).as("%d bytes of %d", length, value).isEqualTo(expected);

                byte[] whole = before.clone();
                assertThat(Conservation.sumAndFill(whole, value)).isEqualTo(sum);
                assertThat(whole).isEqualTo(Arrays.copyOfRange(expected, 10, 10 + length));
                for (ByteBuffer buffer : Buffers.writable(before)) {
                    assertThat(Conservation.sumAndFill(buffer, value))
                            .as("%s", buffer)
                            .isEqualTo(sum);
                    assertThat(Buffers.bytes(buffer)).isEqualTo(whole);
                    assertThat(Buffers.guardsStand(buffer)).isTrue();
                    assertThat(buffer.position()).isEqualTo(3);
                }
            }
        }
    }

    @Test
    void aRefusedCallWritesNothing() {
        byte[] none = null;
        byte[] src = {1, 2};
        byte[] dst = {7, 8};
        ByteBuffer readOnly = ByteBuffer.wrap(dst).asReadOnlyBuffer();
        assertInvalid(() -> Conservation.sumAndCopy(none, dst)).contains("src must be given");
        assertInvalid(() -> Conservation.sumAndCopy(src, none)).contains("dst must be given");
        assertInvalid(() -> Conservation.sumAndCopy(src, new byte[3])).contains("as long as src");
        assertInvalid(() -> Conservation.sumAndCopy(src, 1, dst, 0, 2)).contains("srcOffset");
        assertInvalid(() -> Conservation.sumAndCopy(src, 0, dst, 1, 2)).contains("dstOffset");
        assertInvalid(() -> Conservation.sumAndCopy(src, 0, dst, 0, -1)).contains("length");
        assertInvalid(() -> Conservation.sumAndCopy(src, Integer.MAX_VALUE, dst, 0, Integer.MAX_VALUE));
        assertInvalid(() -> Conservation.sumAndCopy(ByteBuffer.wrap(src), readOnly))
                .contains("read-only");
        assertInvalid(() -> Conservation.sumAndCopy(ByteBuffer.wrap(src), ByteBuffer.allocate(1)));
        assertInvalid(() -> Conservation.sumAndCopy(null, ByteBuffer.wrap(dst)));
        assertInvalid(() -> Conservation.sumAndFill(none, 0));
        assertInvalid(() -> Conservation.sumAndFill(dst, 256)).contains("value must be 0..255, got 256");
        assertInvalid(() -> Conservation.sumAndFill(dst, 1, 2, 0)).contains("offset");
        assertInvalid(() -> Conservation.sumAndFill(readOnly, 0)).contains("read-only");
        assertInvalid(() -> Conservation.sumAndFill(ByteBuffer.allocateDirect(0), -1));
        assertThat(dst).containsExactly(7, 8);
    }

    @Test
    void minimalSkipsTheSumAndNothingElse() {
        byte[] src = {1, 2};
        byte[] dst = {7, 8};
        assertRefused(ErrorCode.CONSERVATION, () -> Conservation.copy(src, dst, Validation.FULL));
        assertRefused(ErrorCode.CONSERVATION, () -> Conservation.copy(src, 0, dst, 0, 2, Validation.FULL));
        assertRefused(
                ErrorCode.CONSERVATION,
                () -> Conservation.copy(ByteBuffer.wrap(src), ByteBuffer.wrap(dst), Validation.FULL));
        assertInvalid(() -> Conservation.copy(src, new byte[3], Validation.MINIMAL));
        assertInvalid(() -> Conservation.copy(null, dst, Validation.MINIMAL));
        assertInvalid(() -> Conservation.copy(src, 0, dst, 1, 2, Validation.MINIMAL))
                .contains("dstOffset");
        assertInvalid(() -> Conservation.copy(src, dst, null)).contains("validation must be given");
        assertInvalid(() -> Conservation.copy(ByteBuffer.wrap(src), ByteBuffer.wrap(dst), null))
                .contains("validation");
        assertInvalid(() -> Conservation.copy(
                        ByteBuffer.wrap(src), ByteBuffer.wrap(dst).asReadOnlyBuffer(), Validation.MINIMAL))
                .contains("read-only");
        assertThat(dst).containsExactly(7, 8);

        Conservation.copy(src, dst, Validation.MINIMAL);
        assertThat(dst).containsExactly(1, 2);
        Conservation.copy(new byte[] {3, 4, 5}, 1, dst, 0, 2, Validation.MINIMAL);
        assertThat(dst).containsExactly(4, 5);
        Conservation.copy(ByteBuffer.wrap(src), ByteBuffer.wrap(dst), Validation.MINIMAL);
        assertThat(dst).containsExactly(1, 2);
    }

    /** From 32 MiB on, several threads add up; the result must not depend on the boundary. */
    @Test
    void sumsAroundTheSplitAreExact() {
        byte[] data = guards((32 << 20) + 3);
        for (int length : new int[] {(32 << 20) - 1, 32 << 20, (32 << 20) + 2}) {
            assertThat(Conservation.sum(data, 1, length)).as("%d bytes", length).isEqualTo((int) (0xa5L * length % 96));
            assertThat(Conservation.sum(ByteBuffer.wrap(data, 1, length))).isEqualTo((int) (0xa5L * length % 96));
        }
    }
}
