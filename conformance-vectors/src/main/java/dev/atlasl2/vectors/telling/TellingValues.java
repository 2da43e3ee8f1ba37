package dev.atlasl2.vectors.telling;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The numbers behind {@link Telling}, for every class that makes inputs. All lists rise. */
public final class TellingValues {
    /** 2^4 to 2^20: lengths of vectors, pages, buffers and windows. */
    public static final List<Integer> POWERS =
            IntStream.rangeClosed(4, 20).map(bits -> 1 << bits).boxed().toList();

    /** The smallest buffer that programs commonly read through; {@link #BUFFERS} are multiples of it. */
    public static final int BUFFER = 8192;

    /**
     * Whole buffers of 8, 16, 32 or 64 KiB and 1 MiB, longer than a structure. Three or five buffers are not a power of
     * two, so they test programs that work in two halves or by doubling in another way.
     */
    public static final List<Integer> BUFFERS =
            List.of(16_384, 24_576, 32_768, 40_960, 49_152, 65_536, 98_304, 131_072, 196_608, 262_144, 1_048_576);

    /** Offsets: odd, next to a vector, page or buffer boundary, and of more than 8, 12 and 16 bits. */
    public static final List<Integer> OFFSETS = List.of(
            0, 1, 3, 7, 8, 9, 15, 17, 31, 33, 63, 64, 65, 127, 129, 255, 256, 257, 511, 513, 4095, 4096, 4097, 8191,
            8192, 8193, 16_383, 16_385, 65_535, 65_536, 65_537, 131_071, 131_073);

    /** Numbers of operands or steps: the third, the 64th and one next to it. */
    public static final List<Integer> COUNTS = List.of(1, 2, 3, 4, 5, 63, 64, 65, 66, 67);

    /** Residues: the ends of 0..95 and the multiples of powers of two by which a lost carry changes a sum. */
    public static final List<Integer> RESIDUES = List.of(0, 1, 2, 31, 32, 33, 47, 48, 63, 64, 65, 94, 95);

    /** Single bytes that signed reads, masks and truncated remainders get wrong. */
    public static final List<Integer> BYTES = List.of(
            0, 1, 31, 32, 33, 63, 64, 65, 95, 96, 97, 127, 128, 129, 159, 160, 191, 192, 193, 223, 224, 254, 255);

    /** Numbers outside every range of 8, 16 or 32 bits, or that become valid if they are truncated. */
    public static final List<Long> WIDE = List.of(
            Long.MIN_VALUE, -(1L << 32), -1L, 256L, 65_536L, 1L << 31, 1L << 32, (1L << 32) + 1, Long.MAX_VALUE);

    private TellingValues() {}

    /** Returns each of the values, one less and one more. */
    public static List<Integer> around(List<Integer> values) {
        TreeSet<Integer> around = new TreeSet<>();
        for (int value : values) {
            around.addAll(List.of(value - 1, value, value + 1));
        }
        return List.copyOf(around);
    }

    /** Returns every telling length of a region, 0 to 1,048,577. */
    public static List<Integer> lengths() {
        TreeSet<Integer> lengths = new TreeSet<>(List.of(0, 1, 2, 3));
        lengths.addAll(around(POWERS));
        lengths.addAll(around(BUFFERS));
        return List.copyOf(lengths);
    }
}
