package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.vectors.oracle.Budget;
import dev.atlasl2.vectors.oracle.Domain;
import dev.atlasl2.vectors.oracle.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Wrong budgets, alone and within a domain: amounts, groups, wraps. */
final class BudgetMutants {
    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        BudgetMutants all = new BudgetMutants();
        all.budgets();
        all.longGroups();
        all.memories();
        return all.mutants;
    }

    private static AtlasException refuse(ErrorCode code) {
        return new AtlasException(code, "mutant");
    }

    private void budget(String name, Function<Long, Budget> budget) {
        mutants.add(Mutant.of(
                "budget-" + name,
                new Operations() {
                    @Override
                    public Budget budget(long initial) {
                        return budget.apply(initial);
                    }
                },
                "budget"));
        mutants.add(Mutant.of(
                "domain-budget-" + name,
                new Operations() {
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
                },
                "domain"));
    }

    private void longGroups() {
        for (int most : new int[] {1, 2, 3, 16, 62, 63, 64, 65}) {
            budget("group-of-the-first-" + most, initial -> new Budget.Reference(initial) {
                @Override
                public void allocateAll(long... n) {
                    super.allocateAll(Arrays.copyOf(n, Math.min(n.length, most)));
                }
            });
            budget("group-ranges-of-the-first-" + most, initial -> new Budget.Reference(initial) {
                @Override
                public void allocateAll(long... n) {
                    long[] fixed = n.clone();
                    for (int i = most; i < n.length; i++) {
                        fixed[i] = Math.clamp(n[i], 0, 95);
                    }
                    super.allocateAll(fixed);
                }
            });
        }
        for (int bits : new int[] {7, 8, 15, 16}) {
            mutants.add(Mutant.of(
                    "budget-group-total-of-" + bits + "-bits",
                    new Operations() {
                        @Override
                        public Budget budget(long initial) {
                            return new Budget.Reference(initial) {
                                @Override
                                public void allocateAll(long... n) {
                                    for (long each : n) {
                                        if (each < 0 || each > 95) {
                                            throw refuse(ErrorCode.INVALID);
                                        }
                                    }
                                    long total = Arrays.stream(n).sum() & (1L << bits) - 1;
                                    if (total > available()) {
                                        throw refuse(ErrorCode.BUDGET);
                                    }
                                    super.allocate(total);
                                }
                            };
                        }
                    },
                    "budget"));
        }
    }

    /** Effects of a refusal, or of many calls, on later calls. */
    private void memories() {
        for (ErrorCode code : new ErrorCode[] {ErrorCode.INVALID, ErrorCode.BUDGET}) {
            budget("sticks-after-" + code, initial -> new Sticky(initial, code));
        }
        for (int calls : new int[] {16, 32}) {
            mutants.add(Mutant.of(
                    "budget-refuses-after-" + calls,
                    new Operations() {
                        @Override
                        public Budget budget(long initial) {
                            return new Budget.Reference(initial) {
                                private int count;

                                @Override
                                public void allocate(long n) {
                                    if (count++ >= calls && n > 0 && n <= available()) {
                                        throw refuse(ErrorCode.BUDGET);
                                    }
                                    super.allocate(n);
                                }
                            };
                        }
                    },
                    "budget"));
        }
    }

    /** Refuses everything after a refusal with the same code. */
    private static final class Sticky extends Budget.Reference {
        private final ErrorCode sticking;
        private boolean isStuck;

        Sticky(long initial, ErrorCode sticking) {
            super(initial);
            this.sticking = sticking;
        }

        private void call(Runnable call) {
            if (isStuck) {
                throw refuse(sticking);
            }
            try {
                call.run();
            } catch (AtlasException refusal) {
                isStuck = refusal.code() == sticking;
                throw refusal;
            }
        }

        @Override
        public void allocate(long n) {
            call(() -> super.allocate(n));
        }

        @Override
        public void allocateAll(long... n) {
            call(() -> super.allocateAll(n));
        }

        @Override
        public void release(long n) {
            call(() -> super.release(n));
        }
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
                super.allocate(Arrays.stream(n).sum() % 96);
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
}
