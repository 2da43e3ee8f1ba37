package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.SumReference;
import dev.atlasl2.vectors.oracle.Domain;
import dev.atlasl2.vectors.oracle.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** Wrong domains: orders of checks, forgotten comparisons, states that leak. */
final class DomainMutants {
    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        DomainMutants all = new DomainMutants();
        all.domains();
        return all.mutants;
    }

    private static AtlasException refuse(ErrorCode code) {
        return new AtlasException(code, "mutant");
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
                if (region != null
                        && region.length == bytes
                        && state() == DomainState.CREATED
                        && SumReference.sum(region) != 0) {
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
                boolean fits = memory != null
                        && state() == DomainState.ATTACHED
                        && old != null
                        && now != null
                        && old.length == now.length
                        && old.length > 0
                        && at >= 0
                        && at <= memory.length - old.length;
                super.update(at, fits ? Arrays.copyOfRange(memory, (int) at, (int) at + old.length) : old, now);
            }
        });
        domain("update-empty-accepted", (bytes, budget) -> new Domain.Reference(bytes, budget) {
            @Override
            public void update(long at, byte[] old, byte[] now) {
                boolean nothing = old != null
                        && now != null
                        && old.length == 0
                        && now.length == 0
                        && state() == DomainState.ATTACHED;
                if (!nothing) {
                    super.update(at, old, now);
                }
            }
        });
        domain("update-after-commit", (bytes, budget) -> new Remembering(bytes, budget) {
            @Override
            public void update(long at, byte[] old, byte[] now) {
                if (state() == DomainState.COMMITTED
                        && old != null
                        && old.length == 1
                        && at >= 0
                        && at < memory.length
                        && memory[(int) at] == old[0]) {
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
