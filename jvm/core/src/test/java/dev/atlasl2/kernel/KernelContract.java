package dev.atlasl2.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What every kernel guarantees, for any width. The test of a kernel extends this and names the kernel. The plainest
 * loop computes the expected totals here.
 */
public abstract class KernelContract {
    /** One below, at and one above the lengths at which blocks, lanes and tables of known kernels end. */
    private static final int[] LANDMARKS = {
        64, 128, 256, 2_048, 4_096, 15_360, 1 << 14, 1 << 15, 30_720, 61_440, 1 << 16, 1 << 20
    };

    private static final int[] LENGTHS = {
        0, 1, 7, 8, 15, 63, 64, 65, 127, 129, 255, 257, 511, 513, 1_000, 2_047, 2_049, 4_097
    };

    /** Returns the kernel under test. */
    protected abstract Kernel kernel();

    static Map<String, byte[]> patterns(int length) {
        Map<String, byte[]> patterns = new TreeMap<>();
        for (int value : new int[] {0x00, 0x01, 0x7f, 0x80, 0xff}) {
            byte[] data = new byte[length];
            Arrays.fill(data, (byte) value);
            patterns.put(String.format("%02x", value), data);
        }
        byte[] ramp = new byte[length];
        for (int i = 0; i < length; i++) {
            ramp[i] = (byte) (i % 251);
        }
        patterns.put("ramp251", ramp);
        byte[] random = new byte[length];
        new Random(12_288).nextBytes(random);
        patterns.put("random", random);
        return patterns;
    }

    static long plain(byte[] data, int offset, int length) {
        long total = 0;
        for (int i = 0; i < length; i++) {
            total += Byte.toUnsignedInt(data[offset + i]);
        }
        return total;
    }

    @Test
    void everyLengthUpTo4200AddsUp() {
        patterns(4_200 + 64).forEach((name, data) -> {
            for (int length = 0; length <= 4_200; length++) {
                int offset = length % 64;
                long expected = plain(data, offset, length);
                if (kernel().total(data, offset, length) != expected) {
                    assertThat(kernel().total(data, offset, length))
                            .as("%s, offset %d, length %d", name, offset, length)
                            .isEqualTo(expected);
                }
            }
        });
    }

    @Test
    void everyAlignmentAddsUp() {
        patterns(5_000).forEach((name, data) -> {
            for (int offset = 0; offset < 64; offset++) {
                for (int length : LENGTHS) {
                    assertThat(kernel().total(data, offset, length))
                            .as("%s, offset %d, length %d", name, offset, length)
                            .isEqualTo(plain(data, offset, length));
                }
            }
        });
    }

    @Test
    void lengthsAroundBlocksAddUp() {
        patterns((1 << 20) + 2).forEach((name, data) -> {
            for (int landmark : LANDMARKS) {
                for (int length = landmark - 1; length <= landmark + 1; length++) {
                    assertThat(kernel().total(data, 1, length))
                            .as("%s, length %d", name, length)
                            .isEqualTo(plain(data, 1, length));
                }
            }
        });
    }

    /**
     * 255 x 16,843,011 crosses 2^32, and no lane of 16 or 32 bits may be flushed too late on the way (pitfalls
     * sum-wrap, sum-lane-wrap).
     */
    @Test
    void killsLaneWraps() {
        byte[] data = new byte[(1 << 24) + 66_000];
        Arrays.fill(data, (byte) 0xff);
        for (int length : new int[] {(1 << 24) - 1, 1 << 24, (1 << 24) + 1, 16_843_009, 16_843_010, 16_843_011}) {
            assertThat(kernel().total(data, 3, length)).as("length %d", length).isEqualTo(255L * length);
        }
    }

    @Test
    void everyByteCountsOnce() {
        byte[] data = new byte[700];
        for (int length = 1; length < 600; length += length < 300 ? 1 : 37) {
            for (int at = 0; at < length; at++) {
                data[17 + at] = (byte) 0xfd;
                long total = kernel().total(data, 17, length);
                data[17 + at] = 0;
                if (total != 0xfd) {
                    assertThat(total)
                            .as("one byte of 253 at %d of %d", at, length)
                            .isEqualTo(0xfd);
                }
            }
        }
    }

