package dev.atlasl2.spec.reference;

import static dev.atlasl2.spec.reference.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CachedBufferReferenceTest {
    @Test
    void writesThroughTheBufferKeepTheSumRight() {
        Random random = new Random(5);
        CachedBufferReference buffer = new CachedBufferReference(Bytes.random(6, 100));
        for (int step = 0; step < 2000; step++) {
            if (random.nextBoolean()) {
                buffer.set(random.nextInt(100), random.nextInt(256));
            } else {
                int at = random.nextInt(101);
                buffer.setRange(at, Bytes.random(step, random.nextInt(101 - at)));
            }
            assertThat(buffer.sum()).as("step %d", step).isEqualTo(SumReference.sum(buffer.bytes()));
            if (step % 100 == 0) {
                buffer.invalidate();
            }
        }
    }

    @Test
    void killsCacheStale() {
        CachedBufferReference buffer = new CachedBufferReference(new byte[96]);
        assertThat(buffer.check()).isTrue();
        buffer.set(0, 1);
        assertThat(buffer.check()).isFalse();
    }

    @Test
    void writesMadeElsewhereAreSeenAfterInvalidateOnly() {
        byte[] bytes = new byte[4];
        CachedBufferReference buffer = new CachedBufferReference(bytes);
        bytes[0] = 5;
        assertThat(buffer.sum()).as("nothing was cached yet").isEqualTo(5);
        bytes[1] = 9;
        assertThat(buffer.sum()).isEqualTo(5);
        buffer.set(2, 1);
        assertThat(buffer.sum()).isEqualTo(6);
        buffer.invalidate();
        assertThat(buffer.sum()).isEqualTo(15);
        assertThat(buffer.bytes()).isSameAs(bytes);
    }

    @Test
    void aWriteMovesTheSumFromWhatTheMemoryHeldJustBefore() {
        byte[] bytes = new byte[4];
        CachedBufferReference buffer = new CachedBufferReference(bytes);
        assertThat(buffer.sum()).isZero();
        bytes[0] = 9;
        buffer.set(0, 10);
        assertThat(buffer.sum()).isEqualTo(1);
    }

    @Test
    void refusedWritesChangeNeitherBytesNorCache() {
        CachedBufferReference buffer = new CachedBufferReference(Bytes.of(96, 1));
        assertThat(buffer.sum()).isEqualTo(1);
        assertInvalid("at must be 0..1, got 2", () -> buffer.set(2, 0));
        assertInvalid("at", () -> buffer.set(-1, 0));
        assertInvalid("at", () -> buffer.set(Long.MAX_VALUE, 0));
        assertInvalid("value must be 0..255, got 256", () -> buffer.set(0, 256));
        assertInvalid("value", () -> buffer.set(0, -1));
        assertInvalid("at must be 0, got 1", () -> buffer.setRange(1, new byte[2]));
        assertInvalid("length of data must be 0..2, got 3", () -> buffer.setRange(0, new byte[3]));
        assertInvalid("at", () -> buffer.setRange(Long.MAX_VALUE, new byte[1]));
        assertInvalid("data", () -> buffer.setRange(0, null));
        assertInvalid("data", () -> new CachedBufferReference(null));
        assertInvalid("length of the write", () -> new CachedBufferReference(new byte[0]).set(0, 0));
        buffer.setRange(2, new byte[0]);
        assertThat(buffer.bytes()).containsExactly(96, 1);
        assertThat(buffer.sum()).isEqualTo(1);
    }
}
