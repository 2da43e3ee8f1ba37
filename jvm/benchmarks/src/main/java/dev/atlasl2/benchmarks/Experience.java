package dev.atlasl2.benchmarks;

import dev.atlasl2.Conservation;

/**
 * The work of a JVM before it is timed. A JVM that has only summed one length of one kind of memory is compiled for
 * just that, and no real application is like that.
 */
final class Experience {
    private Experience() {}

    /** Sums every length up to 300 and some beyond, at many offsets. */
    static void ofManyLengths() {
        byte[] data = Check.random(70_000);
        long expected = 0;
        long actual = 0;
        for (int round = 0; round < 20; round++) {
            for (int length = 0; length <= 300; length++) {
                actual += Conservation.sum(data, round, length);
            }
            for (int length : new int[] {1_000, 4_096, 12_288, 65_536}) {
                actual += Conservation.sum(data, round, length);
            }
        }
        for (int round = 0; round < 20; round++) {
            long total = 0;
            for (int length = 0; length <= 65_536; length++) {
                if (length <= 300 || length == 1_000 || length == 4_096 || length == 12_288 || length == 65_536) {
                    expected += total % 96;
                }
                total += data[round + length] & 0xff;
            }
        }
        Check.same("sums of many lengths", expected, actual);
    }
}
