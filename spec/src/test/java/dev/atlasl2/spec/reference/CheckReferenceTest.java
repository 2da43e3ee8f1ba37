package dev.atlasl2.spec.reference;

import static dev.atlasl2.spec.reference.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CheckReferenceTest {
    @Test
    void conservedMeansSumZero() {
        assertThat(CheckReference.check(new byte[0])).isTrue();
        assertThat(CheckReference.check(Bytes.repeat(1, 96))).isTrue();
        for (int length = 1; length < 96; length++) {
            assertThat(CheckReference.check(Bytes.repeat(1, length))).isFalse();
        }
        assertInvalid("data", () -> CheckReference.check(null));
    }

    @Test
    void windowIsOneByteToOneMebibyte() {
        assertThat(WindowCheckReference.windowCheck(Bytes.of(0))).isTrue();
        assertThat(WindowCheckReference.windowCheck(Bytes.of(1))).isFalse();
        assertThat(WindowCheckReference.windowCheck(new byte[1 << 20])).isTrue();
        assertInvalid(
                "must be 1..1048576, got 1048577", () -> WindowCheckReference.windowCheck(new byte[(1 << 20) + 1]));
        assertInvalid("must be 1..1048576, got 0", () -> WindowCheckReference.windowCheck(new byte[0]));
        assertInvalid("data", () -> WindowCheckReference.windowCheck(null));
    }

    /** The definition of clause S4.3, word by word, on every small input over a few telling values. */
    @Test
    void slidingCheckIsTheCheckOfEveryWindow() {
        int[] values = {0, 1, 95, 96, 97, 255};
        for (int length = 0; length <= 4; length++) {
            int[] digits = new int[length];
            do {
                byte[] data = new byte[length];
                for (int i = 0; i < length; i++) {
                    data[i] = (byte) values[digits[i]];
                }
                for (int window = 1; window <= length + 1; window++) {
                    assertThat(SlidingCheckReference.slidingCheck(data, window))
                            .as("%s, window %d", Arrays.toString(data), window)
                            .isEqualTo(everyWindow(data, window));
                }
            } while (next(digits, values.length));
        }
    }

    @Test
    void slidingCheckFindsASingleWrongByteAnywhere() {
        byte[] data = Bytes.repeat(1, 1000);
        assertThat(SlidingCheckReference.slidingCheck(data, 96)).isTrue();
        assertThat(SlidingCheckReference.slidingCheck(data, 192)).isTrue();
        assertThat(SlidingCheckReference.slidingCheck(data, 97)).isFalse();
        for (int at = 0; at < data.length; at++) {
            data[at] = 2;
            assertThat(SlidingCheckReference.slidingCheck(data, 96))
                    .as("byte %d", at)
                    .isFalse();
            data[at] = 97;
            assertThat(SlidingCheckReference.slidingCheck(data, 96))
                    .as("byte %d", at)
                    .isTrue();
            data[at] = 1;
        }
    }

    @Test
    void aLongWindowMeansTheWholeRegion() {
        assertThat(SlidingCheckReference.slidingCheck(Bytes.of(95, 1), 3)).isTrue();
        assertThat(SlidingCheckReference.slidingCheck(Bytes.of(95, 2), Long.MAX_VALUE))
                .isFalse();
        assertThat(SlidingCheckReference.slidingCheck(new byte[0], 1)).isTrue();
        assertThat(SlidingCheckReference.slidingCheck(new byte[0], Long.MAX_VALUE))
                .isTrue();
    }

    @Test
    void refusesWindowsBelowOne() {
        assertInvalid("window must be 1..", () -> SlidingCheckReference.slidingCheck(new byte[4], 0));
        assertInvalid("got -1", () -> SlidingCheckReference.slidingCheck(new byte[4], -1));
        assertInvalid("window", () -> SlidingCheckReference.slidingCheck(new byte[0], 0));
        assertInvalid("window", () -> SlidingCheckReference.slidingCheck(new byte[4], Long.MIN_VALUE));
        assertInvalid("data", () -> SlidingCheckReference.slidingCheck(null, 1));
    }

    private static boolean everyWindow(byte[] data, int window) {
        if (window > data.length) {
            return CheckReference.check(data);
        }
        for (int from = 0; from + window <= data.length; from++) {
            if (!CheckReference.check(Arrays.copyOfRange(data, from, from + window))) {
                return false;
            }
        }
        return true;
    }

    private static boolean next(int[] digits, int base) {
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (digits[i] + 1) % base;
            if (digits[i] != 0) {
                return true;
            }
        }
        return false;
    }
}
