package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.reference.SumReference;
import dev.atlasl2.vectors.oracle.CachedBuffer;
import dev.atlasl2.vectors.oracle.Operations;
import dev.atlasl2.vectors.oracle.SumStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Wrong streams and cached buffers: forgotten tails, states and caches. */
final class StreamMutants {
    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        StreamMutants all = new StreamMutants();
        all.streams();
        all.buffers();
        return all.mutants;
    }

    private void stream(String name, Supplier<SumStream> stream) {
        mutants.add(Mutant.of(
                "stream-" + name,
                new Operations() {
                    @Override
                    public SumStream stream() {
                        return stream.get();
                    }
                },
                "stream"));
    }

    private void streams() {
        for (int block : new int[] {4, 8, 16, 32, 64}) {
            stream("tail-of-each-update-dropped-" + block, () -> new SumStream.Reference() {
                @Override
                public void update(byte[] data) {
                    super.update(data == null ? null : Arrays.copyOf(data, data.length - data.length % block));
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
        mutants.add(Mutant.of(
                "buffer-" + name,
                new Operations() {
                    @Override
                    public CachedBuffer buffer(byte[] data) {
                        return buffer.apply(data);
                    }
                },
                "buffer"));
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
                super.setRange(at, overhangs ? Arrays.copyOf(range, (int) (data.length - at)) : range);
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
}
