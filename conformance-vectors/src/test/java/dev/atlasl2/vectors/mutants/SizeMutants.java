package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.reference.BatchReference.Change;
import dev.atlasl2.spec.reference.SumReference;
import dev.atlasl2.vectors.oracle.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;

/** Right except at certain lengths: whole buffers, three of them, lengths and differences beyond 8 or 16 bits. */
final class SizeMutants {
    private static final String[] SUMMING = {
        "sum", "stream", "check", "windowCheck", "delta", "deltaRange", "buffer", "copy", "copyWithin"
    };

    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        SizeMutants all = new SizeMutants();
        lengths().forEach(all::sums);
        lengths().forEach(all::memory);
        lengths().forEach(all::batches);
        all.differences();
        all.lengthsCut();
        return all.mutants;
    }

    /** Lengths above a structure that fill a buffer exactly, and their neighbours. */
    private static Map<String, IntPredicate> lengths() {
        Map<String, IntPredicate> lengths = new LinkedHashMap<>();
        for (int size : new int[] {8192, 16_384, 32_768, 65_536}) {
            lengths.put("whole-" + size, n -> n > 12_288 && n % size == 0);
        }
        lengths.put("odd-count-of-8192", n -> n > 12_288 && n % 8192 == 0 && n / 8192 % 2 == 1);
        lengths.put("a-byte-below-8192s", n -> n > 12_288 && (n + 1) % 8192 == 0);
        lengths.put("a-byte-above-8192s", n -> n > 12_288 && n % 8192 == 1);
        lengths.put("power-above-12288", n -> n > 12_288 && Integer.bitCount(n) == 1);
        return lengths;
    }

    private static long sum(byte[] data, int from, int to) {
        long total = 0;
        for (int i = Math.max(0, from); i < Math.min(to, data.length); i++) {
            total += data[i] & 0xff;
        }
        return total;
    }

    private void total(String name, IntPredicate where, ToLongFunction<byte[]> wrong) {
        mutants.add(Mutant.of(
                name,
                new Summing(data -> where.test(data.length) ? wrong.applyAsLong(data) : sum(data, 0, data.length), 96),
                SUMMING));
    }

    private void sums(String name, IntPredicate where) {
        total(name + "-last-byte-dropped", where, data -> sum(data, 0, data.length - 1));
        total(name + "-first-byte-dropped", where, data -> sum(data, 1, data.length));
        total(name + "-last-byte-doubled", where, data -> sum(data, 0, data.length) + (data[data.length - 1] & 0xff));
        total(name + "-last-buffer-dropped", where, data -> sum(data, 0, (data.length - 1) / 4096 * 4096));
        total(name + "-first-buffer-again", where, data -> sum(data, 0, data.length) + sum(data, 0, 4096));
        mutants.add(Mutant.of(
                "slide-" + name + "-last-byte-unseen",
                new Operations() {
                    @Override
                    public boolean slidingCheck(byte[] data, long window) {
                        return data != null && window > 0 && window < data.length && where.test(data.length)
                                ? Operations.super.slidingCheck(Arrays.copyOf(data, 2 + (int) window), window)
                                : Operations.super.slidingCheck(data, window);
                    }
                },
                "slidingCheck"));
        mutants.add(Mutant.of(
                "slide-window-" + name,
                new Operations() {
                    @Override
                    public boolean slidingCheck(byte[] data, long window) {
                        boolean right = Operations.super.slidingCheck(data, window);
                        return window < Integer.MAX_VALUE && where.test((int) window) && window < data.length
                                ? SumReference.sum(Arrays.copyOf(data, (int) window)) == 0
                                : right;
                    }
                },
                "slidingCheck"));
    }

    private void memory(String name, IntPredicate where) {
        mutants.add(Mutant.of(
                "fill-" + name + "-last-byte-plain",
                new Operations() {
                    @Override
                    public void fill(byte[] memory, int offset, long length, long value) {
                        Operations.super.fill(memory, offset, length, value);
                        if (where.test((int) length)) {
                            memory[offset + (int) length - 1] = (byte) value;
                        }
                    }
                },
                "fill"));
        mutants.add(Mutant.of(
                "fill-" + name + "-writes-on",
                new Operations() {
                    @Override
                    public void fill(byte[] memory, int offset, long length, long value) {
                        Operations.super.fill(memory, offset, length, value);
                        if (where.test((int) length)) {
                            memory[offset + (int) length] = (byte) value;
                        }
                    }
                },
                "fill"));
        for (boolean refused : new boolean[] {false, true}) {
            mutants.add(Mutant.of(
                    "copy-" + name + (refused ? "-writes-though-refused" : "-last-byte-kept"),
                    new Operations() {
                        @Override
                        public void copy(byte[] memory, int offset, int length, byte[] src) {
                            byte[] before = memory.clone();
                            if (refused && src != null && src.length == length && where.test(length)) {
                                System.arraycopy(src, 0, memory, offset, length - 1);
                            }
                            Operations.super.copy(memory, offset, length, src);
                            if (!refused && where.test(length)) {
                                memory[offset + length - 1] = before[offset + length - 1];
                            }
                        }
                    },
                    "copy"));
        }
        for (int lost : new int[] {1, 4096}) {
            mutants.add(Mutant.of(
                    "move-" + name + "-last-" + lost + "-kept",
                    new Operations() {
                        @Override
                        public void copyWithin(byte[] data, long from, long to, long length) {
                            byte[] before = data.clone();
                            Operations.super.copyWithin(data, from, to, length);
                            if (length > 0 && where.test((int) length)) {
                                int at = (int) (to + length - lost);
                                System.arraycopy(before, at, data, at, lost);
                            }
                        }
                    },
                    "copyWithin"));
        }
    }

    private static byte[] cut(byte[] entry, IntPredicate where) {
        return entry != null && where.test(entry.length) ? Arrays.copyOf(entry, entry.length - 1) : entry;
    }

    private void batches(String name, IntPredicate where) {
        for (String of : List.of("sum", "check", "delta", "witness")) {
            mutants.add(Mutant.of(
                    "batch-" + of + "-" + name + "-last-byte-dropped",
                    new SpoiltBatch(
                            of,
                            regions -> regions.stream()
                                    .map(entry -> cut(entry, where))
                                    .toList(),
                            changes -> changes.stream()
                                    .map(change -> change == null
                                            ? null
                                            : new Change(cut(change.before(), where), cut(change.after(), where)))
                                    .toList(),
                            null),
                    "batch"));
        }
    }

    private void difference(String name, IntPredicate unseen) {
        mutants.add(Mutant.of(
                "difference-" + name,
                new Operations() {
                    private byte[] seen(byte[] old, byte[] now) {
                        boolean both = old != null && now != null && old.length == now.length;
                        int at = both ? Arrays.mismatch(old, now) : -1;
                        return at >= 0 && unseen.test(at) ? old : now;
                    }

                    @Override
                    public int delta(byte[] before, byte[] after) {
                        return Operations.super.delta(before, seen(before, after));
                    }

                    @Override
                    public int deltaRange(long sum, byte[] old, byte[] now) {
                        return Operations.super.deltaRange(sum, old, seen(old, now));
                    }

                    @Override
                    public List<Integer> batchDelta(List<Change> entries) {
                        return Operations.super.batchDelta(entries.stream()
                                .map(entry -> entry == null
                                        ? null
                                        : new Change(entry.before(), seen(entry.before(), entry.after())))
                                .toList());
                    }
                },
                "delta",
                "deltaRange",
                "deltaSteps",
                "batch"));
    }

    private void differences() {
        difference("beyond-255-unseen", at -> at > 255);
        difference("beyond-4095-unseen", at -> at > 4095);
        difference("beyond-65535-unseen", at -> at > 65_535);
        difference("at-0-unseen", at -> at == 0);
        mutants.add(Mutant.of(
                "copy-skips-what-starts-alike",
                new Operations() {
                    @Override
                    public void copy(byte[] memory, int offset, int length, byte[] src) {
                        byte[] before = memory.clone();
                        Operations.super.copy(memory, offset, length, src);
                        int at = Arrays.mismatch(before, offset, offset + length, src, 0, length);
                        if (at > 255) {
                            System.arraycopy(before, offset, memory, offset, length);
                        }
                    }
                },
                "copy"));
    }

    /** Only the low bits of two lengths are compared, and missing bytes are ignored. */
    private void lengthsCut() {
        for (int bits : new int[] {8, 16}) {
            int mask = (1 << bits) - 1;
            mutants.add(Mutant.of(
                    "lengths-compared-in-" + bits + "-bits",
                    new Operations() {
                        private boolean alike(byte[] one, byte[] other) {
                            return one != null && other != null && (one.length & mask) == (other.length & mask);
                        }

                        @Override
                        public int delta(byte[] before, byte[] after) {
                            return alike(before, after)
                                    ? Math.floorMod(sum(after) - sum(before), 96)
                                    : Operations.super.delta(before, after);
                        }

                        @Override
                        public int deltaRange(long sum, byte[] old, byte[] now) {
                            return alike(old, now)
                                    ? Math.floorMod(deltaByte(sum, 0, 0) + sum(now) - sum(old), 96)
                                    : Operations.super.deltaRange(sum, old, now);
                        }

                        @Override
                        public void copy(byte[] memory, int offset, int length, byte[] src) {
                            if (src != null && src.length != length && (src.length & mask) == (length & mask)) {
                                if (sum(src) != 0) {
                                    throw new AtlasException(ErrorCode.CONSERVATION, "src");
                                }
                                System.arraycopy(src, 0, memory, offset, Math.min(length, src.length));
                            } else {
                                Operations.super.copy(memory, offset, length, src);
                            }
                        }
                    },
                    "delta",
                    "deltaRange",
                    "deltaSteps",
                    "copy"));
        }
    }
}
