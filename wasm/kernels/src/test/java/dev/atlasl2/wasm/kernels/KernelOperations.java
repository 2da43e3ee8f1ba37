package dev.atlasl2.wasm.kernels;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.BatchReference;
import dev.atlasl2.vectors.oracle.Budget;
import dev.atlasl2.vectors.oracle.Domain;
import dev.atlasl2.vectors.oracle.Operations;
import dev.atlasl2.vectors.oracle.Proof;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** The protocol's operations by the kernels, run on the JVM through their raw interface. */
class KernelOperations implements Operations {
    private static final int DIGEST = 32;
    private static final int MOST_PATH = 40;

    @Override
    public int version() {
        return Module.version();
    }

    @Override
    public int sum(byte[] data) {
        Arena arena = new Arena(Records.bytes(data).length);
        int p = arena.in(data);
        return arena.answer(() -> Sum.sum(p, data.length));
    }

    @Override
    public boolean check(byte[] data) {
        Arena arena = new Arena(Records.bytes(data).length);
        int p = arena.in(data);
        return arena.truth(Codes.CONSERVATION, () -> Sum.check(p, data.length));
    }

    @Override
    public boolean windowCheck(byte[] data) {
        Arena arena = new Arena(Records.bytes(data).length);
        int p = arena.in(data);
        return arena.truth(Codes.CONSERVATION, () -> Sum.windowCheck(p, data.length));
    }

    @Override
    public boolean slidingCheck(byte[] data, long window) {
        Arena arena = new Arena(Records.bytes(data).length);
        int p = arena.in(data);
        int w = window < 0 ? 0 : (int) Math.min(window, 0xffffffffL);
        return arena.truth(Codes.CONSERVATION, () -> Sliding.slidingCheck(p, data.length, w));
    }

    @Override
    public int delta(byte[] before, byte[] after) {
        Records.sameLength(before, after);
        Arena arena = new Arena(2L * before.length);
        int a = arena.in(before);
        int b = arena.in(after);
        return arena.answer(() -> Delta.delta(a, b, before.length));
    }

    @Override
    public int deltaByte(long sum, long old, long now) {
        return new Arena(0).answer(() -> Delta.deltaByte(Records.u32(sum), Records.u32(old), Records.u32(now)));
    }

    @Override
    public int deltaRange(long sum, byte[] old, byte[] now) {
        Records.sameLength(old, now);
        Arena arena = new Arena(2L * old.length);
        int a = arena.in(old);
        int b = arena.in(now);
        return arena.answer(() -> Delta.deltaRange(Records.u32(sum), a, b, old.length));
    }

    @Override
    public void fill(byte[] memory, int offset, long length, long value) {
        int n = Records.u32(length);
        byte[] dst = Arrays.copyOfRange(memory, offset, offset + n);
        Arena arena = new Arena(n);
        int p = arena.inOut(dst);
        arena.accept(() -> Fill.fill(p, n, Records.u32(value)));
        byte[] filled = arena.read(p, n);
        if (n > 0 && filled[n - 1] != Fill.fillLast((int) value, n)) {
            throw new AssertionError("fill and fill_last disagree");
        }
        System.arraycopy(filled, 0, memory, offset, n);
    }

    @Override
    public void copy(byte[] memory, int offset, int length, byte[] src) {
        byte[] dst = Arrays.copyOfRange(memory, offset, offset + length);
        Records.sameLength(dst, src);
        Arena arena = new Arena(2L * length);
        int to = arena.inOut(dst);
        int from = arena.in(src);
        arena.accept(() -> Copy.copy(to, from, length));
        System.arraycopy(arena.read(to, length), 0, memory, offset, length);
    }

    @Override
    public void copyWithin(byte[] data, long from, long to, long length) {
        boolean within = length >= 0
                && length <= data.length
                && from >= 0
                && from <= data.length - length
                && to >= 0
                && to <= data.length - length;
        if (!within) {
            throw Records.invalid();
        }
        Arena arena = new Arena(data.length);
        int p = arena.inOut(data);
        arena.accept(() -> Copy.copy(p + (int) to, p + (int) from, (int) length));
        System.arraycopy(arena.read(p, data.length), 0, data, 0, data.length);
    }

    // ---- batches

    private interface BatchKernel {
        int run(int entries, int count, int out);
    }

    @Override
    public List<Integer> batchSum(List<byte[]> entries) {
        return batch(entries, 4, Batch::sum, Arena::word);
    }

    @Override
    public List<Boolean> batchCheck(List<byte[]> entries) {
        return batch(entries, 4, Batch::check, (arena, at) -> arena.word(at) == 1);
    }

