package dev.atlasl2.adapter;

import dev.atlasl2.CompactRange;
import dev.atlasl2.Conservation;
import dev.atlasl2.WitnessTree;
import dev.atlasl2.Witnesses;
import dev.atlasl2.spec.Witness;

/** Whole arrays. Destinations are ranges of an array, because an array cannot contain guards. */
final class ArraySurface implements Surface {
    @Override
    public String name() {
        return "array";
    }

    @Override
    public int sum(byte[] data) {
        return Conservation.sum(data);
    }

    @Override
    public boolean check(byte[] data) {
        return Conservation.check(data);
    }

    @Override
    public boolean windowCheck(byte[] data) {
        return Conservation.windowCheck(data);
    }

    @Override
    public boolean slidingCheck(byte[] data, long window) {
        return Conservation.slidingCheck(data, window);
    }

    @Override
    public int delta(byte[] before, byte[] after) {
        return Conservation.delta(before, after);
    }

    @Override
    public Witness witness(byte[] data) {
        return Witnesses.flat(data);
    }

    @Override
    public Witness tree(byte[] data, int leafLog2) {
        return WitnessTree.of(data, leafLog2).witness();
    }

    @Override
    public CompactRange range(int leafLog2, long offset, byte[] data) {
        return CompactRange.of(data, offset, leafLog2);
    }

    @Override
    public void verify(byte[] data, Witness witness) {
        Witnesses.verify(data, witness);
    }

    @Override
    public void fill(byte[] memory, int offset, int length, int value) {
        Conservation.fill(memory, offset, length, value);
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
