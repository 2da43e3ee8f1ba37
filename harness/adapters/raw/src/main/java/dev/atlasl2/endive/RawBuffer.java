package dev.atlasl2.endive;

import dev.atlasl2.vectors.oracle.CachedBuffer;
import java.util.Arrays;

/** Bytes that remember their sum: the host keeps it, the module moves it by deltas. */
final class RawBuffer implements CachedBuffer {
    private static final int UNKNOWN = -1;

    private final RawOperations module;
    private final byte[] data;
    private int sum = UNKNOWN;

    RawBuffer(RawOperations module, byte[] data) {
        this.module = module;
        this.data = Host.present(data);
    }

    @Override
    public int sum() {
        if (sum == UNKNOWN) {
            sum = module.sum(data);
        }
        return sum;
    }

    @Override
    public boolean check() {
        return sum() == 0;
    }

    @Override
    public void set(long at, long value) {
        if (value < 0 || value > 255) {
            throw Host.invalid("a byte is 0..255, got " + value);
        }
        setRange(at, new byte[] {(byte) value});
    }

    @Override
    public void setRange(long at, byte[] bytes) {
        if (at < 0 || at > data.length - Host.present(bytes).length) {
            throw Host.invalid("a range of " + bytes.length + " bytes at " + at + " leaves the buffer");
        }
        int from = (int) at;
        if (sum != UNKNOWN) {
            sum = module.deltaRange(sum, Arrays.copyOfRange(data, from, from + bytes.length), bytes);
        }
        System.arraycopy(bytes, 0, data, from, bytes.length);
    }

    @Override
    public void invalidate() {
        sum = UNKNOWN;
    }
}
