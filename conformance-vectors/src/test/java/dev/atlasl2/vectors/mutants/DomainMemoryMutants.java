package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.vectors.oracle.Domain;
import dev.atlasl2.vectors.oracle.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** Domains that write elsewhere, compare or write too little, or remember a refusal. */
final class DomainMemoryMutants {
    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        DomainMemoryMutants all = new DomainMemoryMutants();
        all.places();
        all.lengths();
        all.comparisons();
        all.untouched();
        all.verifies();
        all.memories();
        return all.mutants;
    }

    private void domain(String name, BiFunction<Long, Long, Domain> domain) {
        mutants.add(Mutant.of(
                "domain-" + name,
                new Operations() {
                    @Override
                    public Domain domain(long bytes, long budget) {
                        return domain.apply(bytes, budget);
                    }
                },
                "domain"));
    }

    /** Knows the attached array and its content before each change. */
    private static class Seeing extends Domain.Reference {
        byte[] memory;
        byte[] known;

        Seeing(long bytes, long budget) {
            super(bytes, budget);
        }

        @Override
        public void attach(byte[] region) {
            super.attach(region);
            memory = region;
            known = region.clone();
        }

        @Override
        public void update(long at, byte[] old, byte[] now) {
            super.update(at, old, now);
            System.arraycopy(now, 0, known, (int) at, now.length);
        }
    }

    @FunctionalInterface
    private interface Written {
        /** Damages the memory after a right update. */
        void spoil(byte[] memory, byte[] before, int at, byte[] now);
    }

    private void written(String name, Written written) {
        domain("update-" + name, (bytes, budget) -> new Seeing(bytes, budget) {
            @Override
            public void update(long at, byte[] old, byte[] now) {
                byte[] before = memory == null ? null : memory.clone();
                super.update(at, old, now);
                written.spoil(memory, before, (int) at, now);
            }
        });
    }

    private void places() {
        for (int bits : new int[] {6, 7, 8, 9, 12, 13, 15, 16, 17}) {
            written("written-at-an-offset-of-" + bits + "-bits", (memory, before, at, now) -> {
                System.arraycopy(before, 0, memory, 0, before.length);
                int place = Math.min(at & (1 << bits) - 1, memory.length - now.length);
                System.arraycopy(now, 0, memory, place, now.length);
            });
        }
        written("written-at-even-offsets", (memory, before, at, now) -> {
            System.arraycopy(before, 0, memory, 0, before.length);
            System.arraycopy(now, 0, memory, at & ~1, now.length);
        });
        written("writes-the-byte-before", (memory, before, at, now) -> memory[Math.max(0, at - 1)] ^= 1);
        written(
                "writes-the-byte-after",
                (memory, before, at, now) -> memory[Math.min(memory.length - 1, at + now.length)] ^= 1);
        written("writes-byte-0", (memory, before, at, now) -> memory[0] ^= (byte) (at > 0 ? 96 : 0));
        written("writes-the-last-byte", (memory, before, at, now) -> memory[memory.length - 1] ^= 96);
    }

    private void lengths() {
        for (int most : new int[] {1, 8, 64, 96, 97, 100, 128, 255, 256, 1000, 4096, 8192, 65_535}) {
            written("writes-at-most-" + most, (memory, before, at, now) -> {
                if (now.length > most) {
                    System.arraycopy(before, at + most, memory, at + most, now.length - most);
                }
            });
        }
    }

    @FunctionalInterface
    private interface Compared {
        boolean isLooked(int at, int length);
    }

    private void compared(String name, Compared compared) {
        domain("update-compares-" + name, (bytes, budget) -> new Seeing(bytes, budget) {
            @Override
            public void update(long at, byte[] old, byte[] now) {
                boolean fits = memory != null
                        && state() == DomainState.ATTACHED
                        && old != null
                        && now != null
                        && old.length == now.length
                        && old.length > 0
                        && at >= 0
                        && at <= memory.length - old.length;
                byte[] seen = old;
                if (fits) {
                    seen = old.clone();
                    for (int i = 0; i < old.length; i++) {
                        seen[i] = compared.isLooked(i, old.length) ? old[i] : memory[(int) at + i];
                    }
                }
                super.update(at, seen, now);
            }
        });
    }

    private void comparisons() {
        for (int most : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256}) {
            compared("the-first-" + most, (at, length) -> at < most);
            compared("the-last-" + most, (at, length) -> at >= length - most);
            compared("all-but-byte-" + most, (at, length) -> at != most);
        }
        compared("all-but-the-last", (at, length) -> at < length - 1);
        compared("all-but-the-first", (at, length) -> at > 0);
        compared("whole-words", (at, length) -> at < length / 8 * 8 || length < 8);
        domain("update-writes-before-it-compares", (bytes, budget) -> new Seeing(bytes, budget) {
            @Override
            public void update(long at, byte[] old, byte[] now) {
                try {
                    super.update(at, old, now);
                } catch (AtlasException refusal) {
                    boolean fits = memory != null
                            && state() == DomainState.ATTACHED
                            && old != null
                            && now != null
                            && old.length == now.length
                            && at >= 0
                            && at <= memory.length - old.length;
                    for (int i = 0; fits && i < old.length && memory[(int) at + i] == old[i]; i++) {
                        memory[(int) at + i] = now[i];
                    }
                    throw refusal;
                }
            }
        });
    }

    private void untouched() {
        domain("destroy-clears-the-region", (bytes, budget) -> new Seeing(bytes, budget) {
            @Override
            public void destroy() {
                super.destroy();
                Arrays.fill(memory == null ? new byte[0] : memory, (byte) 0);
            }
        });
        domain("destroy-clears-the-last-byte", (bytes, budget) -> new Seeing(bytes, budget) {
            @Override
            public void destroy() {
                super.destroy();
                if (memory != null) {
                    memory[memory.length - 1] ^= 1;
                }
            }
        });
        domain("commit-rewrites-the-region", (bytes, budget) -> new Seeing(bytes, budget) {
            @Override
            public Witness commit() {
                Witness witness = super.commit();
                System.arraycopy(new byte[memory.length], 0, memory, 0, Math.min(3, memory.length));
                return witness;
            }
        });
        domain("verify-fixes-the-region", (bytes, budget) -> new Seeing(bytes, budget) {
            @Override
            public void verify() {
                try {
                    super.verify();
                } finally {
                    if (memory != null && state() != DomainState.DESTROYED) {
                        System.arraycopy(known, 0, memory, 0, known.length);
                    }
                }
            }
        });
    }

    private void verifies() {
        for (int most : new int[] {1, 64, 128, 255, 256, 4096, 8192, 65_535, 65_536, 131_071}) {
            domain("verify-looks-at-the-first-" + most, (bytes, budget) -> new Seeing(bytes, budget) {
                @Override
                public void verify() {
                    if (memory == null || state() == DomainState.DESTROYED) {
                        super.verify();
                        return;
                    }
                    byte[] now = memory.clone();
                    if (most < memory.length) {
                        System.arraycopy(known, most, memory, most, known.length - most);
                    }
                    try {
                        super.verify();
                    } finally {
                        System.arraycopy(now, 0, memory, 0, now.length);
                    }
                }
            });
        }
    }

    /** Effects of a refusal, or of many calls, on later calls. */
    private void memories() {
        for (int calls : new int[] {64, 65, 70}) {
            domain("update-refused-after-" + calls, (bytes, budget) -> new Seeing(bytes, budget) {
                private int count;

                @Override
                public void update(long at, byte[] old, byte[] now) {
                    if (count++ == calls) {
                        throw new AtlasException(ErrorCode.MEMORY, "mutant");
                    }
                    super.update(at, old, now);
                }
            });
        }
        domain("update-refused-after-a-refusal", (bytes, budget) -> new Seeing(bytes, budget) {
            private AtlasException first;

            @Override
            public void update(long at, byte[] old, byte[] now) {
                if (first != null && state() == DomainState.ATTACHED) {
                    throw first;
                }
                try {
                    super.update(at, old, now);
                } catch (AtlasException refusal) {
                    first = refusal;
                    throw refusal;
                }
            }
        });
        domain("allocate-refused-after-a-refusal", (bytes, budget) -> new Seeing(bytes, budget) {
            private AtlasException first;

            @Override
            public void allocate(long n) {
                if (first != null && state() != DomainState.DESTROYED && n > 0) {
                    throw first;
                }
                try {
                    super.allocate(n);
                } catch (AtlasException refusal) {
                    first = refusal;
                    throw refusal;
                }
            }
        });
        domain("attach-refused-after-a-refusal", (bytes, budget) -> new Seeing(bytes, budget) {
            private AtlasException first;

            @Override
            public void attach(byte[] region) {
                if (first != null && state() == DomainState.CREATED) {
                    throw first;
                }
                try {
                    super.attach(region);
                } catch (AtlasException refusal) {
                    first = refusal;
                    throw refusal;
                }
            }
        });
    }
}
