package dev.atlasl2.kernel;

import java.nio.ByteBuffer;

/** The plain twin of every other kernel: one byte at a time. */
public final class PlainKernel implements Kernel {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public long total(byte[] data, int offset, int length) {
        long total = 0;
        for (int i = 0; i < length; i++) {
            total += data[offset + i] & 0xff;
        }
        return total;
    }

    @Override
    public long total(ByteBuffer data, int offset, int length) {
        long total = 0;
        for (int i = 0; i < length; i++) {
            total += data.get(offset + i) & 0xff;
        }
        return total;
    }
}
