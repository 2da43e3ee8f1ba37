package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.reference.BatchReference.Change;
import dev.atlasl2.vectors.oracle.CachedBuffer;
import dev.atlasl2.vectors.oracle.Operations;
import dev.atlasl2.vectors.oracle.SumStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

/** Right except at certain places: odd and far offsets, the third operand, the 64th, the step after a refusal. */
final class PlaceMutants {
    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        PlaceMutants all = new PlaceMutants();
        offsets().forEach(all::buffers);
        offsets().forEach(all::moves);
        all.operands(ranges());
        all.streams();
        all.stickyBuffers();
        return all.mutants;
    }

    private static Map<String, LongUnaryOperator> offsets() {
        Map<String, LongUnaryOperator> offsets = new LinkedHashMap<>();
        for (int bits : new int[] {7, 8, 12, 15, 16}) {
            long mask = (1L << bits) - 1;
            offsets.put("of-" + bits + "-bits", at -> at & mask);
        }
        offsets.put("made-even", at -> at & ~1L);
        offsets.put("odd-ones-by-4", at -> (at & 1) == 1 ? at & ~3L : at);
        offsets.put("odd-ones-by-8", at -> (at & 1) == 1 ? at & ~7L : at);
        offsets.put("odd-beyond-255", at -> at > 255 && (at & 1) == 1 ? at - 1 : at);
        offsets.put("odd-beyond-65535", at -> at > 65_535 && (at & 1) == 1 ? at - 1 : at);
        return offsets;
    }

    private static boolean within(long at, long length, int size) {
        return at >= 0 && length <= size && at <= size - length;
    }

    private void buffers(String name, LongUnaryOperator offset) {
        mutants.add(Mutant.of(
                "buffer-set-offset-" + name,
                new Operations() {
                    @Override
                    public CachedBuffer buffer(byte[] data) {
                        return new CachedBuffer.Reference(data) {
                            @Override
                            public void set(long at, long value) {
                                super.set(within(at, 1, data.length) ? offset.applyAsLong(at) : at, value);
                            }
                        };
                    }
                },
                "buffer"));
        mutants.add(Mutant.of(
                "buffer-range-offset-" + name,
                new Operations() {
                    @Override
                    public CachedBuffer buffer(byte[] data) {
                        return new CachedBuffer.Reference(data) {
                            @Override
                            public void setRange(long at, byte[] range) {
                                boolean fits = range != null && within(at, range.length, data.length);
                                super.setRange(fits ? offset.applyAsLong(at) : at, range);
                            }
                        };
                    }
                },
                "buffer"));
    }

    private void moves(String name, LongUnaryOperator offset) {
        for (String part : List.of("from", "to", "length")) {
            mutants.add(Mutant.of(
                    "move-" + part + "-" + name,
                    new Operations() {
                        @Override
                        public void copyWithin(byte[] data, long from, long to, long length) {
                            boolean fits =
                                    length >= 0 && within(from, length, data.length) && within(to, length, data.length);
                            Operations.super.copyWithin(
                                    data,
                                    fits && part.equals("from") ? offset.applyAsLong(from) : from,
                                    fits && part.equals("to") ? offset.applyAsLong(to) : to,
                                    fits && part.equals("length") ? offset.applyAsLong(length) : length);
                        }
                    },
                    "copyWithin"));
        }
    }

    /** Wrong only at one place of a list. */
    static List<Mutant> atOnePlace() {
        PlaceMutants all = new PlaceMutants();
        Map<String, IntPredicate> places = new LinkedHashMap<>();
        for (int at : new int[] {2, 63, 64, 65, 255}) {
            places.put("index-" + at, i -> i == at);
        }
        all.operands(places);
        return all.mutants;
    }

    private static Map<String, IntPredicate> ranges() {
        Map<String, IntPredicate> places = new LinkedHashMap<>();
        places.put("third-and-later", i -> i > 1);
        places.put("beyond-63", i -> i > 62);
        places.put("beyond-64", i -> i > 63);
        return places;
    }

    private void operands(Map<String, IntPredicate> places) {
        for (String of : List.of("sum", "check", "delta", "witness")) {
            places.forEach((name, place) -> {
                mutants.add(Mutant.of(
                        "batch-" + of + "-stale-at-" + name, new SpoiltBatch(of, null, null, place), "batch"));
                mutants.add(Mutant.of(
                        "batch-" + of + "-null-taken-at-" + name,
                        new SpoiltBatch(
                                of,
                                regions -> taken(regions, place, new byte[1]),
                                changes -> taken(changes, place, new Change(new byte[1], new byte[1])),
                                null),
                        "batch"));
            });
        }
        places.forEach((name, place) -> {
            if (!name.equals("index-255")) {
                mutants.add(Mutant.of(
                        "batch-witness-empty-taken-at-" + name,
                        new SpoiltBatch("witness", regions -> bad(regions, place), null, null),
                        "batch"));
                mutants.add(Mutant.of(
                        "batch-delta-lengths-unseen-at-" + name,
                        new SpoiltBatch("delta", null, changes -> uneven(changes, place), null),
                        "batch"));
            }
        });
    }

    private static <E> List<E> taken(List<E> entries, IntPredicate where, E otherwise) {
        List<E> taken = new ArrayList<>(entries);
        for (int i = 0; i < taken.size(); i++) {
            if (taken.get(i) == null && where.test(i)) {
                taken.set(i, otherwise);
            }
        }
        return taken;
    }

    private static List<byte[]> bad(List<byte[]> entries, IntPredicate where) {
        List<byte[]> taken = new ArrayList<>(entries);
        for (int i = 0; i < taken.size(); i++) {
            if (taken.get(i) != null && taken.get(i).length == 0 && where.test(i)) {
                taken.set(i, new byte[1]);
            }
        }
        return taken;
    }

    private static List<Change> uneven(List<Change> changes, IntPredicate where) {
        List<Change> taken = new ArrayList<>(changes);
        for (int i = 0; i < taken.size(); i++) {
            Change change = taken.get(i);
            if (change != null
                    && where.test(i)
                    && (change.before() == null
                            || change.after() == null
                            || change.before().length != change.after().length)) {
                taken.set(i, new Change(new byte[0], new byte[0]));
            }
        }
        return taken;
    }

    /** A stream that goes wrong after a refusal, or after a number of calls. */
    private static class Wayward extends SumStream.Reference {
        private final String call;
        private final int after;
        private int calls;
        private boolean refused;

        /** Ignores {@code call} once there was a refusal, or once {@code after} calls were made. */
        Wayward(String call, int after) {
            this.call = call;
            this.after = after;
        }

        private void run(String name, Runnable right) {
            calls++;
            if (name.equals(call) && (after == 0 ? refused : calls > after)) {
                return;
            }
            try {
                right.run();
            } catch (AtlasException refusal) {
                refused = true;
                throw refusal;
            }
        }

        @Override
        public void update(byte[] data) {
            run("update", () -> super.update(data));
        }

        @Override
        public void merge(long residue) {
            run("merge", () -> super.merge(residue));
        }

        @Override
        public void restore(long state) {
            run("restore", () -> super.restore(state));
        }

        @Override
        public void reset() {
            run("reset", super::reset);
        }
    }

    private void stream(String name, Supplier<SumStream> made) {
        mutants.add(Mutant.of(
                "stream-" + name,
                new Operations() {
                    @Override
                    public SumStream stream() {
                        return made.get();
                    }
                },
                "stream"));
    }

    private void streams() {
        for (String call : List.of("update", "merge", "restore", "reset")) {
            stream(call + "-ignored-after-a-refusal", () -> new Wayward(call, 0));
            stream(call + "-ignored-after-62-calls", () -> new Wayward(call, 62));
        }
        for (int count : new int[] {2, 63, 64, 65}) {
            stream("update-ignored-after-" + count, () -> new Wayward("update", count));
        }
        stream("refusal-resets", () -> new SumStream.Reference() {
            @Override
            public void merge(long residue) {
                try {
                    super.merge(residue);
                } catch (AtlasException refusal) {
                    super.reset();
                    throw refusal;
                }
            }
        });
        for (int bits : new int[] {8, 16}) {
            stream("piece-of-" + bits + "-bits", () -> new SumStream.Reference() {
                @Override
                public void update(byte[] data) {
                    super.update(data == null ? null : Arrays.copyOf(data, data.length & (1 << bits) - 1));
                }
            });
        }
        for (int size : new int[] {16, 64, 4096, 8192, 16_384, 65_536}) {
            stream("pieces-that-fill-" + size + "-lost", () -> new SumStream.Reference() {
                private long held;

                @Override
                public void update(byte[] data) {
                    if (data != null && data.length > 0 && held % size + data.length == size) {
                        held = 0; // flushed without what came last
                        return;
                    }
                    super.update(data);
                    held += data.length;
                }
            });
        }
    }

    /** A buffer that goes wrong after a refusal, or after a number of calls. */
    private static final class WaywardBuffer extends CachedBuffer.Reference {
        private final String how;
        private boolean refused;
        private int writes;

        WaywardBuffer(byte[] data, String how) {
            super(data);
            this.how = how;
        }

        private void write(String call, Runnable right) {
            writes++;
            boolean sticks = refused && how.equals(call + "-refused-after-a-refusal");
            if (sticks || writes > 64 && how.equals("write-refused-after-64")) {
                throw new AtlasException(ErrorCode.INVALID, "mutant");
            }
            try {
                right.run();
            } catch (AtlasException refusal) {
                refused = true;
                if (how.equals("refusal-invalidates")) {
                    super.invalidate();
                }
                throw refusal;
            }
        }

        @Override
        public void set(long at, long value) {
            write("set", () -> super.set(at, value));
        }

        @Override
        public void setRange(long at, byte[] range) {
            write("range", () -> super.setRange(at, range));
        }

        @Override
        public void invalidate() {
            if (!refused || !how.equals("invalidate-ignored-after-a-refusal")) {
                super.invalidate();
            }
        }

        @Override
        public int sum() {
            return refused && how.equals("sum-0-after-a-refusal") ? 0 : super.sum();
        }

        @Override
        public boolean check() {
            return refused && how.equals("check-false-after-a-refusal") ? false : super.check();
        }
    }

    private void stickyBuffers() {
        for (String how : List.of(
                "set-refused-after-a-refusal",
                "range-refused-after-a-refusal",
                "write-refused-after-64",
                "refusal-invalidates",
                "invalidate-ignored-after-a-refusal",
                "sum-0-after-a-refusal",
                "check-false-after-a-refusal")) {
            mutants.add(Mutant.of(
                    "buffer-" + how,
                    new Operations() {
                        @Override
                        public CachedBuffer buffer(byte[] data) {
                            return new WaywardBuffer(data, how);
                        }
                    },
                    "buffer"));
        }
    }
}
