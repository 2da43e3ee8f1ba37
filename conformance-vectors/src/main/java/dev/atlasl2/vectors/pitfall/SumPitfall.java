package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.Limits;

/** A wrong sum, and the operations that use it: the check, the window check and the delta. Refusals are right. */
public abstract class SumPitfall extends Pitfall {
    protected SumPitfall(String name, String wrong, String fix) {
        super(name, "S2.1", wrong, fix, "sum", "check", "windowCheck", "delta");
    }

    /** The wrong sum of a region that was given. */
    protected abstract int wrongSum(byte[] data);

    @Override
    public final int sum(byte[] data) {
        return data == null ? super.sum(null) : wrongSum(data);
    }

    @Override
    public final boolean check(byte[] data) {
        return sum(data) == 0;
    }

    @Override
    public final boolean windowCheck(byte[] data) {
        boolean refused = data == null || data.length == 0 || data.length > Limits.MAX_WINDOW_BYTES;
        return refused ? super.windowCheck(data) : check(data);
    }

    @Override
    public final int delta(byte[] before, byte[] after) {
        boolean refused = before == null || after == null || before.length != after.length;
        return refused ? super.delta(before, after) : Math.floorMod(sum(after) - sum(before), Limits.MODULUS);
    }
}
