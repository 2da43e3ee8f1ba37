package dev.atlasl2.vector;

import dev.atlasl2.kernel.Kernel;
import dev.atlasl2.kernel.Kernels;
import dev.atlasl2.kernel.Region;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;

/**
 * The bytes of a segment that is not an array in disguise: native, mapped, read-only, or over an array of another type.
 */
record SegmentRegion(MemorySegment data) implements Region {
    private static final int CHUNK = 8192;

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
        Kernel kernel = Kernels.get();
        return kernel instanceof SegmentKernel vectors
                ? vectors.total(data, offset, length)
                : CopiedTotal.of(kernel, data, offset, length);
    }

    @Override
    public void hash(MessageDigest digest, long offset, long length) {
        // Through an array, as the digest itself would do with a buffer; and arrays of other types have no buffer.
        byte[] chunk = new byte[(int) Math.min(length, CHUNK)];
        for (long done = 0; done < length; ) {
            int count = (int) Math.min(CHUNK, length - done);
            MemorySegment.copy(data, ValueLayout.JAVA_BYTE, offset + done, chunk, 0, count);
            digest.update(chunk, 0, count);
            done += count;
        }
    }

    @Override
    public long mismatch(long one, long other, long length) {
        return MemorySegment.mismatch(data, one, one + length, data, other, other + length);
    }
}
