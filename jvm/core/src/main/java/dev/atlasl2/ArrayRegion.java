package dev.atlasl2;

import dev.atlasl2.kernel.CurrentKernel;
import java.util.Arrays;

/** A range of an array. */
record ArrayRegion(byte[] data, int start, int size) implements Region {
    @Override
    public long length() {
        return size;
    }

    @Override
    public int get(long at) {
        return data[start + (int) at] & 0xff;
    }

    @Override
    public long total(long offset, long length) {
        return CurrentKernel.get().total(data, start + (int) offset, (int) length);
    }

    @Override
    public void copy(long offset, byte[] to, int at, int length) {
        System.arraycopy(data, start + (int) offset, to, at, length);
    }

    @Override
    public byte[] array() {
        return data;
    }

    @Override
    public long mismatch(long one, long other, long length) {
        int a = start + (int) one;
        int b = start + (int) other;
        return Arrays.mismatch(data, a, a + (int) length, data, b, b + (int) length);
    }
}
