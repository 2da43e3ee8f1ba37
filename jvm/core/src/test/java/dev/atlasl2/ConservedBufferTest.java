package dev.atlasl2;

import static dev.atlasl2.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConservedBufferTest {
    @Test
    void killsCacheStale() {
        ConservedBuffer buffer = ConservedBuffer.allocate(96);
        assertThat(buffer.check()).isTrue();
        buffer.set(0, 1);
        assertThat(buffer.check()).isFalse();
        buffer.set(95, 95);
        assertThat(buffer.check()).isTrue();
    }

    @Test
    void theCachedSumIsTheSumAfterAnyWrites() {
        Random random = new Random(11);
        byte[] data = new byte[200];
        for (ByteBuffer memory : Buffers.writable(data)) {
            ConservedBuffer buffer = ConservedBuffer.wrap(memory);
            for (int i = 0; i < 2_000; i++) {
                if (random.nextBoolean()) {
                    buffer.set(random.nextInt(200), random.nextInt(256));
                } else {
                    byte[] range = new byte[random.nextInt(50)];
                    random.nextBytes(range);
                    buffer.set(random.nextInt(201 - range.length), range);
                }
                assertThat(buffer.sum()).isEqualTo(Conservation.sum(memory));
            }
            assertThat(Buffers.guardsStand(memory)).isTrue();
        }
    }

    @Test
    void readsOfAValidCacheLookAtNoByte() {
        byte[] data = new byte[4];
        ConservedBuffer buffer = ConservedBuffer.wrap(data);
        data[2] = 9;
        assertThat(buffer.sum()).isEqualTo(9);
        data[2] = 8;
        assertThat(buffer.sum()).isEqualTo(9);
        buffer.invalidate();
        assertThat(buffer.sum()).isEqualTo(8);
        assertThat(buffer.get(2)).isEqualTo(8);
    }

    @Test
    void writesMoveTheSumByWhatTheMemoryHeldJustBefore() {
        byte[] data = new byte[4];
        ConservedBuffer buffer = ConservedBuffer.wrap(data);
        assertThat(buffer.sum()).isZero();
        data[1] = 5; // a write that bypasses the buffer
        buffer.set(1, 7);
        assertThat(buffer.sum()).isEqualTo(2);
    }

    @Test
    void aRefusedWriteChangesNeitherBytesNorCache() {
        byte[] data = {96, 0};
        ConservedBuffer buffer = ConservedBuffer.wrap(data);
        assertThat(buffer.sum()).isZero();
        assertInvalid(() -> buffer.set(2, 1)).contains("at must be 0..1, got 2");
        assertInvalid(() -> buffer.set(-1, 1));
        assertInvalid(() -> buffer.set(0, 256)).contains("value must be 0..255, got 256");
        assertInvalid(() -> buffer.set(1, new byte[2]));
        assertInvalid(() -> buffer.set(Integer.MAX_VALUE, new byte[1]));
        assertInvalid(() -> buffer.set(0, null));
        assertInvalid(() -> buffer.get(2));
        buffer.set(2, new byte[0]);
        assertThat(buffer.sum()).isZero();
        assertThat(data).containsExactly(96, 0);
    }

    @Test
    void readOnlyMemoryCanBeReadOnly() {
        ConservedBuffer buffer =
                ConservedBuffer.wrap(ByteBuffer.wrap(new byte[] {5, 6}).asReadOnlyBuffer());
        assertThat(buffer.sum()).isEqualTo(11);
        assertInvalid(() -> buffer.set(0, 1)).contains("read-only");
        assertInvalid(() -> buffer.set(0, new byte[1])).contains("read-only");
        assertThat(buffer.sum()).isEqualTo(11);
    }

    @Test
    void creationRefusesWhatIsNoMemory() {
        assertInvalid(() -> ConservedBuffer.wrap((byte[]) null));
        assertInvalid(() -> ConservedBuffer.wrap((ByteBuffer) null));
        assertInvalid(() -> ConservedBuffer.allocate(-1)).contains("length");
        assertThat(ConservedBuffer.allocate(0).check()).isTrue();
        assertInvalid(() -> ConservedBuffer.allocate(0).get(0));
    }
}
