package dev.atlasl2.spec.reference;

import static dev.atlasl2.spec.reference.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeltaReferenceTest {
    @Test
    void everyByteChangeMovesTheSumAsComputingItAgainWould() {
        for (int sum = 0; sum < 96; sum++) {
            for (int old = 0; old < 256; old++) {
                for (int now = 0; now < 256; now++) {
                    // A total with that sum from which old can be taken without going below 0.
                    int expected = (sum + 96 * 3 - old + now) % 96;
                    if (DeltaReference.deltaByte(sum, old, now) != expected) {
                        assertThat(DeltaReference.deltaByte(sum, old, now))
                                .as("sum %d, %d -> %d", sum, old, now)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void killsDeltaMod256AtEveryStep() {
        int sum = 1;
        int[] right = {0, 95, 94};
        for (int expected : right) {
            sum = DeltaReference.deltaByte(sum, 1, 0);
            assertThat(sum).isEqualTo(expected);
        }
    }

    @Test
    void deltaIsTheDifferenceOfSums() {
        for (int length = 0; length < 200; length++) {
            byte[] before = Bytes.random(length, length);
            byte[] after = Bytes.random(length + 1000, length);
            int delta = DeltaReference.delta(before, after);
            assertThat(delta).isBetween(0, 95);
            assertThat((SumReference.sum(before) + delta) % 96).isEqualTo(SumReference.sum(after));
            assertThat(DeltaReference.deltaRange(SumReference.sum(before), before, after))
                    .isEqualTo(SumReference.sum(after));
        }
    }

    @Test
    void emptyRangesKeepTheSum() {
        byte[] none = new byte[0];
        assertThat(DeltaReference.delta(none, none)).isZero();
        assertThat(DeltaReference.deltaRange(17, none, none)).isEqualTo(17);
    }

    @Test
    void refusesBadArguments() {
        byte[] one = new byte[1];
        byte[] two = new byte[2];
        assertInvalid("after must be as long as before, 1 bytes, got 2", () -> DeltaReference.delta(one, two));
        assertInvalid("before", () -> DeltaReference.delta(null, one));
        assertInvalid("after", () -> DeltaReference.delta(one, null));
        assertInvalid("sum must be 0..95, got 96", () -> DeltaReference.deltaByte(96, 0, 0));
        assertInvalid("sum", () -> DeltaReference.deltaByte(-1, 0, 0));
        assertInvalid("old must be 0..255, got 256", () -> DeltaReference.deltaByte(0, 256, 0));
        assertInvalid("old", () -> DeltaReference.deltaByte(0, -1, 0));
        assertInvalid("new", () -> DeltaReference.deltaByte(0, 0, 256));
        assertInvalid("new", () -> DeltaReference.deltaByte(0, 0, -1));
        assertInvalid("sum", () -> DeltaReference.deltaByte(1L << 32, 0, 0));
        assertInvalid("sum", () -> DeltaReference.deltaRange(96, one, one));
        assertInvalid("new", () -> DeltaReference.deltaRange(0, one, two));
        assertInvalid("old", () -> DeltaReference.deltaRange(0, null, two));
    }
}
