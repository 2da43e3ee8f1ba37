package dev.atlasl2.vector;

import dev.atlasl2.WritableRegion;
import dev.atlasl2.kernel.CurrentKernel;
import dev.atlasl2.kernel.Kernel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The bytes of a segment that has no accessible array: native, mapped, read-only, or over an array of another type. */
record SegmentRegion(MemorySegment data) implements WritableRegion {
    /**
     * Never started. Either all threads may read a segment or only its owner may, so any other thread can be used for
     * the check.
     */
    private static final Thread SOMEBODY = new Thread();

    @Override
    public long length() {
        return data.byteSize();
    }

    @Override
    public int get(long at) {
        return data.get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }

    @Override
    public long total(long offset, long length) {
        Kernel kernel = CurrentKernel.get();
        return kernel instanceof SegmentKernel vectors
                ? vectors.total(data, offset, length)
                : CopiedTotal.of(kernel, data, offset, length);
    }

    @Override
    public void copy(long offset, byte[] to, int at, int length) {
        MemorySegment.copy(data, ValueLayout.JAVA_BYTE, offset, to, at, length);
    }

    @Override
    public boolean isShared() {
        return data.isAccessibleBy(SOMEBODY);
    }

    @Override
    public boolean isReadOnly() {
        return data.isReadOnly();
    }

    @Override
    public void write(long offset, byte[] bytes) {
        MemorySegment.copy(bytes, 0, data, ValueLayout.JAVA_BYTE, offset, bytes.length);
    }

    @Override
    public long mismatch(long one, long other, long length) {
        return data.isMapped()
                ? WritableRegion.super.mismatch(one, other, length)
                : MemorySegment.mismatch(data, one, one + length, data, other, other + length);
    }
}
