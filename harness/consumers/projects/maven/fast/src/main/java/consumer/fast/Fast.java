package consumer.fast;

import dev.atlasl2.Kernels;
import dev.atlasl2.Witnesses;
import dev.atlasl2.vector.Segments;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;

/** Prints what the library says of some bytes outside the heap. */
public final class Fast {
    private Fast() {}

    public static void main(String[] args) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(100_003);
            for (int i = 0; i < data.byteSize(); i++) {
                data.set(ValueLayout.JAVA_BYTE, i, (byte) (i * 31 + (i >> 8)));
            }
            System.out.println("java " + Runtime.version().feature());
            System.out.println("sum " + Segments.sum(data));
            System.out.println("root "
                    + HexFormat.of().formatHex(Witnesses.treeWitness(Segments.region(data), 8).digest()));
            System.out.println("kernel " + Kernels.describe());
        }
    }
}
