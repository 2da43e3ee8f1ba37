package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.reference.FillReference;
import java.util.Arrays;

/** 2,049 bytes write 31 beyond the end. */
final class FillOverrun extends Pitfall {
    FillOverrun() {
        super(
                "fill-overrun",
                "S6.5",
                "The length is rounded up to whole vectors of 32 bytes.",
                "Finish with a shorter, masked or overlapping store that ends with the destination.",
                "fill");
    }

    @Override
    public void fill(byte[] memory, int offset, long length, long value) {
        FillReference.requireArguments(length, value);
        if (length == 0) {
            return;
        }
        int whole = (int) (length + 31) & -32;
        Arrays.fill(memory, offset, Math.min(memory.length, offset + whole), (byte) value);
        memory[offset + (int) length - 1] = (byte) FillReference.lastByte(length, (int) value);
    }
}
