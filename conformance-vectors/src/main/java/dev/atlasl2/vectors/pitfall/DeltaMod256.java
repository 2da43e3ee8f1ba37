package dev.atlasl2.vectors.pitfall;

/** Wrong by 64 if new is less than old, and right again after every third time. */
final class DeltaMod256 extends Pitfall {
    DeltaMod256() {
        super(
                "delta-mod-256",
                "S5.2",
                "The difference of two bytes is taken mod 256 before it is added to the sum.",
                "Take the difference mod 96: floorMod(sum + new - old, 96).",
                "deltaByte",
                "deltaRange",
                "deltaSteps");
    }

    @Override
    public int deltaByte(long sum, long old, long now) {
        super.deltaByte(sum, old, now); // the refusals are right
        return (int) ((sum + (now - old + 256) % 256) % 96);
    }

    @Override
    public int deltaRange(long sum, byte[] old, byte[] now) {
        int result = super.deltaRange(sum, old, old == null || now == null || old.length != now.length ? now : old);
        for (int i = 0; i < old.length; i++) {
            result = deltaByte(result, old[i] & 0xff, now[i] & 0xff);
        }
        return result;
    }
}
