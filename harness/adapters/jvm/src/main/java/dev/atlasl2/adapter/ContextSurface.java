package dev.atlasl2.adapter;

import dev.atlasl2.CompactRange;
import dev.atlasl2.Conservation;
import dev.atlasl2.WitnessRecord;
import dev.atlasl2.WorkContext;
import dev.atlasl2.spec.Witness;

/** One work context per thread, never replaced: anything that a call leaves in it would affect the next. */
final class ContextSurface implements Surface {
    private static final ThreadLocal<WorkContext> CONTEXT = ThreadLocal.withInitial(WorkContext::new);

    @Override
    public String name() {
        return "work context";
    }

    @Override
    public int sum(byte[] data) {
        int[] sums = new int[1];
        CONTEXT.get().sum(new byte[][] {data}, sums);
        return sums[0];
    }

    @Override
    public boolean check(byte[] data) {
        return sum(data) == 0;
    }

    @Override
    public boolean windowCheck(byte[] data) {
        return Conservation.windowCheck(data); // a context has none
    }

    @Override
    public boolean slidingCheck(byte[] data, long window) {
        return Conservation.slidingCheck(data, window); // a context has none
    }

    @Override
    public int delta(byte[] before, byte[] after) {
        return Conservation.delta(before, after); // a context has none
    }

    @Override
    public Witness witness(byte[] data) {
        byte[] record = new byte[64];
        CONTEXT.get().flat(data, record);
        return WitnessRecord.decode(record);
    }

    @Override
    public Witness tree(byte[] data, int leafLog2) {
        byte[] record = new byte[64];
        CONTEXT.get().tree(data, leafLog2, record);
        return WitnessRecord.decode(record);
    }

    @Override
    public CompactRange range(int leafLog2, long offset, byte[] data) {
        return CompactRange.of(data, offset, leafLog2); // has no ranges
    }

    @Override
    public void verify(byte[] data, Witness witness) {
        CONTEXT.get().verify(data, WitnessRecord.encode(witness));
    }

    @Override
    public void fill(byte[] memory, int offset, int length, int value) {
        Conservation.fill(memory, offset, length, value); // a context has none
    }

    @Override
    public void copy(byte[] src, byte[] memory, int offset, int length) {
        if (src != null && src.length == length) {
            Conservation.copy(src, 0, memory, offset, length);
        } else { // only the overload without ranges accepts different lengths
            Conservation.copy(src, new byte[length]);
        }
    }
}
