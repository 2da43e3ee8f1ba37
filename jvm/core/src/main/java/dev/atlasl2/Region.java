package dev.atlasl2;

import dev.atlasl2.kernel.Kernels;
import dev.atlasl2.spec.Limits;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * A run of bytes, wherever they lie: what every overload is turned into before anything is computed. Arguments have been checked.
 * Holds the caller's memory, never a copy.
 */
sealed interface Region {
    static Region of(byte[] data, String name) {
        Require.notNull(data, name);
        return new OfArray(data, 0, data.length);
    }

    static Region of(byte[] data, int offset, int length, String name) {
        Require.notNull(data, name);
        Require.range(offset, length, data.length, name);
        return new OfArray(data, offset, length);
    }

    /** The remaining bytes of a buffer. A heap buffer is its array: the array kernels are the faster ones. */
    static Region of(ByteBuffer data, String name) {
        Require.notNull(data, name);
        if (data.hasArray()) {
            return new OfArray(data.array(), data.arrayOffset() + data.position(), data.remaining());
        }
        return new OfBuffer(data.slice(), data.remaining());
    }

    int length();

    int get(int index);

    void set(int index, int value);

    int sum();

    void digestInto(MessageDigest sha256, int from, int count);

    /** Sets {@code count} bytes from the first on to {@code value}. */
    void fillWith(int value, int count);

    /** Returns a read and write view of the bytes as a buffer of their own. */
    ByteBuffer buffer();

    record OfArray(byte[] data, int offset, int length) implements Region {
        @Override
        public int get(int index) {
            return data[offset + index] & 0xff;
        }

        @Override
        public void set(int index, int value) {
            data[offset + index] = (byte) value;
        }

        @Override
        public int sum() {
            return (int) (Kernels.active().total(data, offset, length) % Limits.MODULUS);
        }

        @Override
        public void digestInto(MessageDigest sha256, int from, int count) {
            sha256.update(data, offset + from, count);
        }

        @Override
        public void fillWith(int value, int count) {
            java.util.Arrays.fill(data, offset, offset + count, (byte) value);
        }

        @Override
        public ByteBuffer buffer() {
            return ByteBuffer.wrap(data, offset, length).slice();
        }
    }

    /** Direct memory, or a heap buffer that may only be read; {@code data} is a slice of our own. */
    record OfBuffer(ByteBuffer data, int length) implements Region {
        @Override
        public int get(int index) {
            return data.get(index) & 0xff;
        }

        @Override
        public void set(int index, int value) {
            data.put(index, (byte) value);
        }

        @Override
        public int sum() {
            return (int) (Kernels.active().total(data, 0, length) % Limits.MODULUS);
        }

        @Override
        public void digestInto(MessageDigest sha256, int from, int count) {
            sha256.update(data.slice(from, count));
        }

        @Override
        public void fillWith(int value, int count) {
            // The JDK has no bulk fill of a buffer; a block of the value and bulk puts come near it.
            byte[] block = new byte[Math.min(count, 8192)];
            java.util.Arrays.fill(block, (byte) value);
            for (int i = 0; i < count; i += block.length) {
                data.put(i, block, 0, Math.min(block.length, count - i));
            }
        }

        @Override
        public ByteBuffer buffer() {
            return data.duplicate();
        }
    }
}