    @Test
    void noByteOutsideTheRangeCounts() {
        for (int length = 0; length <= 4_200; length += length < 300 ? 1 : 61) {
            byte[] data = new byte[length + 256];
            Arrays.fill(data, (byte) 0xff);
            Arrays.fill(data, 128, 128 + length, (byte) 0);
            assertThat(kernel().total(data, 128, length))
                    .as("length %d between bytes of 255", length)
                    .isZero();
        }
    }

    @Test
    void everyKindOfBufferAddsUp() {
        byte[] data = patterns(20_000).get("random");
        for (ByteBuffer buffer : kindsOf(data)) {
            buffer.position(5).limit(19_990);
            for (int length : new int[] {0, 1, 63, 64, 100, 8_191, 8_192, 8_193, 16_384, 19_000}) {
                assertThat(kernel().total(buffer, 7, length))
                        .as("%s, length %d", buffer, length)
                        .isEqualTo(plain(data, 7, length));
            }
            assertThat(buffer.position()).isEqualTo(5);
            assertThat(buffer.limit()).isEqualTo(19_990);
        }
    }

    /** Every length, at different distances from the boundary of a vector; no byte outside the destination changes. */
    @Test
    void copiesAreExactAndStayInTheirRange() {
        byte[] src = patterns(40_000).get("random");
        byte[] dst = new byte[src.length];
        for (int length = 0; length < 39_000; length += length < 1_100 ? 1 : length < 9_000 ? 251 : 4_999) {
            int from = length % 67;
            int to = 64 + length % 61;
            Arrays.fill(dst, (byte) 0xa5);
            long total = kernel().copy(src, from, dst, to, length);
            assertThat(total).as("length %d", length).isEqualTo(plain(src, from, length));
            assertThat(Arrays.equals(dst, to, to + length, src, from, from + length))
                    .as("length %d", length)
                    .isTrue();
            for (int i = 0; i < dst.length; i = i == to - 1 ? to + length : i + 1) {
                if (dst[i] != (byte) 0xa5) {
                    assertThat(i)
                            .as("a byte outside the %d at %d was written", length, to)
                            .isNegative();
                }
            }
        }
    }

    /** As in sums: no lane may be flushed too late. */
    @Test
    void killsLaneWrapsInCopies() {
        patterns((1 << 20) + 2).forEach((name, src) -> {
            byte[] dst = new byte[src.length];
            for (int landmark : LANDMARKS) {
                for (int length = landmark - 1; length <= landmark + 1; length++) {
                    assertThat(kernel().copy(src, 1, dst, 0, length))
                            .as("%s, length %d", name, length)
                            .isEqualTo(plain(src, 1, length));
                    assertThat(Arrays.mismatch(dst, 0, length, src, 1, length + 1))
                            .as("%s, length %d", name, length)
                            .isEqualTo(-1);
                }
            }
        });
    }

    @Test
    void copiesWithinOneArrayAreExact() {
        byte[] data = patterns(60_000).get("random");
        byte[] expected = data.clone();
        System.arraycopy(data, 100, expected, 30_100, 29_900);
        assertThat(kernel().copy(data, 100, data, 30_100, 29_900)).isEqualTo(plain(data, 100, 29_900));
        assertThat(Arrays.equals(data, 0, 60_000, expected, 0, 60_000)).isTrue();
    }

    private static List<ByteBuffer> kindsOf(byte[] data) {
        ByteBuffer direct =
                ByteBuffer.allocateDirect(data.length + 3).position(3).slice().put(0, data);
        byte[] larger = new byte[data.length + 11];
        System.arraycopy(data, 0, larger, 11, data.length);
        ByteBuffer slice = ByteBuffer.wrap(larger).position(11).slice();
        List<ByteBuffer> kinds = new ArrayList<>();
        ByteBuffer whole = ByteBuffer.wrap(data);
        for (ByteBuffer kind : List.of(whole, slice, direct, slice.asReadOnlyBuffer(), direct.asReadOnlyBuffer())) {
            kinds.add(kind.duplicate().order(ByteOrder.BIG_ENDIAN));
            kinds.add(kind.duplicate().order(ByteOrder.LITTLE_ENDIAN));
        }
        return kinds;
    }
}
