package dev.atlasl2.adapter;

import dev.atlasl2.CompactRange;
import dev.atlasl2.Conservation;
import dev.atlasl2.WitnessTree;
import dev.atlasl2.Witnesses;
import dev.atlasl2.spec.Witness;
import java.util.Arrays;

/** Ranges of a larger array, misaligned, between bytes that must not affect the result. */
final class RangeSurface implements Surface {
    private static final int BEFORE = 5;
    private static final int AFTER = 11;

    @Override
    public String name() {
        return "range of an array";
    }

    private static byte[] around(byte[] data) {
        if (data == null) {
            return null;
        }
        byte[] larger = new byte[BEFORE + data.length + AFTER];
        Arrays.fill(larger, (byte) 0xa5);
        System.arraycopy(data, 0, larger, BEFORE, data.length);
        return larger;
    }

    private static int length(byte[] data) {
        return data == null ? 0 : data.length;
    }

    @Override
    public int sum(byte[] data) {
        return Conservation.sum(around(data), BEFORE, length(data));
    }

    @Override
    public boolean check(byte[] data) {
        return Conservation.check(around(data), BEFORE, length(data));
    }

    @Override
    public boolean windowCheck(byte[] data) {
        return Conservation.windowCheck(around(data), BEFORE, length(data));
    }

    @Override
    public boolean slidingCheck(byte[] data, long window) {
        return Conservation.slidingCheck(around(data), BEFORE, length(data), window);
    }

    @Override
    public int delta(byte[] before, byte[] after) {
        return Conservation.delta(before, after); // has no ranges
    }

    @Override
    public Witness witness(byte[] data) {
        return Witnesses.flat(around(data), BEFORE, length(data));
    }

    @Override
    public Witness tree(byte[] data, int leafLog2) {
        return WitnessTree.of(around(data), BEFORE, length(data), leafLog2).witness();
    }

    @Override
    public CompactRange range(int leafLog2, long offset, byte[] data) {
        return CompactRange.of(around(data), BEFORE, BEFORE + length(data), offset, leafLog2);
    }

    @Override
    public void verify(byte[] data, Witness witness) {
        Witnesses.verify(data, witness); // has no ranges
    }

    @Override
    public void fill(byte[] memory, int offset, int length, int value) {
        Conservation.fill(memory, offset, length, value);
    }

    @Override
    public void copy(byte[] src, byte[] memory, int offset, int length) {
        if (src != null && src.length == length) {
            Conservation.copy(around(src), BEFORE, memory, offset, length);
        } else {
            Conservation.copy(src, new byte[length]);
        }
    }
}
