package dev.atlasl2.vectors.pitfall;

/** 1 -> 0 at sum 0 gives -1. */
final class DeltaTruncated extends Pitfall {
    DeltaTruncated() {
        super(
                "delta-truncated",
                "S5.2",
                "The remainder of a negative difference is left negative.",
                "Use the floor modulus.",
                "delta",
                "deltaByte",
                "deltaSteps");
    }

    @Override
    public int delta(byte[] before, byte[] after) {
        super.delta(before, after); // the refusals are right
        return (sum(after) - sum(before)) % 96;
    }

    @Override
    public int deltaByte(long sum, long old, long now) {
        super.deltaByte(Math.floorMod(sum, 96L), old, now); // accepts a negative sum that it has produced itself
        return (int) ((sum + now - old) % 96);
    }
}
