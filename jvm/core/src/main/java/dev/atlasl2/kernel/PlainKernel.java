package dev.atlasl2.kernel;

/** The obvious loop, against which every faster kernel is tested. It takes 0.3 ns per byte if it is not vectorised. */
public final class PlainKernel implements Kernel {
    /** Makes the kernel; it has no state. */
    public PlainKernel() {}

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public long total(byte[] data, int offset, int length) {
        long total = 0;
        for (int i = offset, end = offset + length; i < end; i++) {
            total += data[i] & 0xff;
        }
        return total;
    }
}
