package dev.atlasl2.vectors.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Hundreds of wrong sums: block sizes, lane widths, flush counts, tails, offsets, moduli, signs. */
final class SumMutants {
    private static final String[] EVERYWHERE = {
        "sum", "stream", "check", "windowCheck", "delta", "deltaRange", "batch", "buffer", "copy"
    };
    private static final String[] LARGE = {"sum", "stream", "check", "delta"};

    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        SumMutants all = new SumMutants();
        all.tails();
        all.skippedPositions();
        all.blocks();
        all.lanes();
        all.narrowTotals();
        all.moduli();
        all.signs();
        all.lengths();
        return all.mutants;
    }

    private void add(String name, ToLongFunction<byte[]> total, String... operations) {
        mutants.add(Mutant.of(name, new Summing(total, 96), operations));
    }

    private static long range(byte[] data, int from, int to) {
        long total = 0;
        for (int i = Math.max(0, from); i < Math.min(to, data.length); i++) {
            total += data[i] & 0xff;
        }
        return total;
    }

    private void tails() {
        for (int m = 2; m <= 128; m++) {
            int block = m;
            add("tail-dropped-" + m, data -> range(data, 0, data.length - data.length % block), EVERYWHERE);
            add(
                    "tail-doubled-" + m,
                    data -> range(data, 0, data.length)
                            + (data.length >= block && data.length % block != 0
                                    ? range(data, data.length - block, data.length / block * block)
                                    : 0),
                    EVERYWHERE);
        }
        for (int off = 1; off <= 8; off++) {
            int lost = off;
            add(
                    "last-" + off + "-dropped-beyond-64",
                    data -> range(data, 0, data.length > 64 ? data.length - lost : data.length),
                    EVERYWHERE);
            add(
                    "first-" + off + "-dropped-beyond-64",
                    data -> range(data, data.length > 64 ? lost : 0, data.length),
                    EVERYWHERE);
        }
    }

    private void skippedPositions() {
        for (int width : new int[] {16, 32, 64}) {
            for (int lane = 0; lane < width; lane++) {
                int w = width;
                int l = lane;
                add(
                        "lane-" + lane + "-of-" + width + "-skipped",
                        data -> {
                            long total = 0;
                            int whole = data.length - data.length % w;
                            for (int i = 0; i < data.length; i++) {
                                total += i < whole && i % w == l ? 0 : data[i] & 0xff;
                            }
                            return total;
                        },
                        EVERYWHERE);
            }
        }
    }

    private void blocks() {
        for (int size : new int[] {
            256, 512, 1024, 2048, 4096, 8192, 12_288, 16_384, 32_768, 65_536, 262_144, 1_048_576, 4_194_304
        }) {
            int block = size;
            // Batches, buffers and copies of megabytes would test nothing that the sum does not.
            String[] where =
                    size <= 65_536 ? new String[] {"sum", "check", "delta", "windowCheck"} : new String[] {"sum"};
            add(
                    "last-block-dropped-" + size,
                    data -> range(data, 0, data.length > block ? data.length / block * block : data.length),
                    where);
            add(
                    "only-last-block-" + size,
                    data -> range(data, data.length <= block ? 0 : (data.length - 1) / block * block, data.length),
                    where);
            add("only-first-block-" + size, data -> range(data, 0, block), where);
            add(
                    "seam-skipped-" + size,
                    data -> {
                        long total = 0;
                        for (int from = 0; from < data.length; from += block) {
                            total += range(data, from == 0 ? 0 : from + 1, Math.min(data.length, from + block));
                        }
                        return total;
                    },
                    where);
            add(
                    "seam-doubled-" + size,
                    data -> {
                        long total = 0;
                        for (int from = 0; from < data.length; from += block) {
                            total += range(data, from, Math.min(data.length, from + block + 1));
                        }
                        return total;
                    },
                    where);
            add(
                    "halves-uneven-" + size,
                    data -> data.length < block
                            ? range(data, 0, data.length)
                            : range(data, 0, data.length / 2) + range(data, (data.length + 1) / 2, data.length),
                    where);
        }
    }

    /** Lanes of 8 or 16 bits that take n bytes per step and are flushed after m steps, one too many or far too many. */
    private void lanes() {
        for (int bits : new int[] {8, 16}) {
            for (int lanes : new int[] {1, 2, 4, 8, 16, 32, 64}) {
                for (int per : bits == 8 ? new int[] {1} : new int[] {1, 2, 4}) {
                    int fits = ((1 << bits) - 1) / (255 * per);
                    for (int flush : IntStream.of(fits + 1, 2 * fits, 3 * fits, 512, 1024, Integer.MAX_VALUE)
                            .distinct()
                            .toArray()) {
                        if (flush > fits) {
                            lanes(bits, lanes, per, flush);
                        }
                    }
                }
            }
        }
    }

    private void lanes(int bits, int lanes, int per, int flush) {
        boolean reachable =
                (long) lanes * per * (65_535 / 255 / per + 1) <= 8258; // copies, batches and buffers are that short
        String[] where = reachable && flush <= 512
                ? new String[] {"sum", "stream", "check", "windowCheck", "delta"}
                : new String[] {"sum"};
        add(
                "lanes-" + bits + "x" + lanes + "-by-" + per + "-flushed-" + flush,
                data -> {
                    int mask = (1 << bits) - 1;
                    int[] lane = new int[lanes];
                    long total = 0;
                    int step = lanes * per;
                    int whole = data.length - data.length % step;
                    int steps = 0;
                    for (int at = 0; at < whole; at += step) {
                        for (int i = 0; i < step; i++) {
                            lane[i / per] = lane[i / per] + (data[at + i] & 0xff) & mask;
                        }
                        if (++steps == flush) {
                            steps = 0;
                            for (int i = 0; i < lanes; i++) {
                                total += lane[i];
                                lane[i] = 0;
                            }
                        }
                    }
                    for (int value : lane) {
                        total += value;
                    }
                    return total + range(data, whole, data.length);
                },
                where);
    }

    private void narrowTotals() {
        for (int bits = 8; bits <= 32; bits++) {
            long mask = (1L << bits) - 1;
            String[] where =
                    bits <= 20 ? EVERYWHERE : bits <= 22 ? new String[] {"sum", "stream", "check", "delta"} : LARGE;
            add("total-of-" + bits + "-bits", data -> range(data, 0, data.length) & mask, where);
        }
    }

    private void moduli() {
        for (int modulus = 2; modulus <= 260; modulus++) {
            if (modulus != 96) {
                mutants.add(Mutant.of(
                        "modulus-" + modulus,
                        new Summing(data -> range(data, 0, data.length), modulus),
                        "sum",
                        "delta"));
            }
        }
        for (int modulus : new int[] {2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 95, 97, 128, 192, 256}) {
            mutants.add(Mutant.of(
                    "check-mod-" + modulus,
                    new Summing(data -> range(data, 0, data.length), modulus),
                    "check",
                    "windowCheck",
                    "copy"));
        }
    }

    private void signs() {
        add(
                "odd-bytes-signed",
                data -> {
                    long total = 0;
                    for (int i = 0; i < data.length; i++) {
                        total += i % 2 == 1 ? data[i] : data[i] & 0xff;
                    }
                    return total;
                },
                EVERYWHERE);
        add(
                "only-last-byte-signed",
                data -> range(data, 0, data.length - 1) + (data.length == 0 ? 0 : data[data.length - 1]),
                EVERYWHERE);
        add(
                "signed-beyond-64",
                data -> {
                    long total = 0;
                    for (int i = 0; i < data.length; i++) {
                        total += data.length > 64 ? data[i] : data[i] & 0xff;
                    }
                    return total;
                },
                EVERYWHERE);
        add(
                "xor",
                data -> {
                    int x = 0;
                    for (byte b : data) {
                        x ^= b & 0xff;
                    }
                    return x;
                },
                EVERYWHERE);
        add(
                "reduced-to-0-to-96",
                data -> {
                    long total = range(data, 0, data.length);
                    return total > 0 && total % 96 == 0 ? 31 : total;
                },
                "sum",
                "check");
        for (int special : new int[] {0x7f, 0x80, 0xff, 0x61, 0xa5}) {
            int value = special;
            add(
                    "byte-" + special + "-ignored",
                    data -> {
                        long total = 0;
                        for (byte b : data) {
                            total += (b & 0xff) == value ? 0 : b & 0xff;
                        }
                        return total;
                    },
                    "sum",
                    "check",
                    "delta");
        }
    }

    private void lengths() {
        for (int bits : new int[] {8, 12, 16, 20, 23}) {
            int mask = (1 << bits) - 1;
            String[] where = bits <= 12
                    ? EVERYWHERE
                    : bits <= 16 ? new String[] {"sum", "check", "windowCheck", "delta", "copy"} : new String[] {"sum"};
            add("length-of-" + bits + "-bits", data -> range(data, 0, data.length & mask), where);
        }
    }
}
