package dev.atlasl2;

import static dev.atlasl2.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TrackedSumTest {
    @Test
    void callsGiveWhatTheSumOfOneThreadGives() {
        Random random = new Random(5);
        TrackedSum tracked = new TrackedSum(95);
        ConservedSum plain = new ConservedSum().restore(95);
        for (int round = 0; round < 2_000; round++) {
            byte[] data = new byte[random.nextInt(300)];
            random.nextBytes(data);
            byte[] other = new byte[data.length];
            random.nextBytes(other);
            tracked.update(data);
            plain.update(data);
            tracked.update(data, data.length / 3, data.length / 2);
            plain.update(data, data.length / 3, data.length / 2);
            tracked.update(ByteBuffer.wrap(data));
            plain.update(ByteBuffer.wrap(data));
            tracked.merge(round % 96);
            plain.merge(round % 96);
            tracked.merge(plain);
            plain.merge(plain);
            tracked.deltaRange(data, other);
            plain.merge(Conservation.delta(data, other));
            int old = random.nextInt(256);
            int now = random.nextInt(256);
            tracked.deltaByte(old, now);
            plain.restore(Conservation.deltaByte(plain.value(), old, now));
            assertThat(tracked.value()).isEqualTo(plain.value());
        }
        assertThat(tracked).hasToString("TrackedSum[" + plain.value() + "]");
    }

    @Test
    void sumsBelowZeroAreReducedByTheFloorModulus() {
        TrackedSum sum = new TrackedSum();
        sum.deltaByte(1, 0);
        assertThat(sum.value()).isEqualTo(95);
        sum.deltaByte(255, 0);
        assertThat(sum.value()).isEqualTo(Math.floorMod(-256, 96));
    }

    @Test
    void aRefusedCallChangesNothing() {
        TrackedSum sum = new TrackedSum(7);
        assertInvalid(() -> new TrackedSum(96)).contains("residue must be 0..95, got 96");
        assertInvalid(() -> new TrackedSum(-1));
        assertInvalid(() -> sum.merge(96)).contains("residue");
        assertInvalid(() -> sum.merge(-1));
        assertInvalid(() -> sum.merge((ConservedSum) null));
        assertInvalid(() -> sum.deltaByte(256, 0)).contains("oldByte");
        assertInvalid(() -> sum.deltaByte(0, -1)).contains("newByte");
        assertInvalid(() -> sum.deltaRange(null, new byte[1]));
        assertInvalid(() -> sum.deltaRange(new byte[1], null));
        assertInvalid(() -> sum.deltaRange(new byte[1], new byte[2]));
        assertInvalid(() -> sum.update((byte[]) null));
        assertInvalid(() -> sum.update((ByteBuffer) null));
        assertInvalid(() -> sum.update(new byte[2], 1, 2));
        assertThat(sum.value()).isEqualTo(7);
    }

    @Test
    void noDeltaIsLostOnAnyNumberOfStripes() {
        for (int stripes : new int[] {1, 2, 64}) {
            TrackedSum sum = new TrackedSum(1, new Stripes(stripes));
            Threads.race(5, i -> () -> {
                for (int call = 0; call < 100_000; call++) {
                    sum.deltaByte(call & 255, i);
                    sum.merge((call & 255) % 96);
                }
                return i;
            });
            long expected = 1;
            for (int call = 0; call < 100_000; call++) {
                expected += 5L * ((call & 255) % 96 - (call & 255)) + 10;
            }
            assertThat(sum.value()).as("%s stripes", stripes).isEqualTo((int) Math.floorMod(expected, 96L));
        }
    }

    /** A read includes calls that have returned, and no calls that have not begun. */
    @Test
    void aReadSeesAllThatReturnedAndNothingThatHasNotBegun() {
        TrackedSum sum = new TrackedSum(0, new Stripes(2));
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger returned = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        List<Integer> looks = Threads.race(3, i -> () -> {
            if (i == 0) {
                int count = 0;
                for (; !done.get() || count < 100; count++) {
                    int least = returned.get();
                    int seen = sum.value();
                    int most = begun.get();
                    // The calls in between usually add little; if they add 96 or more, every residue is right.
                    if (most - least < 96) {
                        assertThat(Math.floorMod(seen - least, 96)).isBetween(0, most - least);
                    }
                }
                return count;
            }
            for (int call = 0; call < 300_000; call++) {
                begun.incrementAndGet();
                sum.merge(1);
                returned.incrementAndGet();
            }
            done.set(true);
            return 600_000;
        });
        assertThat(looks.get(0)).isGreaterThanOrEqualTo(100);
        assertThat(sum.value()).isEqualTo(600_000 % 96);
    }
}
