package dev.atlasl2.vectors.pitfall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Splits a region correctly into leaves of 2^k bytes, for trees that are wrong at a higher level. */
final class Leaves {
    private Leaves() {}

    static List<byte[]> of(byte[] data, int k) {
        List<byte[]> leaves = new ArrayList<>();
        for (int from = 0; from < data.length; from += 1 << k) {
            leaves.add(Arrays.copyOfRange(data, from, Math.min(data.length, from + (1 << k))));
        }
        return leaves;
    }
}
