package dev.atlasl2;

import static dev.atlasl2.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConservedSumTest {
    @Test
    void anyPiecesMergedInAnyOrderGiveTheWhole() {
        Random random = new Random(3);
        byte[] data = new byte[5_000];
        random.nextBytes(data);
        for (int round = 0; round < 200; round++) {
            ConservedSum front = new ConservedSum();
            ConservedSum back = new ConservedSum();
            for (int at = 0; at < data.length; ) {
                int count = Math.min(random.nextInt(600), data.length - at);
                ConservedSum sum = random.nextBoolean() ? front : back;
                switch (random.nextInt(3)) {
                    case 0 -> sum.update(data, at, count);
                    case 1 -> sum.update(ByteBuffer.wrap(data, at, count));
                    default -> sum.update(Arrays.copyOfRange(data, at, at + count));
                }
                at += count;
            }
            assertThat(back.merge(front).value()).isEqualTo(Conservation.sum(data));
        }
    }

    @Test
    void stateIsOneResidue() {
        ConservedSum sum = new ConservedSum().update(new byte[] {42});
        int state = sum.save();
        sum.update(new byte[] {1});
        assertThat(sum.value()).isEqualTo(43);
        assertThat(new ConservedSum().restore(state).update(new byte[] {1}).value())
                .isEqualTo(43);
        assertThat(sum.restore(state).value()).isEqualTo(42);
        assertThat(sum.reset().value()).isZero();
        assertThat(sum.merge(95).merge(95).value()).isEqualTo(94);
        assertThat(sum.merge(sum).value()).isEqualTo(92);
    }

    @Test
    void aRefusedCallChangesNothing() {
        ConservedSum sum = new ConservedSum().merge(7);
        assertInvalid(() -> sum.merge(96)).contains("residue must be 0..95, got 96");
        assertInvalid(() -> sum.merge(-1));
        assertInvalid(() -> sum.merge(null));
        assertInvalid(() -> sum.restore(96)).contains("state");
        assertInvalid(() -> sum.restore(Integer.MIN_VALUE));
        assertInvalid(() -> sum.update((byte[]) null));
        assertInvalid(() -> sum.update(new byte[2], 1, 2));
        assertThat(sum.value()).isEqualTo(7);
    }

    @Test
    void collectsChunksInAnyOrderAndInParallel() {
        byte[] data = new byte[50_000];
        new Random(17).nextBytes(data);
        List<byte[]> chunks = new ArrayList<>();
        for (int at = 0; at < data.length; at += 250) {
            chunks.add(Arrays.copyOfRange(data, at, at + 250));
        }
        int whole = Conservation.sum(data);
        assertThat(chunks.stream().collect(ConservedSum.collector()).value()).isEqualTo(whole);
        Collections.shuffle(chunks, new Random(18));
        assertThat(chunks.parallelStream().collect(ConservedSum.collector()).value())
                .isEqualTo(whole);
        assertThat(Stream.<byte[]>empty().collect(ConservedSum.collector()).value())
                .isZero();
        assertInvalid(() -> Stream.of((byte[]) null).collect(ConservedSum.collector()))
                .contains("data");
    }
}
