package dev.atlasl2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The same bytes in every kind of buffer, each with other bytes before its position and after its limit. */
final class Buffers {
    private Buffers() {}

    static List<ByteBuffer> readable(byte[] data) {
        List<ByteBuffer> writable = writable(data);
        return List.of(
                writable.get(0),
                writable.get(1),
                writable.get(2),
                writable.get(0).asReadOnlyBuffer(),
                writable.get(1).asReadOnlyBuffer());
    }

    static List<ByteBuffer> writable(byte[] data) {
        return List.of(
                inside(ByteBuffer.allocate(data.length + 8), data),
                inside(ByteBuffer.allocateDirect(data.length + 8).order(ByteOrder.LITTLE_ENDIAN), data),
                inside(ByteBuffer.allocate(data.length + 20).position(7).slice(), data));
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }

    /** Fills the buffer with a5 and puts the data at 3, between position and limit. */
    private static ByteBuffer inside(ByteBuffer buffer, byte[] data) {
        for (int i = 0; i < buffer.capacity(); i++) {
            buffer.put(i, (byte) 0xa5);
        }
        return buffer.put(3, data).position(3).limit(3 + data.length);
    }

    static boolean guardsStand(ByteBuffer buffer) {
        ByteBuffer all = buffer.duplicate().clear();
        for (int i = 0; i < all.limit(); i++) {
            boolean inside = i >= buffer.position() && i < buffer.limit();
            if (!inside && all.get(i) != (byte) 0xa5) {
                return false;
            }
        }
        return true;
    }
}
