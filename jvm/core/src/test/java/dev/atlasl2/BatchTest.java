package dev.atlasl2;

import static dev.atlasl2.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static List<byte[]> regions(int count, int seed) {
        Random random = new Random(seed);
        List<byte[]> regions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] region = new byte[1 + i % 40];
            random.nextBytes(region);
            regions.add(region);
        }
        return regions;
    }

    @Test
    void aBatchAnswersAsTheSingleCallsDo() {
        for (int count : new int[] {1, 2, 255, 256}) {
            List<byte[]> entries = regions(count, count);
            List<byte[]> others = regions(count, count + 1);
            List<Batch.Change> changes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                changes.add(new Batch.Change(entries.get(i), others.get(i)));
            }
            int[] sums = Batch.sum(entries);
            boolean[] checks = Batch.check(entries);
            int[] deltas = Batch.delta(changes);
            assertThat(Batch.witness(entries)).hasSize(count);
            for (int i = 0; i < count; i++) {
                assertThat(sums[i]).isEqualTo(Conservation.sum(entries.get(i)));
                assertThat(checks[i]).isEqualTo(Conservation.check(entries.get(i)));
                assertThat(deltas[i]).isEqualTo(Conservation.delta(entries.get(i), others.get(i)));
                assertThat(Batch.witness(entries).get(i)).isEqualTo(Witnesses.flat(entries.get(i)));
            }
        }
    }

    @Test
    void oneBadEntryRefusesAll() {
        byte[] good = {1};
        assertInvalid(() -> Batch.sum(Arrays.asList(good, null))).contains("entries[1]");
        assertInvalid(() -> Batch.check(Arrays.asList(null, good))).contains("entries[0]");
        assertInvalid(() -> Batch.witness(List.of(good, new byte[0]))).contains("entries[1]");
        assertInvalid(() -> Batch.delta(List.of(new Batch.Change(good, good), new Batch.Change(good, new byte[2]))))
                .contains("entries[1]");
        assertInvalid(() -> Batch.delta(List.of(new Batch.Change(null, good))));
        assertInvalid(() -> Batch.delta(Collections.singletonList(null)));
    }

    @Test
    void batchesHave1To256Entries() {
        assertInvalid(() -> Batch.sum(List.of())).contains("1..256, got 0");
        assertInvalid(() -> Batch.check(regions(257, 1))).contains("got 257");
        assertInvalid(() -> Batch.sum(null));
        assertInvalid(() -> Batch.delta(List.of()));
        assertInvalid(() -> Batch.witness(regions(257, 1)));
    }

    @Test
    void sizeHintsAreThoseOfTheTable() {
        long[][] table = {
            {0, 256},
            {64, 256},
            {65, 126},
            {100, 81},
            {1_024, 8},
            {1_025, 16},
            {16_384, 16},
            {16_385, 8},
            {Long.MAX_VALUE, 8}
        };
        for (long[] row : table) {
            assertThat(Batch.sizeHint(row[0])).as("%d bytes", row[0]).isEqualTo((int) row[1]);
        }
        assertInvalid(() -> Batch.sizeHint(-1));
    }
}
