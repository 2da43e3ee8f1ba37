package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.vectors.oracle.CachedBuffer;

/** After 96 zeros, a check and a write of 1, the check still returns true. */
final class CacheStale extends Pitfall {
    CacheStale() {
        super(
                "cache-stale",
                "S8.2",
                "A write leaves the cached sum as it was.",
                "Move the cached sum by the delta of every write, or drop it.",
                "buffer");
    }

    @Override
    public CachedBuffer buffer(byte[] data) {
        return new CachedBuffer.Reference(data) {
            @Override
            public void set(long at, long value) {
                if (at < 0 || at >= data.length || value < 0 || value > 255) {
                    super.set(at, value);
                    return;
                }
                data[(int) at] = (byte) value;
            }
        };
    }
}
