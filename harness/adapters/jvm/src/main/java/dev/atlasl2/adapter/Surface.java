package dev.atlasl2.adapter;

import dev.atlasl2.CompactRange;
import dev.atlasl2.spec.Witness;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * One way to pass bytes to the library: whole arrays, ranges, buffers of each kind, memory segments. All ways must give
 * the same answer. Methods take the bytes as an array and copy them to the memory of the way; {@code null} stays null.
 */
public interface Surface {
    String name();

    int sum(byte[] data);

    boolean check(byte[] data);

    boolean windowCheck(byte[] data);

    boolean slidingCheck(byte[] data, long window);

    int delta(byte[] before, byte[] after);

    Witness witness(byte[] data);

    Witness tree(byte[] data, int leafLog2);

    void verify(byte[] data, Witness witness);

    CompactRange range(int leafLog2, long offset, byte[] data);

    /**
     * Fills the bytes of {@code memory} from {@code offset} to {@code offset + length - 1} in the memory of the way,
     * and copies them back.
     */
    void fill(byte[] memory, int offset, int length, int value);

    /** Copies {@code src} to {@code memory} from {@code offset} on; the destination has {@code length} bytes. */
    void copy(byte[] src, byte[] memory, int offset, int length);

    /** The ways that the core offers. */
    List<Surface> CORE = List.of(
            new ArraySurface(),
            new RangeSurface(),
            new ContextSurface(),
            new BufferSurface(
                    "heap buffer",
                    data -> ByteBuffer.wrap(Arrays.copyOf(data, data.length + 7), 0, data.length)
                            .slice(),
                    true),
            new BufferSurface("direct buffer", Surface::direct, true),
            new BufferSurface("read-only buffer", data -> ByteBuffer.wrap(data).asReadOnlyBuffer(), false));

    /** Direct memory at an odd address, position and limit inside the buffer. */
    private static ByteBuffer direct(byte[] data) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(data.length + 8);
        buffer.position(3).limit(3 + data.length);
        buffer.put(3, data);
        return buffer;
    }
}
