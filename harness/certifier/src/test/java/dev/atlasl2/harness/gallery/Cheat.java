package dev.atlasl2.harness.gallery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Ways to answer a bench without its work. */
public enum Cheat {
    /** Remembers its first answer. */
    CACHED_ANSWER {
        private final Map<String, Long> answers = new HashMap<>();

        @Override
        public long acc(String op, int size, long reps, long start) {
            return answers.computeIfAbsent(op + size, key -> PlainBench.acc(op, size, reps, start));
        }
    },
    /** Works once for each number of runs, and then reuses its answers. */
    TABLE_OF_COUNTS {
        private final Map<String, Long> answers = new HashMap<>();

        @Override
        public long acc(String op, int size, long reps, long start) {
            return answers.computeIfAbsent(op + size + "x" + reps, key -> PlainBench.acc(op, size, reps, start));
        }
    },
    /** Works from the start value of its first request. */
    ANOTHER_START {
        @Override
        public long acc(String op, int size, long reps, long start) {
            return PlainBench.acc(op, size, reps, 1);
        }
    },
    /** Updates the sum by the one byte that is flipped, and reads nothing else. */
    ONLY_THE_FLIPPED_BYTE {
        @Override
        public long acc(String op, int size, long reps, long start) {
            byte[] data = PlainBench.prepared(size);
            int[] sum = {0};
            return chained(reps, start, (acc, run) -> {
                int a = (int) (acc % size);
                int before = data[a] & 255;
                data[a] ^= (byte) (acc >>> 24);
                sum[0] = Math.floorMod(sum[0] + (data[a] & 255) - before, 96);
                return sum[0];
            });
        }
    },
    /** Hashes once and returns that digest in every run. */
    CACHED_DIGEST {
        @Override
        public long acc(String op, int size, long reps, long start) {
            long digest = first(PlainBench.prepared(size));
            return chained(reps, start, (acc, run) -> digest);
        }
    },
    /** Hashes every other run only. */
    EVERY_OTHER_DIGEST {
        @Override
        public long acc(String op, int size, long reps, long start) {
            byte[] data = PlainBench.prepared(size);
            byte[] mask = PlainBench.mask(size);
            long[] kept = new long[1];
            return chained(reps, start, (acc, run) -> {
                PlainBench.changed(data, mask, acc);
                if (run % 2 == 0) {
                    kept[0] = first(data);
                }
                return kept[0];
            });
        }
    },
    /** Hashes the first half of the data. */
    HALF_THE_BYTES {
        @Override
        public long acc(String op, int size, long reps, long start) {
            byte[] data = PlainBench.prepared(size);
            byte[] mask = PlainBench.mask(size);
            return chained(
                    reps, start, (acc, run) -> first(Arrays.copyOf(PlainBench.changed(data, mask, acc), size / 2)));
        }
    },
    /** Leaves out half of the runs. */
    HALF_THE_RUNS {
        @Override
        public long acc(String op, int size, long reps, long start) {
            return PlainBench.acc(op, size, (reps + 1) / 2, start);
        }
    },
    /** Runs a cheaper operation. */
    ANOTHER_OPERATION {
        @Override
        public long acc(String op, int size, long reps, long start) {
            return PlainBench.acc(op.equals("sum") ? "check" : "sum", size, reps, start);
        }
    },
    /** Works on fewer bytes than it says. */
    ANOTHER_SIZE {
        @Override
        public long acc(String op, int size, long reps, long start) {
            return PlainBench.acc(op, size / 2, reps, start);
        }
    };

    private interface Run {
        long once(long acc, long run);
    }

    /** Returns what it answers. */
    public abstract long acc(String op, int size, long reps, long start);

    private static long chained(long reps, long start, Run work) {
        long acc = start;
        for (long i = 0; i < reps; i++) {
            acc = acc * 1664525 + 1013904223 + work.once(acc, i) & 0xffffffffL;
        }
        return acc;
    }

    private static long first(byte[] data) {
        try {
            return PlainBench.firstWord(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
