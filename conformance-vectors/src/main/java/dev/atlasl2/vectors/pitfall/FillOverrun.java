package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.reference.FillReference;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** With vectors of 32 bytes, 2,049 bytes write 31 beyond the end. */
final class FillOverrun extends Pitfall {
    private static final int[] OTHERS = {4, 8, 16, 64, 128};

    private final int vector;

    FillOverrun() {
        this(32);
    }

    private FillOverrun(int vector) {
        super(
                "fill-overrun",
                "S6.5",
                "The length is rounded up to whole vectors of " + vector + " bytes.",
                "Finish with a shorter, masked or overlapping store that ends with the destination.",
                "fill");
        this.vector = vector;
    }

    @Override
    public String size() {
        return "vectors of " + vector + " bytes";
    }

    @Override
    List<Pitfall> otherSizes() {
        return IntStream.of(OTHERS).<Pitfall>mapToObj(FillOverrun::new).toList();
    }

    @Override
    public void fill(byte[] memory, int offset, long length, long value) {
        FillReference.requireArguments(length, value);
        if (length == 0) {
            return;
        }
        int whole = (int) (length + vector - 1) & -vector;
        Arrays.fill(memory, offset, Math.min(memory.length, offset + whole), (byte) value);
        memory[offset + (int) length - 1] = (byte) FillReference.lastByte(length, (int) value);
    }
}
