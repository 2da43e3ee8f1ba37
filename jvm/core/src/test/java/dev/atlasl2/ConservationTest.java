package dev.atlasl2;

import static dev.atlasl2.Refusals.assertInvalid;
import static dev.atlasl2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.ErrorCode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConservationTest {
    private static byte[] random(int length, int seed) {
        byte[] data = new byte[length];
        new Random(seed).nextBytes(data);
        return data;
    }

    private static byte[] repeat(int value, int length) {
        byte[] data = new byte[length];
        Arrays.fill(data, (byte) value);
        return data;
    }

    /** Random bytes with a last one that makes the sum 0. */
    private static byte[] conserved(int length, int seed) {
        byte[] data = random(length, seed);
        data[length - 1] = 0;
        data[length - 1] = (byte) ((96 - Conservation.sum(data)) % 96);
        return data;
    }

    // ---- sum and check

    @Test
    void residueIsIndependentOfSplit() {
        byte[] data = random(1_000, 1);
        int whole = Conservation.sum(data);
        for (int at = 0; at <= data.length; at++) {
            int parts = Conservation.sum(data, 0, at) + Conservation.sum(data, at, data.length - at);
            assertThat(parts % 96).as("split at %d", at).isEqualTo(whole);
        }
    }

    @Test
    void knownSums() {
        assertThat(Conservation.sum(new byte[0])).isZero();
        assertThat(Conservation.sum(repeat(0xff, 1))).isEqualTo(63);
        assertThat(Conservation.sum(repeat(0xff, 4_129))).isEqualTo(63);
        assertThat(Conservation.sum(repeat(0xff, 16_843_010))).isEqualTo(30);
    }

    @Test
    void everyOverloadAnswersAlike() {
        for (int length : new int[] {0, 1, 7, 95, 96, 300, 20_000}) {
            byte[] data = random(length, length);
            byte[] larger = repeat(0xa5, length + 9);
            System.arraycopy(data, 0, larger, 5, length);
            int sum = Conservation.sum(data);
            assertThat(Conservation.sum(larger, 5, length)).isEqualTo(sum);
            assertThat(Conservation.check(data)).isEqualTo(sum == 0);
            assertThat(Conservation.check(larger, 5, length)).isEqualTo(sum == 0);
            for (ByteBuffer buffer : Buffers.readable(data)) {
                assertThat(Conservation.sum(buffer)).as("%s", buffer).isEqualTo(sum);
                assertThat(Conservation.check(buffer)).isEqualTo(sum == 0);
                assertThat(buffer.position()).isEqualTo(3);
                assertThat(buffer.remaining()).isEqualTo(length);
            }
        }
    }

    @Test
    void rangesThatLeaveTheArrayAreRefused() {
        byte[] data = new byte[10];
        assertInvalid(() -> Conservation.sum(data, 5, 6)).contains("length from offset on must be 0..5, got 6");
        assertInvalid(() -> Conservation.sum(data, -1, 1)).contains("offset").contains("-1");
        assertInvalid(() -> Conservation.sum(data, 0, -1)).contains("length").contains("-1");
        assertInvalid(() -> Conservation.sum(data, Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertInvalid(() -> Conservation.sum(data, Integer.MIN_VALUE, 1));
        assertInvalid(() -> Conservation.sum(data, 1, Integer.MAX_VALUE));
        assertThat(Conservation.sum(data, 10, 0)).isZero();
    }

    @Test
    void nullIsRefusedAndNotEmpty() {
        byte[] none = null;
        ByteBuffer noBuffer = null;
        assertInvalid(() -> Conservation.sum(none)).contains("data must be given, got null");
        assertInvalid(() -> Conservation.sum(none, 0, 0));
        assertInvalid(() -> Conservation.sum(noBuffer));
        assertInvalid(() -> Conservation.check(none));
        assertInvalid(() -> Conservation.windowCheck(none));
        assertInvalid(() -> Conservation.windowCheck(noBuffer));
        assertInvalid(() -> Conservation.slidingCheck(none, 1));
        assertInvalid(() -> Conservation.slidingCheck(noBuffer, 1));
        assertInvalid(() -> Conservation.delta(none, new byte[0])).contains("before");
        assertInvalid(() -> Conservation.delta(new byte[0], none)).contains("after");
        assertInvalid(() -> Conservation.deltaRange(0, none, none));
        assertInvalid(() -> Conservation.fill(none, 0));
        assertInvalid(() -> Conservation.fill(noBuffer, 0));
        assertInvalid(() -> Conservation.copy(none, new byte[0]));
        assertInvalid(() -> Conservation.copy(new byte[0], none));
        assertInvalid(() -> Conservation.copy(noBuffer, ByteBuffer.allocate(0)));
        assertInvalid(() -> Conservation.copy(ByteBuffer.allocate(0), noBuffer));
    }

    @Test
    void windowsHaveOneByteToOneMebibyte() {
        assertThat(Conservation.windowCheck(new byte[1])).isTrue();
        assertThat(Conservation.windowCheck(new byte[1 << 20])).isTrue();
        assertThat(Conservation.windowCheck(new byte[] {1, 95, 7}, 0, 2)).isTrue();
        assertThat(Conservation.windowCheck(new byte[] {1, 95, 7}, 1, 2)).isFalse();
        assertInvalid(() -> Conservation.windowCheck(new byte[0])).contains("1..1048576, got 0");
        assertInvalid(() -> Conservation.windowCheck(new byte[(1 << 20) + 1])).contains("got 1048577");
        assertInvalid(() -> Conservation.windowCheck(new byte[3], 1, 0));
        assertInvalid(() -> Conservation.windowCheck(ByteBuffer.allocateDirect((1 << 20) + 1)));
    }

    // ---- sliding check

    @Test
    void slidingCheckIsTheCheckOfEveryWindow() {
        Random random = new Random(5);
        for (int round = 0; round < 4_000; round++) {
            byte[] data = nearlyConserved(random);
            int window = 1 + random.nextInt(12);
            boolean expected = true;
            for (int at = 0; at + window <= data.length; at++) {
                expected &= Conservation.check(data, at, window);
            }
            if (window > data.length) {
                expected = Conservation.check(data);
            }
            assertThat(Conservation.slidingCheck(data, window))
                    .as("%s, window %d", Arrays.toString(data), window)
                    .isEqualTo(expected);
            for (ByteBuffer buffer : Buffers.readable(data)) {
                assertThat(Conservation.slidingCheck(buffer, window)).isEqualTo(expected);
            }
        }
    }

    /**
     * Repeats a conserved pattern, adds 96 to some bytes, and sometimes breaks one byte, so that both answers are
     * common.
     */
    private static byte[] nearlyConserved(Random random) {
        int period = 1 + random.nextInt(4);
        byte[] pattern = conserved(period, random.nextInt());
        byte[] data = new byte[random.nextInt(200)];
        for (int i = 0; i < data.length; i++) {
            int value = (pattern[i % period] & 0xff) % 96;
            data[i] = (byte) (random.nextInt(8) == 0 ? value + 96 : value);
        }
        if (data.length > 0 && random.nextBoolean()) {
            data[random.nextInt(data.length)]++;
        }
        return data;
    }

    @Test
    void slidingCheckHasItsEdges() {
        assertThat(Conservation.slidingCheck(new byte[0], 1)).isTrue();
        assertThat(Conservation.slidingCheck(new byte[] {96}, Long.MAX_VALUE)).isTrue();
        assertThat(Conservation.slidingCheck(new byte[] {95}, Long.MAX_VALUE)).isFalse();
        assertThat(Conservation.slidingCheck(new byte[] {9, 96, 9}, 1, 1, 1)).isTrue();
        assertInvalid(() -> Conservation.slidingCheck(new byte[0], 0)).contains("window must be 1..");
        assertInvalid(() -> Conservation.slidingCheck(new byte[1], -1));
        assertInvalid(() -> Conservation.slidingCheck(ByteBuffer.allocate(1), Long.MIN_VALUE));
    }

    // ---- delta

    @Test
    void killsDeltaMod256() {
        for (int sum = 0; sum < 96; sum++) {
            for (int before = 0; before < 256; before += 5) {
                for (int after = 0; after < 256; after++) {
                    assertThat(Conservation.deltaByte(sum, before, after))
                            .isEqualTo((sum + after - before + 96 * 3) % 96);
                }
            }
        }
    }

    @Test
    void deltaIsTheDifferenceOfSums() {
        byte[] before = random(500, 2);
        byte[] after = random(500, 3);
        int expected = Math.floorMod(Conservation.sum(after) - Conservation.sum(before), 96);
        assertThat(Conservation.delta(before, after)).isEqualTo(expected);
        assertThat(Conservation.deltaRange(Conservation.sum(before), before, after))
                .isEqualTo(Conservation.sum(after));
        assertThat(Conservation.deltaRange(17, new byte[0], new byte[0])).isEqualTo(17);
        for (ByteBuffer old : Buffers.readable(before)) {
            for (ByteBuffer now : Buffers.readable(after)) {
                assertThat(Conservation.delta(old, now)).isEqualTo(expected);
            }
        }
    }

    @Test
    void deltaArgumentsOutsideTheirRangesAreRefused() {
        assertInvalid(() -> Conservation.deltaByte(96, 0, 0)).contains("sum must be 0..95, got 96");
        assertInvalid(() -> Conservation.deltaByte(-1, 0, 0));
        assertInvalid(() -> Conservation.deltaByte(0, 256, 0)).contains("0..255, got 256");
        assertInvalid(() -> Conservation.deltaByte(0, 0, -1));
        assertInvalid(() -> Conservation.deltaRange(96, new byte[0], new byte[0]));
        assertInvalid(() -> Conservation.deltaRange(0, new byte[1], new byte[2]))
                .contains("as long as");
        assertInvalid(() -> Conservation.delta(new byte[1], new byte[0]));
        assertInvalid(() -> Conservation.delta(ByteBuffer.allocate(1), ByteBuffer.allocate(2)));
    }

    // ---- fill

    @Test
    void everyFillIsConservedAndWritesItsRangeOnly() {
        for (int length = 0; length < 300; length++) {
            for (int value : new int[] {0, 1, 95, 96, 165, 255}) {
                byte[] memory = repeat(0xa5, length + 20);
                Conservation.fill(memory, 10, length, value);
                assertFilled(Arrays.copyOfRange(memory, 10, 10 + length), value);
                assertThat(Arrays.copyOf(memory, 10)).isEqualTo(repeat(0xa5, 10));
                assertThat(Arrays.copyOfRange(memory, 10 + length, length + 20)).isEqualTo(repeat(0xa5, 10));
            }
        }
    }

    @Test
    void buffersAreFilledAsArraysAre() {
        for (int length : new int[] {0, 1, 2, 96, 8_191, 8_192, 8_193, 20_000}) {
            for (ByteBuffer buffer : Buffers.writable(random(length, 4))) {
                Conservation.fill(buffer, 255);
                assertFilled(Buffers.bytes(buffer), 255);
                assertThat(Buffers.guardsStand(buffer)).as("%s", buffer).isTrue();
                assertThat(buffer.position()).isEqualTo(3);
            }
        }
    }

    private static void assertFilled(byte[] data, int value) {
        byte[] expected = repeat(value, data.length);
        if (data.length > 0) {
            expected[data.length - 1] = (byte) ((96 - (long) value * (data.length - 1) % 96) % 96);
        }
        assertThat(data).isEqualTo(expected);
        assertThat(Conservation.check(data)).isTrue();
    }

    @Test
    void killsFillProductWrap() {
        byte[] data = new byte[16_843_011];
        Conservation.fill(data, 255);
        assertThat(data[data.length - 1]).isEqualTo((byte) 0x42);
        assertThat(Conservation.check(data)).isTrue();
    }

    @Test
    void aRefusedFillWritesNothing() {
        byte[] data = {1, 2, 3};
        assertInvalid(() -> Conservation.fill(data, 256)).contains("value must be 0..255, got 256");
        assertInvalid(() -> Conservation.fill(data, -1));
        assertInvalid(() -> Conservation.fill(new byte[0], 256));
        assertInvalid(() -> Conservation.fill(data, 2, 2, 0));
        assertInvalid(() -> Conservation.fill(data, 0, -1, 0));
        assertInvalid(() -> Conservation.fill(ByteBuffer.allocateDirect(0), 256));
        assertInvalid(() -> Conservation.fill(ByteBuffer.wrap(data).asReadOnlyBuffer(), 0))
                .contains("read-only");
        assertThat(data).containsExactly(1, 2, 3);
    }

    // ---- copy

    @Test
    void aConservedSourceIsCopied() {
        byte[] src = conserved(1_000, 6);
        byte[] dst = new byte[1_000];
        Conservation.copy(src, dst);
        assertThat(dst).isEqualTo(src);
        Conservation.copy(new byte[0], new byte[0]);
        for (ByteBuffer from : Buffers.readable(src)) {
            for (ByteBuffer to : Buffers.writable(new byte[1_000])) {
                Conservation.copy(from, to);
                assertThat(Buffers.bytes(to)).isEqualTo(src);
                assertThat(Buffers.guardsStand(to)).isTrue();
                assertThat(from.position()).isEqualTo(3);
                assertThat(to.position()).isEqualTo(3);
            }
        }
    }

    @Test
    void aRefusedCopyWritesNothing() {
        byte[] src = {1, 2};
        byte[] dst = {7, 8};
        assertRefused(ErrorCode.CONSERVATION, () -> Conservation.copy(src, dst))
                .contains("sum of src must be 0, got 3");
        assertRefused(ErrorCode.CONSERVATION, () -> Conservation.copy(ByteBuffer.wrap(src), ByteBuffer.wrap(dst)));
        assertRefused(ErrorCode.CONSERVATION, () -> Conservation.copy(src, 0, dst, 0, 2));
        assertInvalid(() -> Conservation.copy(src, new byte[3]));
        assertInvalid(() -> Conservation.copy(src, 0, dst, 1, 2)).contains("dstOffset");
        assertInvalid(() -> Conservation.copy(src, 1, dst, 0, 2)).contains("srcOffset");
        assertInvalid(() ->
                Conservation.copy(ByteBuffer.allocate(2), ByteBuffer.wrap(dst).asReadOnlyBuffer()));
        assertInvalid(() -> Conservation.copy(ByteBuffer.allocate(3), ByteBuffer.wrap(dst)));
        assertThat(dst).containsExactly(7, 8);
    }

    @Test
    void overlappingRangesBehaveAsMemmove() {
        for (int shift = -70; shift <= 70; shift++) {
            byte[] data = conserved(400, 8);
            System.arraycopy(conserved(200, 9), 0, data, 100, 200);
            byte[] expected = data.clone();
            System.arraycopy(data, 100, expected, 100 + shift, 200);

            byte[] inArray = data.clone();
            Conservation.copy(inArray, 100, inArray, 100 + shift, 200);
            assertThat(inArray).as("shift %d", shift).isEqualTo(expected);

            for (ByteBuffer memory : new ByteBuffer[] {ByteBuffer.allocate(400), ByteBuffer.allocateDirect(400)}) {
                memory.put(0, data);
                Conservation.copy(memory.slice(100, 200), memory.slice(100 + shift, 200));
                assertThat(Buffers.bytes(memory)).as("shift %d", shift).isEqualTo(expected);
            }
        }
    }
}
