package dev.atlasl2;

import dev.atlasl2.kernel.CurrentKernel;
import java.nio.ByteBuffer;

/**
 * A buffer without an accessible array, from 0 to its limit. It uses only absolute reads and slices, so no position
 * moves.
 */
record BufferRegion(ByteBuffer data) implements WritableRegion {
    @Override
    public long length() {
        return data.limit();
    }

    @Override
    public int get(long at) {
        return data.get((int) at) & 0xff;
    }

    @Override
    public long total(long offset, long length) {
        return CurrentKernel.get().total(data, (int) offset, (int) length);
    }

    @Override
    public void copy(long offset, byte[] to, int at, int length) {
        data.get((int) offset, to, at, length);
    }

    @Override
    public boolean isReadOnly() {
        return data.isReadOnly();
    }

    @Override
    public void write(long offset, byte[] bytes) {
        data.put((int) offset, bytes);
    }
}
