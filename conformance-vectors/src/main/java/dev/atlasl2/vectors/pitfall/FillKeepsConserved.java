package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.reference.FillReference;
import java.util.Arrays;

/** 96 x 255 is conserved, and must still end in 63. */
final class FillKeepsConserved extends Pitfall {
    FillKeepsConserved() {
        super(
                "fill-keeps-conserved",
                "S6.4",
                "The last byte is left alone where the plain fill is conserved already.",
                "Write the last byte by the rule, always: it is in 0..95.",
                "fill");
    }

    @Override
    public void fill(byte[] memory, int offset, long length, long value) {
        FillReference.requireArguments(length, value);
        Arrays.fill(memory, offset, offset + (int) length, (byte) value);
        if (length * value % 96 != 0) {
            memory[offset + (int) length - 1] = (byte) FillReference.lastByte(length, (int) value);
        }
    }
}
