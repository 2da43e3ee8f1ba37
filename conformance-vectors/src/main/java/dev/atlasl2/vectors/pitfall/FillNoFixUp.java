package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.reference.FillReference;
import java.util.Arrays;

/** Conserved only if value x length is a multiple of 96. */
final class FillNoFixUp extends Pitfall {
    FillNoFixUp() {
        super(
                "fill-no-fix-up",
                "S6.1",
                "A plain memset: the last byte is left as it is.",
                "Write the last byte so that the sum is 0.",
                "fill");
    }

    @Override
    public void fill(byte[] memory, int offset, long length, long value) {
        FillReference.requireArguments(length, value);
        Arrays.fill(memory, offset, offset + (int) length, (byte) value);
    }
}
