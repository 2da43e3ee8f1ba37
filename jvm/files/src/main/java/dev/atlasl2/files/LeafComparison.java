package dev.atlasl2.files;

import dev.atlasl2.WitnessTree;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the leaves that differ from those of a list. As in trees in memory, a leaf that only one has counts as
 * different.
 */
final class LeafComparison implements TreeReading.Leaves {
    private static final long NONE = -1;

    private final LeafList expected;
    private final long leafBytes;
    private final List<long[]> runs = new ArrayList<>();
    private long first = NONE;
    private long seen;

    LeafComparison(LeafList expected, int leafLog2) {
        this.expected = expected;
        this.leafBytes = 1L << leafLog2;
    }

    @Override
    public void take(long start, WitnessTree window) {
        for (int i = 0; i < window.leafCount(); i++) {
            long index = start + i;
            next(index < expected.count() && expected.has(index, window.leafHash(i)));
        }
    }

    /**
     * Ends the comparison.
     *
     * @param length of the longer of both files, in bytes
     */
    List<LeafRange> ranges(long length) {
        if (seen < expected.count()) {
            next(false);
            seen = expected.count();
        }
        next(true);
        return runs.stream()
                .map(run -> new LeafRange(
                        run[0], run[1], run[0] * leafBytes, Math.min((run[1] + 1) * leafBytes, length) - 1))
                .toList();
    }

    private void next(boolean same) {
        if (!same && first == NONE) {
            first = seen;
        } else if (same && first != NONE) {
            runs.add(new long[] {first, seen - 1});
            first = NONE;
        }
        seen++;
    }
}
