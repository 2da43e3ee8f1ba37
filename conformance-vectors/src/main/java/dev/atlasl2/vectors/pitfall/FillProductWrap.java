package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.reference.FillReference;
import java.util.Arrays;

/** 255 x 16,843,010 does not fit. */
final class FillProductWrap extends Pitfall {
    FillProductWrap() {
        super(
                "fill-product-wrap",
                "S6.1",
                "value x (length - 1) is computed in 32 bits.",
                "Compute it in 64 bits, or reduce length - 1 mod 96 first.",
                "fill");
    }

    @Override
    public void fill(byte[] memory, int offset, long length, long value) {
        FillReference.requireArguments(length, value);
        if (length == 0) {
            return;
        }
        int last = offset + (int) length - 1;
        Arrays.fill(memory, offset, last, (byte) value);
        int product = (int) value * ((int) length - 1);
        memory[last] = (byte) ((96 - Integer.remainderUnsigned(product, 96)) % 96);
    }
}
