package dev.atlasl2.endive;

import dev.atlasl2.vectors.oracle.SumStream;

/** A sum that grows: the host keeps the residue, the module sums each piece and joins two residues by a delta. */
final class RawStream implements SumStream {
    private final RawOperations module;
    private int sum;

    RawStream(RawOperations module) {
        this.module = module;
    }

    @Override
    public void update(byte[] data) {
        merge(module.sum(data));
    }

    @Override
    public int value() {
        return sum;
    }

    @Override
    public void merge(long residue) {
        requireResidue(residue);
        sum = module.deltaByte(sum, 0, residue);
    }

    @Override
    public void reset() {
        sum = 0;
    }

    @Override
    public int save() {
        return sum;
    }

    @Override
    public void restore(long state) {
        requireResidue(state);
        sum = (int) state;
    }

    private static void requireResidue(long residue) {
        if (residue < 0 || residue > 95) {
            throw Host.invalid("a residue is 0..95, got " + residue);
        }
    }
}
