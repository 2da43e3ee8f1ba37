package dev.atlasl2.vector;

import dev.atlasl2.kernel.Kernel;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * A kernel that also reads memory outside the heap directly. It refers to no vector class, because it is also loaded in
 * JVMs without them.
 */
interface SegmentKernel extends Kernel {
    /**
     * Returns the exact total of a range (clause S2.1).
     *
     * @param segment native or mapped
     * @param offset 0 to {@code segment.byteSize() - length}
     * @param length 0 or more
     */
    long total(MemorySegment segment, long offset, long length);

    @Override
    default long total(ByteBuffer data, int index, int length) {
        return data.hasArray()
                ? total(data.array(), data.arrayOffset() + index, length)
                : total(MemorySegment.ofBuffer(data.duplicate().position(0)), index, length);
    }
}
