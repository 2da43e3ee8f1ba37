package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.SumReference;
import dev.atlasl2.vectors.oracle.Budget;
import dev.atlasl2.vectors.oracle.CachedBuffer;
import dev.atlasl2.vectors.oracle.Domain;
import dev.atlasl2.vectors.oracle.Operations;
import dev.atlasl2.vectors.oracle.SumStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;

/** Wrong deltas, streams, buffers, batches, budgets and domains: widths, limits, orders, forgotten steps. */
final class StateMutants {
    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        StateMutants all = new StateMutants();
        all.deltas();
        all.streams();
        all.buffers();
        all.hints();
        all.batches();
        all.budgets();
        all.domains();
        return all.mutants;
    }

    private static AtlasException refuse(ErrorCode code) {
        return new AtlasException(code, "mutant");
    }

    @FunctionalInterface
    private interface Step {
        long after(long sum, long old, long now);
    }

    private void delta(String name, Step step) {
        mutants.add(Mutant.of("delta-" + name, new Operations() {
            @Override
            public int deltaByte(long sum, long old, long now) {
                Operations.super.deltaByte(Math.floorMod(sum, 96L), old, now);
                return (int) step.after(sum, old, now);
            }
        }, "deltaByte", "deltaSteps"));
    }

    private void deltas() {
        delta("turned", (s, o, n) -> Math.floorMod(s + o - n, 96L));
        delta("in-8-bits", (s, o, n) -> (s + n - o & 255) % 96);
        delta("in-16-bits", (s, o, n) -> (s + n - o & 65_535) % 96);
        delta("in-32-bits", (s, o, n) -> (s + n - o & 0xffffffffL) % 96);
        delta("absolute", (s, o, n) -> (s + Math.abs(n - o)) % 96);
        delta("stops-at-0", (s, o, n) -> Math.max(0, s + n - o) % 96);
        delta("one-turn-up", (s, o, n) -> (s + n - o + 96) % 96);
        delta("two-turns-up", (s, o, n) -> (s + n - o + 192) % 96);
        delta("one-turn-down", (s, o, n) -> s + n - o >= 96 ? s + n - o - 96 : Math.floorMod(s + n - o, 96L));
        delta("signed-new", (s, o, n) -> Math.floorMod(s + (byte) n - o, 96L));
        delta("signed-old", (s, o, n) -> Math.floorMod(s + n - (byte) o, 96L));
        delta("forgets-sum", (s, o, n) -> Math.floorMod(n - o, 96L));
        delta("forgets-old", (s, o, n) -> (s + n) % 96);
        delta("mod-95", (s, o, n) -> Math.floorMod(s + n - o, 95L));
        for (int limit : new int[] {94, 96, 127, 255}) {
            mutants.add(Mutant.of("delta-sum-limit-" + limit, new Operations() {
                @Override
                public int deltaByte(long sum, long old, long now) {
                    if (sum < 0 || sum > limit) {
                        throw refuse(ErrorCode.INVALID);
                    }
                    return Operations.super.deltaByte(Math.min(95, sum), old, now);
                }
            }, "deltaByte"));
        }
        for (LongUnaryOperator cut : List.<LongUnaryOperator>of(x -> (int) x, x -> x & 255, x -> Math.floorMod(x, 256L), x -> Math.max(0, Math.min(255, x)))) {
            mutants.add(Mutant.of("delta-arguments-cut-" + mutants.size(), new Operations() {
                @Override
                public int deltaByte(long sum, long old, long now) {
                    return Operations.super.deltaByte(sum, cut.applyAsLong(old), cut.applyAsLong(now));
                }
            }, "deltaByte"));
        }
        mutants.add(Mutant.of("delta-shorter-of-two", new Operations() {
            @Override
            public int delta(byte[] before, byte[] after) {
                return before == null || after == null ? Operations.super.delta(before, after) : Math.floorMod(sum(after) - sum(before), 96);
            }
        }, "delta"));
        mutants.add(Mutant.of("delta-turned-regions", new Operations() {
            @Override
            public int delta(byte[] before, byte[] after) {
                return Operations.super.delta(after, before);
            }
        }, "delta"));
    }

    private void stream(String name, java.util.function.Supplier<SumStream> stream) {
        mutants.add(Mutant.of("stream-" + name, new Operations() {
            @Override
            public SumStream stream() {
                return stream.get();
            }
        }, "stream"));
    }

    private void streams() {
        for (int block : new int[] {4, 8, 16, 32, 64}) {
            stream("tail-of-each-update-dropped-" + block, () -> new SumStream.Reference() {
                @Override
                public void update(byte[] data) {
                    super.update(data == null ? null : java.util.Arrays.copyOf(data, data.length - data.length % block));
                }
            });
        }
        stream("update-replaces", () -> new SumStream.Reference() {
            @Override
            public void update(byte[] data) {
                super.reset();
                super.update(data);
            }
        });
        stream("reset-ignored", () -> new SumStream.Reference() {
            @Override
            public void reset() {}
        });
        stream("restore-adds", () -> new SumStream.Reference() {
            @Override
            public void restore(long state) {
                super.merge(state);
            }
        });
        stream("merge-replaces", () -> new SumStream.Reference() {
            @Override
            public void merge(long residue) {
                super.restore(residue);
            }
        });
        stream("merge-reduces", () -> new SumStream.Reference() {
            @Override
            public void merge(long residue) {
                super.merge(Math.floorMod(residue, 96L));
            }
        });
        stream("merge-cut-to-32-bits", () -> new SumStream.Reference() {
            @Override
            public void merge(long residue) {
                super.merge((int) residue);
            }
        });
        stream("restore-cut-to-32-bits", () -> new SumStream.Reference() {
            @Override
            public void restore(long state) {
                super.restore((int) state);
            }
        });
        stream("restore-clamps", () -> new SumStream.Reference() {
            @Override
            public void restore(long state) {
                super.restore(Math.max(0, Math.min(95, state)));
            }
        });
        stream("save-resets", () -> new SumStream.Reference() {
            @Override
            public int save() {
                int state = super.save();
                super.reset();
                return state;
            }
        });
        stream("value-resets", () -> new SumStream.Reference() {
            @Override
            public int value() {
                int value = super.value();
                super.reset();
                return value;
            }
        });
    }

    private void buffer(String name, Function<byte[], CachedBuffer> buffer) {
        mutants.add(Mutant.of("buffer-" + name, new Operations() {
            @Override
            public CachedBuffer buffer(byte[] data) {
                return buffer.apply(data);
            }
        }, "buffer"));
    }

    private void buffers() {
        buffer("never-caches", data -> new CachedBuffer.Reference(data) {
            @Override
            public int sum() {
                return SumReference.sum(data);
            }
        });
        buffer("check-recomputes", data -> new CachedBuffer.Reference(data) {
            @Override
            public boolean check() {
                return SumReference.sum(data) == 0;
            }
        });
        buffer("write-drops-the-cache", data -> new CachedBuffer.Reference(data) {
            @Override
            public void set(long at, long value) {
                super.set(at, value);
                super.invalidate();
            }
        });
        buffer("range-drops-the-cache", data -> new CachedBuffer.Reference(data) {
            @Override
            public void setRange(long at, byte[] range) {
                super.setRange(at, range);
                super.invalidate();
            }
        });
        buffer("invalidate-ignored", data -> new CachedBuffer.Reference(data) {
            @Override
            public void invalidate() {}
        });
        buffer("invalidate-recomputes-at-once", data -> new CachedBuffer.Reference(data) {
            @Override
            public void invalidate() {
                super.invalidate();
                super.sum();
            }
        });
        buffer("computes-at-creation", data -> {
            CachedBuffer made = new CachedBuffer.Reference(data);
            made.sum();
            return made;
        });
        buffer("value-masked", data -> new CachedBuffer.Reference(data) {
            @Override
            public void set(long at, long value) {
                super.set(at, value & 255);
            }
        });
        buffer("offset-cut-to-32-bits", data -> new CachedBuffer.Reference(data) {
            @Override
            public void set(long at, long value) {
                super.set((int) at, value);
            }

            @Override
            public void setRange(long at, byte[] range) {
                super.setRange((int) at, range);
            }
        });
        buffer("overhang-cut", data -> new CachedBuffer.Reference(data) {
            @Override
            public void setRange(long at, byte[] range) {
                boolean overhangs = range != null && at >= 0 && at < data.length && at + range.length > data.length;
                super.setRange(at, overhangs ? java.util.Arrays.copyOf(range, (int) (data.length - at)) : range);
            }
        });
        buffer("bad-range-invalidates", data -> new CachedBuffer.Reference(data) {
            @Override
            public void setRange(long at, byte[] range) {
                super.invalidate();
                super.setRange(at, range);
            }
        });
    }

    private void hint(String name, LongUnaryOperator hint) {
        mutants.add(Mutant.of("hint-" + name, new Operations() {
            @Override
            public int batchHint(long bytes) {
                Operations.super.batchHint(bytes);
                return (int) hint.applyAsLong(bytes);
            }
        }, "batchHint"));
    }

    private static long between(long bytes) {
        return Math.max(8, Math.min(256, 32_768 / (4 * Math.max(1, bytes))));
    }

    private void hints() {
        for (int first : new int[] {63, 65, 128}) {
            hint("first-limit-" + first, n -> n <= first ? 256 : n <= 1024 ? between(n) : n <= 16_384 ? 16 : 8);
        }
        for (int second : new int[] {1023, 1025, 4096}) {
            hint("second-limit-" + second, n -> n <= 64 ? 256 : n <= second ? between(n) : n <= 16_384 ? 16 : 8);
        }
        for (int third : new int[] {16_383, 16_385, 32_768}) {
            hint("third-limit-" + third, n -> n <= 64 ? 256 : n <= 1024 ? between(n) : n <= third ? 16 : 8);
        }
        hint("rounds-up", n -> n <= 64 ? 256 : n <= 1024 ? Math.max(8, Math.min(256, (32_768 + 4 * n - 1) / (4 * n))) : n <= 16_384 ? 16 : 8);
        hint("unclamped", n -> n <= 64 ? 32_768 / (4 * Math.max(1, n)) : n <= 1024 ? between(n) : n <= 16_384 ? 16 : 8);
        hint("power-of-two", n -> n <= 64 ? 256 : n <= 1024 ? Long.highestOneBit(between(n)) : n <= 16_384 ? 16 : 8);
        hint("cut-to-32-bits", n -> Operations.REFERENCE.batchHint(Math.max(0, (int) n)));
        mutants.add(Mutant.of("hint-negative-accepted", new Operations() {
            @Override
            public int batchHint(long bytes) {
                return Operations.super.batchHint(Math.max(0, bytes));
            }
        }, "batchHint"));
    }

    private void batches() {
        for (int limit : new int[] {0, 128, 255, 257, 512, 1024}) {
            mutants.add(Mutant.of("batch-limit-" + limit, new Operations() {
                @Override
                public List<Integer> batchSum(List<byte[]> entries) {
                    if (entries.size() > limit || entries.isEmpty() && limit != 0) {
                        throw refuse(ErrorCode.INVALID);
                    }
                    return entries.stream().map(this::sum).toList();
                }
            }, "batch"));
        }
        mutants.add(Mutant.of("batch-null-is-0", new Operations() {
            @Override
            public List<Integer> batchSum(List<byte[]> entries) {
                return Operations.super.batchSum(entries.stream().map(entry -> entry == null ? new byte[0] : entry).toList());
            }
        }, "batch"));
        mutants.add(Mutant.of("batch-null-skipped", new Operations() {
            @Override
            public List<Boolean> batchCheck(List<byte[]> entries) {
                return Operations.super.batchCheck(entries.stream().filter(entry -> entry != null).toList());
            }
        }, "batch"));
        mutants.add(Mutant.of("batch-empty-skipped", new Operations() {
            @Override
            public List<Integer> batchSum(List<byte[]> entries) {
                return Operations.super.batchSum(entries.stream().filter(entry -> entry == null || entry.length > 0).toList());
            }
        }, "batch"));
        mutants.add(Mutant.of("batch-turned", new Operations() {
            @Override
            public List<Witness> batchWitness(List<byte[]> entries) {
                return Operations.super.batchWitness(entries).reversed();
            }
        }, "batch"));
        mutants.add(Mutant.of("batch-last-for-all", new Operations() {
            @Override
            public List<Boolean> batchCheck(List<byte[]> entries) {
                List<Boolean> right = Operations.super.batchCheck(entries);
                return right.stream().map(any -> right.getLast()).toList();
            }
        }, "batch"));
        for (int lanes : new int[] {2, 4, 8, 16}) {
            mutants.add(Mutant.of("batch-rest-of-" + lanes + "-wrong", new Operations() {
                @Override
                public List<Integer> batchSum(List<byte[]> entries) {
                    List<Integer> right = new ArrayList<>(Operations.super.batchSum(entries));
                    for (int i = entries.size() / lanes * lanes; i < entries.size(); i++) {
                        right.set(i, 0);
                    }
                    return right;
                }
            }, "batch"));
            mutants.add(Mutant.of("batch-length-of-the-first-of-" + lanes, new Operations() {
                @Override
                public List<Witness> batchWitness(List<byte[]> entries) {
                    Operations.super.batchWitness(entries);
                    List<byte[]> cut = new ArrayList<>();
                    for (int i = 0; i < entries.size(); i++) {
                        cut.add(java.util.Arrays.copyOf(entries.get(i), entries.get(i / lanes * lanes).length));
                    }
                    return Operations.super.batchWitness(cut);
                }
            }, "batch"));
        }
    }

    private void budget(String name, Function<Long, Budget> budget) {
        mutants.add(Mutant.of("budget-" + name, new Operations() {
            @Override
            public Budget budget(long initial) {
                return budget.apply(initial);
            }
        }, "budget"));
        mutants.add(Mutant.of("domain-budget-" + name, new Operations() {
            @Override
            public Domain domain(long bytes, long initial) {
                Budget held = budget.apply(initial);
                return new Domain.Reference(bytes, 0) {
                    private void alive() {
                        super.available();
                    }

                    @Override
                    public void allocate(long n) {
                        alive();
                        held.allocate(n);
                    }

                    @Override
                    public void allocateAll(long... n) {
                        alive();
                        held.allocateAll(n);
                    }

                    @Override
                    public void release(long n) {
                        alive();
                        held.release(n);
                    }

                    @Override
                    public int available() {
                        alive();
                        return held.available();
                    }
                };
            }
        }, "domain"));
    }

    private void budgets() {
        budget("initial-reduced", initial -> new Budget.Reference(Math.floorMod(initial, 96L)));
        budget("initial-cut", initial -> new Budget.Reference((int) (long) initial));
        budget("initial-clamped", initial -> new Budget.Reference(Math.max(0, Math.min(95, initial))));
        budget("last-unit-kept", initial -> new Budget.Reference(initial) {
            @Override
            public void allocate(long n) {
                if (n > 0 && n == available()) {
                    throw refuse(ErrorCode.BUDGET);
                }
                super.allocate(n);
            }
        });
        budget("zero-refused", initial -> new Budget.Reference(initial) {
            @Override
            public void allocate(long n) {
                if (n == 0) {
                    throw refuse(ErrorCode.INVALID);
                }
                super.allocate(n);
            }
        });
        budget("budget-before-range", initial -> new Budget.Reference(initial) {
            @Override
            public void allocate(long n) {
                if (n > available()) {
                    throw refuse(ErrorCode.BUDGET);
                }
                super.allocate(n);
            }
        });
        budget("amount-cut", initial -> new Budget.Reference(initial) {
            @Override
            public void allocate(long n) {
                super.allocate((int) n);
            }
        });
        budget("refused-empties", initial -> new Budget.Reference(initial) {
            @Override
            public void allocate(long n) {
                try {
                    super.allocate(n);
                } catch (AtlasException refusal) {
                    super.allocate(available());
                    throw refusal;
                }
            }
        });
        budget("takes-what-is-there", initial -> new Budget.Reference(initial) {
            @Override
            public void allocate(long n) {
                super.allocate(n >= 0 && n <= 95 ? Math.min(n, available()) : n);
            }
        });
        budget("group-total-reduced", initial -> new Budget.Reference(initial) {
            @Override
            public void allocateAll(long... n) {
                super.allocateAll();
                for (long each : n) {
                    if (each < 0 || each > 95) {
                        throw refuse(ErrorCode.INVALID);
                    }
                }
                super.allocate(java.util.Arrays.stream(n).sum() % 96);
            }
        });
        budget("group-range-checked-late", initial -> new Budget.Reference(initial) {
            @Override
            public void allocateAll(long... n) {
                long total = 0;
                for (long each : n) {
                    total += each;
                    if (each >= 0 && each <= 95 && total > available()) {
                        throw refuse(ErrorCode.BUDGET);
                    }
                }
                super.allocateAll(n);
            }
        });
        budget("empty-group-refused", initial -> new Budget.Reference(initial) {
            @Override
            public void allocateAll(long... n) {
                if (n.length == 0) {
                    throw refuse(ErrorCode.INVALID);
                }
                super.allocateAll(n);
            }
        });
        budget("release-refused-on-wrap", initial -> new Budget.Reference(initial) {
            @Override
            public void release(long n) {
                if (n >= 0 && n <= 95 && available() + n > 95) {
                    throw refuse(ErrorCode.INVALID);
                }
                super.release(n);
            }
        });
        budget("release-mod-95", initial -> new Budget.Reference(initial) {
            @Override
            public void release(long n) {
                super.release(n);
                if (available() == 95) {
                    super.allocate(95);
                }
            }
        });
        budget("release-reduced", initial -> new Budget.Reference(initial) {
            @Override
            public void release(long n) {
                super.release(Math.floorMod(n, 96L));
            }
        });
    }

    private void domain(String name, BiFunction<Long, Long, Domain> domain) {
        mutants.add(Mutant.of("domain-" + name, new Operations() {
            @Override
            public Domain domain(long bytes, long budget) {
                return domain.apply(bytes, budget);
            }
        }, "domain"));
    }

    private void domains() {
        domain("size-0-accepted", (bytes, budget) -> new Domain.Reference(Math.max(1, bytes), budget));
        domain("size-cut-to-32-bits", (bytes, budget) -> new Domain.Reference(Math.max(1, (int) (long) bytes), budget));
        domain("attach-copies", (bytes, budget) -> new Domain.Reference(bytes, budget) {
            @Override
            public void attach(byte[] region) {
                super.attach(region == null ? null : region.clone());
            }
        });
        domain("attach-needs-conservation", (bytes, budget) -> new Domain.Reference(bytes, budget) {
            @Override
            public void attach(byte[] region) {
                if (region != null && region.length == bytes && state() == DomainState.CREATED && SumReference.sum(region) != 0) {
                    throw refuse(ErrorCode.CONSERVATION);
                }
                super.attach(region);
            }
        });
        domain("attach-state-before-empty", (bytes, budget) -> new Domain.Reference(bytes, budget) {
            @Override
            public void attach(byte[] region) {
                if (state() == DomainState.ATTACHED || state() == DomainState.COMMITTED) {
                    throw refuse(ErrorCode.STATE);
                }
                super.attach(region);
            }
        });
        domain("attach-length-before-state", (bytes, budget) -> new Domain.Reference(bytes, budget) {
            @Override
            public void attach(byte[] region) {
                if (state() != DomainState.DESTROYED && region != null && region.length != bytes) {
                    throw refuse(ErrorCode.INVALID);
                }
                super.attach(region);
            }
        });
        domain("attach-arguments-before-destroyed", (bytes, budget) -> new Domain.Reference(bytes, budget) {
            @Override
            public void attach(byte[] region) {
                if (region == null || region.length == 0) {
                    throw refuse(ErrorCode.INVALID);
                }
                super.attach(region);
            }
        });
        domain("update-arguments-before-state", (bytes, budget) -> new Domain.Reference(bytes, budget) {
            @Override
            public void update(long at, byte[] old, byte[] now) {
                if (state() != DomainState.DESTROYED && (old == null || now == null || at < 0 || at >= bytes)) {
                    throw refuse(ErrorCode.INVALID);
                }
                super.update(at, old, now);
            }
        });
        domain("update-offset-cut", (bytes, budget) -> new Domain.Reference(bytes, budget) {
            @Override
            public void update(long at, byte[] old, byte[] now) {
                super.update((int) at, old, now);
            }
        });
        domain("update-old-unchecked", (bytes, budget) -> new Remembering(bytes, budget) {
            @Override
            public void update(long at, byte[] old, byte[] now) {
                boolean fits = memory != null && state() == DomainState.ATTACHED && old != null && now != null && old.length == now.length
                        && old.length > 0 && at >= 0 && at <= memory.length - old.length;
                super.update(at, fits ? java.util.Arrays.copyOfRange(memory, (int) at, (int) at + old.length) : old, now);
            }
        });
        domain("update-empty-accepted", (bytes, budget) -> new Domain.Reference(bytes, budget) {
            @Override
            public void update(long at, byte[] old, byte[] now) {
                boolean nothing = old != null && now != null && old.length == 0 && now.length == 0 && state() == DomainState.ATTACHED;
                if (!nothing) {
                    super.update(at, old, now);
                }
            }
        });
        domain("update-after-commit", (bytes, budget) -> new Remembering(bytes, budget) {
            @Override
            public void update(long at, byte[] old, byte[] now) {
                if (state() == DomainState.COMMITTED && old != null && old.length == 1 && at >= 0 && at < memory.length && memory[(int) at] == old[0]) {
                    memory[(int) at] = now[0];
                    return;
                }
                super.update(at, old, now);
            }
        });
        domain("verify-trusts-the-tracked-sum", (bytes, budget) -> new Domain.Reference(bytes, budget) {
            @Override
            public void verify() {
                if (state() == DomainState.ATTACHED && sum() == 0) {
                    return;
                }
                super.verify();
            }
        });
        domain("verify-forgets-the-tracked-sum", (bytes, budget) -> new Remembering(bytes, budget) {
            @Override
            public void verify() {
                if (state() == DomainState.ATTACHED && SumReference.sum(memory) == 0) {
                    return;
                }
                super.verify();
            }
        });
        domain("verify-forgets-zero", (bytes, budget) -> new Remembering(bytes, budget) {
            @Override
            public void verify() {
                if (state() == DomainState.ATTACHED && SumReference.sum(memory) == sum()) {
                    return;
                }
                super.verify();
            }
        });
        domain("verify-forgets-the-witness", (bytes, budget) -> new Remembering(bytes, budget) {
            @Override
            public void verify() {
                if (state() == DomainState.COMMITTED && SumReference.sum(memory) == 0) {
                    return;
                }
                super.verify();
            }
        });
        domain("verify-witness-before-sum", (bytes, budget) -> new Domain.Reference(bytes, budget) {
            @Override
            public void verify() {
                try {
                    super.verify();
                } catch (AtlasException refusal) {
                    throw state() == DomainState.COMMITTED ? refuse(ErrorCode.WITNESS) : refusal;
                }
            }
        });
        domain("verify-before-attach", (bytes, budget) -> new Domain.Reference(bytes, budget) {
            @Override
            public void verify() {
                if (state() != DomainState.CREATED) {
                    super.verify();
                }
            }
        });
        domain("verify-commits", (bytes, budget) -> new Domain.Reference(bytes, budget) {
            @Override
            public void verify() {
                super.verify();
                if (state() == DomainState.ATTACHED) {
                    super.commit();
                }
            }
        });
        domain("commit-unverified", (bytes, budget) -> new Remembering(bytes, budget) {
            private DomainState shown;

            @Override
            public Witness commit() {
                if (super.state() == DomainState.ATTACHED && shown == null) {
                    shown = DomainState.COMMITTED;
                    return Operations.REFERENCE.witness(memory);
                }
                return super.commit();
            }

            @Override
            public DomainState state() {
                return super.state() == DomainState.ATTACHED && shown != null ? shown : super.state();
            }
        });
        domain("commit-tree-witness", (bytes, budget) -> new Remembering(bytes, budget) {
            @Override
            public Witness commit() {
                super.commit();
                return Operations.REFERENCE.witnessTree(memory, 12);
            }
        });
        domain("destroy-clears", (bytes, budget) -> new Domain.Reference(bytes, budget) {
            @Override
            public void destroy() {
                if (state() == DomainState.DESTROYED) {
                    throw refuse(ErrorCode.DESTROYED);
                }
                super.destroy();
            }
        });
        domain("destroyed-is-state", (bytes, budget) -> new Domain.Reference(bytes, budget) {
            @Override
            public void verify() {
                if (state() == DomainState.DESTROYED) {
                    throw refuse(ErrorCode.STATE);
                }
                super.verify();
            }
        });
        domain("budget-survives", (bytes, budget) -> new Domain.Reference(bytes, budget) {
            @Override
            public void release(long n) {
                if (state() != DomainState.DESTROYED) {
                    super.release(n);
                }
            }
        });
        domain("budget-after-attach-only", (bytes, budget) -> new Domain.Reference(bytes, budget) {
            @Override
            public void allocate(long n) {
                if (state() == DomainState.CREATED) {
                    throw refuse(ErrorCode.STATE);
                }
                super.allocate(n);
            }
        });
    }

    /** Knows the attached array. */
    private static class Remembering extends Domain.Reference {
        byte[] memory;

        Remembering(long bytes, long budget) {
            super(bytes, budget);
        }

        @Override
        public void attach(byte[] region) {
            super.attach(region);
            memory = region;
        }
    }
}
