package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;

/** One pass is faster than two, until the source is refused. */
final class CopyWritesOnRefusal extends Pitfall {
    CopyWritesOnRefusal() {
        super(
                "copy-writes-on-refusal",
                "S7.2",
                "The destination is written while the sum is still being taken.",
                "Sum the source first, or keep what was there until the sum is known.",
                "copy");
    }

    @Override
    public void copy(byte[] memory, int offset, int length, byte[] src) {
        if (src == null || src.length != length) {
            super.copy(memory, offset, length, src);
            return;
        }
        long total = 0;
        for (int i = 0; i < length; i++) {
            total += src[i] & 0xff;
            memory[offset + i] = src[i];
        }
        if (total % 96 != 0) {
            throw new AtlasException(ErrorCode.CONSERVATION, "src must have the sum 0, got " + total % 96);
        }
    }
}