    @Override
    public List<Witness> batchWitness(List<byte[]> entries) {
        return batch(
                entries, Record.BYTES, Batch::witness, (arena, at) -> Records.witness(arena.read(at, Record.BYTES)));
    }

    private interface Reading<T> {
        T read(Arena arena, int at);
    }

    private static <T> List<T> batch(List<byte[]> entries, int answer, BatchKernel kernel, Reading<T> reading) {
        Arena arena = new Arena(entries.stream()
                .mapToLong(entry -> Records.bytes(entry).length + 200L)
                .sum());
        int[] words = new int[2 * entries.size()];
        for (int i = 0; i < entries.size(); i++) {
            words[2 * i] = arena.in(entries.get(i));
            words[2 * i + 1] = entries.get(i).length;
        }
        return answers(arena, entries.size(), answer, arena.words(words), kernel, reading);
    }

    private static <T> List<T> answers(
            Arena arena, int count, int answer, int table, BatchKernel kernel, Reading<T> reading) {
        int out = arena.out(count * answer);
        arena.accept(() -> kernel.run(table, count, out));
        List<T> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(reading.read(arena, out + i * answer));
        }
        return answers;
    }

    @Override
    public List<Integer> batchDelta(List<BatchReference.Change> entries) {
        for (BatchReference.Change entry : entries) {
            if (entry == null) {
                throw Records.invalid();
            }
            Records.sameLength(entry.before(), entry.after());
        }
        Arena arena = new Arena(entries.stream()
                .mapToLong(entry -> 2L * entry.before().length + 300)
                .sum());
        int[] words = new int[3 * entries.size()];
        for (int i = 0; i < entries.size(); i++) {
            words[3 * i] = arena.in(entries.get(i).before());
            words[3 * i + 1] = arena.in(entries.get(i).after());
            words[3 * i + 2] = entries.get(i).before().length;
        }
        return answers(arena, entries.size(), 4, arena.words(words), Batch::delta, Arena::word);
    }

    @Override
    public int batchHint(long bytes) {
        if (bytes < 0) {
            throw Records.invalid();
        }
        return Batch.hint((int) Math.min(bytes, 0xffffffffL));
    }

    // ---- witnesses

    private static Witness record(byte[] data, RecordKernel kernel) {
        Arena arena = new Arena(Records.bytes(data).length);
        int p = arena.in(data);
        int out = arena.out(Record.BYTES);
        arena.accept(() -> kernel.run(p, data.length, out));
        return Records.witness(arena.read(out, Record.BYTES));
    }

    private interface RecordKernel {
        int run(int p, int n, int record);
    }

    @Override
    public Witness witness(byte[] data) {
        return record(data, (p, n, out) -> dev.atlasl2.wasm.kernels.Witness.flat(p, n, out));
    }

    @Override
    public Witness witnessTree(byte[] data, long k) {
        return record(data, (p, n, out) -> dev.atlasl2.wasm.kernels.Witness.tree(p, n, Records.u32(k), out));
    }

    @Override
    public void verify(byte[] data, Witness witness) {
        Arena arena = new Arena(Records.bytes(data).length);
        int p = arena.in(data);
        int record = arena.in(Records.of(witness));
        arena.accept(() -> dev.atlasl2.wasm.kernels.Witness.verify(p, data.length, record));
    }

    @Override
    public Witness merge(List<Witness> witnesses) {
        byte[] records = new byte[Records.given(witnesses).size() * Record.BYTES];
        for (int i = 0; i < witnesses.size(); i++) {
            System.arraycopy(Records.of(witnesses.get(i)), 0, records, i * Record.BYTES, Record.BYTES);
        }
        Arena arena = new Arena(records.length);
        int p = arena.in(records);
        int out = arena.out(Record.BYTES);
        arena.accept(() -> Record.merge(p, witnesses.size(), out));
        return Records.witness(arena.read(out, Record.BYTES));
    }

    @Override
    public Witness recordDecode(byte[] record) {
        if (Records.bytes(record).length != Record.BYTES) {
            throw Records.invalid();
        }
        Arena arena = new Arena(Record.BYTES);
        int p = arena.in(record);
        arena.accept(() -> Record.check(p));
        return Records.witness(record);
    }

    // ---- trees

    @Override
    public byte[] merkleRoot(List<byte[]> leaves) {
        byte[] hashes = new byte[Records.given(leaves).size() * DIGEST];
        for (int i = 0; i < leaves.size(); i++) {
            byte[] leaf = Records.bytes(leaves.get(i));
            Arena arena = new Arena(leaf.length);
            int p = arena.in(leaf);
            System.arraycopy(digest(arena, out -> Tree.leafHash(p, leaf.length, out)), 0, hashes, i * DIGEST, DIGEST);
        }
        Arena arena = new Arena(hashes.length);
        int p = arena.in(hashes);
        return digest(arena, out -> Tree.rootOf(p, leaves.size(), out));
    }

    private static byte[] digest(Arena arena, IntUnaryOperator kernel) {
        int out = arena.out(DIGEST);
        arena.accept(() -> kernel.applyAsInt(out));
        return arena.read(out, DIGEST);
    }

    private static byte[] leafHashes(byte[] data, long k) {
        int count = Tree.leafCount(Records.bytes(data).length, Records.u32(k));
        if (count < 0) {
            throw Records.invalid();
        }
        Arena arena = new Arena(data.length + (long) count * DIGEST);
        int p = arena.in(data);
        int out = arena.out(count * DIGEST);
        arena.accept(() -> Tree.leaves(p, data.length, (int) k, out));
        return arena.read(out, count * DIGEST);
    }

    private interface ProofKernel {
        int run(int hashes, int count, int out);
    }

    private static List<byte[]> proof(byte[] hashes, ProofKernel kernel) {
        Arena arena = new Arena(hashes.length + MOST_PATH * DIGEST);
        int p = arena.in(hashes);
        int out = arena.out(MOST_PATH * DIGEST);
        int entries = arena.answer(() -> kernel.run(p, hashes.length / DIGEST, out));
        List<byte[]> path = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            path.add(arena.read(out + i * DIGEST, DIGEST));
        }
        return path;
    }

    @Override
    public Proof.Inclusion inclusionProof(byte[] data, long k, long index) {
        byte[] hashes = leafHashes(data, k);
        List<byte[]> path = proof(hashes, (p, count, out) -> Proofs.inclusion(p, count, Records.u32(index), out));
        return new Proof.Inclusion(
                Arrays.copyOfRange(hashes, (int) index * DIGEST, ((int) index + 1) * DIGEST),
                path,
                hashes.length / DIGEST);
    }

    @Override
    public Proof.Consistency consistencyProof(byte[] data, long k, long first) {
        byte[] hashes = leafHashes(data, k);
        return new Proof.Consistency(
                proof(hashes, (p, count, out) -> Proofs.consistency(p, count, Records.u32(first), out)),
                hashes.length / DIGEST);
    }

    private static byte[] joined(List<byte[]> path) {
        byte[] all = new byte[Records.given(path).size() * DIGEST];
        for (int i = 0; i < path.size(); i++) {
            System.arraycopy(Records.digest(path.get(i)), 0, all, i * DIGEST, DIGEST);
        }
        return all;
    }

    @Override
    public boolean verifyInclusion(byte[] root, byte[] leaf, long index, long size, List<byte[]> path) {
        byte[] entries = joined(path);
        Arena arena = new Arena(entries.length);
        int r = arena.in(Records.digest(root));
        int l = arena.in(Records.digest(leaf));
        int p = arena.in(entries);
        return arena.truth(Codes.WITNESS, () -> Proofs.verifyInclusion(r, l, index, size, p, path.size()));
    }

    @Override
    public boolean verifyConsistency(long first, long second, byte[] firstRoot, byte[] secondRoot, List<byte[]> path) {
        byte[] entries = joined(path);
        Arena arena = new Arena(entries.length);
        int a = arena.in(Records.digest(firstRoot));
        int b = arena.in(Records.digest(secondRoot));
        int p = arena.in(entries);
        return arena.truth(Codes.WITNESS, () -> Proofs.verifyConsistency(first, second, a, b, p, path.size()));
    }

    @Override
    public List<Integer> changedLeaves(byte[] before, byte[] after, long k) {
        byte[] old = leafHashes(before, k);
        byte[] now = leafHashes(after, k);
        Arena arena = new Arena(old.length + 2L * now.length);
        int a = arena.in(old);
        int b = arena.in(now);
        int out = arena.out(4 * Math.max(old.length, now.length) / DIGEST);
        int changed = arena.answer(() -> Proofs.changedLeaves(a, old.length / DIGEST, b, now.length / DIGEST, out));
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < changed; i++) {
            indexes.add(arena.word(out + 4 * i));
        }
        return indexes;
    }

    // ---- state

    @Override
    public Budget budget(long initial) {
        return new KernelBudget(initial);
    }

    @Override
    public Domain domain(long bytes, long budget) {
        return new KernelDomain(bytes, budget);
    }
}
