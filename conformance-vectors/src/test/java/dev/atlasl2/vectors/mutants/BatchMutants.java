package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.vectors.oracle.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Wrong batches and size hints: limits, orders, entries that are skipped. */
final class BatchMutants {
    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        BatchMutants all = new BatchMutants();
        all.hints();
        all.batches();
        return all.mutants;
    }

    private static AtlasException refuse(ErrorCode code) {
        return new AtlasException(code, "mutant");
    }

    private void hint(String name, LongUnaryOperator hint) {
        mutants.add(Mutant.of(
                "hint-" + name,
                new Operations() {
                    @Override
                    public int batchHint(long bytes) {
                        Operations.super.batchHint(bytes);
                        return (int) hint.applyAsLong(bytes);
                    }
                },
                "batchHint"));
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
        hint(
                "rounds-up",
                n -> n <= 64
                        ? 256
                        : n <= 1024
                                ? Math.max(8, Math.min(256, (32_768 + 4 * n - 1) / (4 * n)))
                                : n <= 16_384 ? 16 : 8);
        hint("unclamped", n -> n <= 64 ? 32_768 / (4 * Math.max(1, n)) : n <= 1024 ? between(n) : n <= 16_384 ? 16 : 8);
        hint("power-of-two", n -> n <= 64 ? 256 : n <= 1024 ? Long.highestOneBit(between(n)) : n <= 16_384 ? 16 : 8);
        hint("cut-to-32-bits", n -> Operations.REFERENCE.batchHint(Math.max(0, (int) n)));
        mutants.add(Mutant.of(
                "hint-negative-accepted",
                new Operations() {
                    @Override
                    public int batchHint(long bytes) {
                        return Operations.super.batchHint(Math.max(0, bytes));
                    }
                },
                "batchHint"));
    }

    private void batches() {
        for (int limit : new int[] {0, 128, 255, 257, 512, 1024}) {
            mutants.add(Mutant.of(
                    "batch-limit-" + limit,
                    new Operations() {
                        @Override
                        public List<Integer> batchSum(List<byte[]> entries) {
                            if (entries.size() > limit || entries.isEmpty() && limit != 0) {
                                throw refuse(ErrorCode.INVALID);
                            }
                            return entries.stream().map(this::sum).toList();
                        }
                    },
                    "batch"));
        }
        mutants.add(Mutant.of(
                "batch-null-is-0",
                new Operations() {
                    @Override
                    public List<Integer> batchSum(List<byte[]> entries) {
                        return Operations.super.batchSum(entries.stream()
                                .map(entry -> entry == null ? new byte[0] : entry)
                                .toList());
                    }
                },
                "batch"));
        mutants.add(Mutant.of(
                "batch-null-skipped",
                new Operations() {
                    @Override
                    public List<Boolean> batchCheck(List<byte[]> entries) {
                        return Operations.super.batchCheck(
                                entries.stream().filter(entry -> entry != null).toList());
                    }
                },
                "batch"));
        mutants.add(Mutant.of(
                "batch-empty-skipped",
                new Operations() {
                    @Override
                    public List<Integer> batchSum(List<byte[]> entries) {
                        return Operations.super.batchSum(entries.stream()
                                .filter(entry -> entry == null || entry.length > 0)
                                .toList());
                    }
                },
                "batch"));
        mutants.add(Mutant.of(
                "batch-turned",
                new Operations() {
                    @Override
                    public List<Witness> batchWitness(List<byte[]> entries) {
                        return Operations.super.batchWitness(entries).reversed();
                    }
                },
                "batch"));
        mutants.add(Mutant.of(
                "batch-last-for-all",
                new Operations() {
                    @Override
                    public List<Boolean> batchCheck(List<byte[]> entries) {
                        List<Boolean> right = Operations.super.batchCheck(entries);
                        return right.stream().map(any -> right.getLast()).toList();
                    }
                },
                "batch"));
        for (int lanes : new int[] {2, 4, 8, 16}) {
            mutants.add(Mutant.of(
                    "batch-rest-of-" + lanes + "-wrong",
                    new Operations() {
                        @Override
                        public List<Integer> batchSum(List<byte[]> entries) {
                            List<Integer> right = new ArrayList<>(Operations.super.batchSum(entries));
                            for (int i = entries.size() / lanes * lanes; i < entries.size(); i++) {
                                right.set(i, 0);
                            }
                            return right;
                        }
                    },
                    "batch"));
            mutants.add(Mutant.of(
                    "batch-length-of-the-first-of-" + lanes,
                    new Operations() {
                        @Override
                        public List<Witness> batchWitness(List<byte[]> entries) {
                            Operations.super.batchWitness(entries);
                            List<byte[]> cut = new ArrayList<>();
                            for (int i = 0; i < entries.size(); i++) {
                                cut.add(Arrays.copyOf(entries.get(i), entries.get(i / lanes * lanes).length));
                            }
                            return Operations.super.batchWitness(cut);
                        }
                    },
                    "batch"));
        }
    }
}
