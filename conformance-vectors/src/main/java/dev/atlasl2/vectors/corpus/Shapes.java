package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.telling.TellingValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * Regions that wrong sums fail on, for every operation that sums. 96 = 2^5 x 3, so one lost carry of a lane of 8, 16,
 * 32 or 64 bits changes a sum by 32 or 64, and three cancel out. The lengths are chosen so that the number of lost
 * carries is not a multiple of three.
 */
final class Shapes {
    /**
     * One below, at and one above every block size that implementations commonly use: vectors, unrolled vectors, pages,
     * flush intervals.
     */
    static final int[] BLOCKS = {
        256, 512, 768, 1024, 2048, 3072, 4096, 8192, 12_288, 15_360, 16_384, 32_768, 65_536, 131_072, 1_048_576
    };

    private Shapes() {}

    /** Constant and varied patterns by name. */
    static Map<String, LongFunction<Recipe>> patterns() {
        Map<String, LongFunction<Recipe>> patterns = new LinkedHashMap<>();
        patterns.put("ff", length -> Recipe.fill(0xff, length));
        patterns.put("01", length -> Recipe.fill(1, length));
        patterns.put("7f", length -> Recipe.fill(0x7f, length));
        patterns.put("80", length -> Recipe.fill(0x80, length));
        patterns.put("ramp-251", length -> Recipe.ramp(0, 1, 251, length));
        patterns.put("random", length -> Recipe.random(length, length));
        return patterns;
    }

    /** One below, at and one above every block, rising. */
    static List<Integer> aroundBlocks() {
        TreeSet<Integer> lengths = new TreeSet<>();
        for (int block : BLOCKS) {
            lengths.addAll(List.of(block - 1, block, block + 1));
        }
        return List.copyOf(lengths);
    }

    /**
     * Lengths of 0xFF at which lanes of 16 bits overflow: {@code lanes} lanes that each take {@code per} bytes per
     * step, and as many steps as still fit, or one more.
     */
    static List<Integer> laneOverflows() {
        TreeSet<Integer> lengths = new TreeSet<>();
        for (int lanes : new int[] {4, 8, 16, 32}) {
            for (int per : new int[] {1, 2, 4}) {
                int fits = 65_535 / (255 * per);
                lengths.add(lanes * per * fits);
                lengths.add(lanes * per * fits + 1);
                lengths.add(lanes * per * (fits + 1));
                lengths.add(lanes * per * (fits + 1) + 1);
            }
        }
        return List.copyOf(lengths);
    }

    /** A short list for operations other than the sum: each name is part of an id. */
    static Map<String, Recipe> telling() {
        Map<String, Recipe> shapes = new LinkedHashMap<>();
        for (int length : new int[] {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 129}) {
            shapes.put("random-" + length, Recipe.random(1000 + length, length));
        }
        for (int length : new int[] {256, 257, 272, 513, 1023, 4127, 4129, 8257, 12_287, 12_288, 16_449, 65_537}) {
            shapes.put("ff-" + length, Recipe.fill(0xff, length));
        }
        for (int length : new int[] {255, 1025, 4097, 12_289, 100_003}) {
            shapes.put("random-" + length, Recipe.random(1000 + length, length));
        }
        shapes.put("ones-63", Recipe.fill(1, 63));
        shapes.put("80-129", Recipe.fill(0x80, 129));
        shapes.put("7f-4099", Recipe.fill(0x7f, 4099));
        shapes.put("carry-16", Recipe.fill(0, 32).patch(0, "ff").patch(16, "01"));
        shapes.put("upper-half", Recipe.fill(0, 16).patch(8, "01"));
        return shapes;
    }

    /** Single bytes on which signed reads, masks and truncated remainders go wrong. */
    static List<Integer> bytes() {
        return TellingValues.BYTES;
    }

    /**
     * Whole buffers, up to three of 64 KiB. Longer ones are used for the sum only, because the core level must stay
     * fast.
     */
    static final List<Integer> BUFFERS =
            TellingValues.BUFFERS.stream().filter(length -> length < 200_000).toList();

    /** Whole buffers; for some also one byte less and one more. */
    static List<Integer> aroundBuffers() {
        TreeSet<Integer> lengths = new TreeSet<>(BUFFERS);
        lengths.addAll(TellingValues.around(List.of(16_384, 24_576, 65_536)));
        return List.copyOf(lengths);
    }

    /** Zeros, except one byte. */
    static Recipe one(long at, long length) {
        return Recipe.fill(0, length).patch(at, "01");
    }

    /** A place next to a boundary of the buffers that make up {@code length} bytes; it differs between lengths. */
    static int seam(int length) {
        int seam = length % 3 == 0 ? length / 3 / TellingValues.BUFFER * TellingValues.BUFFER : length / 2;
        return seam - 1 + length / TellingValues.BUFFER % 3;
    }
}
