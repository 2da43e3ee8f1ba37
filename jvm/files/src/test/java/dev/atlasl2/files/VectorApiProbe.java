package dev.atlasl2.files;

import dev.atlasl2.Kernels;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;

/** Tells a reading the length of a file; prints which SHA-256 hashes trees from then on, and the root of a tree. */
final class VectorApiProbe {
    private VectorApiProbe() {}

    /**
     * Prints two lines.
     *
     * @param args the length of the file
     */
    public static void main(String[] args) {
        TreeReading reading = new TreeReading(12);
        reading.expect(Long.parseLong(args[0]));
        byte[] data = new byte[1 << 20];
        data[77_777] = 77;
        reading.window(MemorySegment.ofArray(data));
        System.out.println(Kernels.describeSha256());
        System.out.println(HexFormat.of().formatHex(reading.witness().digest()));
    }
}
