package dev.atlasl2.endive;

import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.BatchReference;
import dev.atlasl2.spec.reference.CompactRangeReference.Part;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.oracle.Budget;
import dev.atlasl2.vectors.oracle.CachedBuffer;
import dev.atlasl2.vectors.oracle.Constants;
import dev.atlasl2.vectors.oracle.Domain;
import dev.atlasl2.vectors.oracle.Operations;
import dev.atlasl2.vectors.oracle.Proof;
import dev.atlasl2.vectors.oracle.RangeTree;
import dev.atlasl2.vectors.oracle.SumStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every operation of the protocol by a raw module. What hosts have to do themselves (streams, cached buffers) is done on
 * the module's sums and deltas. Every default of the interface is overridden: no answer comes from the oracle.
 */
final class RawOperations implements Operations {
    private static final int DIGEST = Host.DIGEST;
    private static final int MOST_PATH = 40;
    private static final long MOST_U32 = 0xffff_ffffL;

    private final RawModule module;

    RawOperations(RawModule module) {
        this.module = module;
    }

    @Override
    public int version() {
        return module.call("version");
    }

    @Override
    public String versionText() {
        int packed = version();
        return (packed >>> 16) + "." + (packed >>> 8 & 0xff) + "." + (packed & 0xff);
    }

    /** The codes as spec/ABI.md lists them. */
    @Override
    public Map<String, Integer> errorCodes() {
        Map<String, Integer> codes = new LinkedHashMap<>();
        for (ErrorCode code : ErrorCode.values()) {
            codes.put(code.name(), code.number());
        }
        return codes;
    }

    @Override
    public Constants constants() {
        return new Constants();
    }

    @Override
    public int sum(byte[] data) {
        Arena arena = new Arena(module, Host.present(data).length);
        int p = arena.in(data);
        return arena.answer("sum", p, data.length);
    }

    @Override
    public int sumOfGiant(Recipe data) {
        throw new UnsupportedOperationException("regions beyond an array are not put to this memory");
    }

    @Override
    public SumStream stream() {
        return new RawStream(this);
    }

    @Override
    public boolean check(byte[] data) {
        Arena arena = new Arena(module, Host.present(data).length);
        int p = arena.in(data);
        return arena.truth(ErrorCode.CONSERVATION, "check", p, data.length);
    }

    @Override
    public boolean windowCheck(byte[] data) {
        Arena arena = new Arena(module, Host.present(data).length);
        int p = arena.in(data);
        return arena.truth(ErrorCode.CONSERVATION, "window_check", p, data.length);
    }

    @Override
    public boolean slidingCheck(byte[] data, long window) {
        Arena arena = new Arena(module, Host.present(data).length);
        int p = arena.in(data);
        long w = window < 0 ? 0 : Math.min(window, MOST_U32);
        return arena.truth(ErrorCode.CONSERVATION, "sliding_check", p, data.length, w);
    }

    @Override
    public int delta(byte[] before, byte[] after) {
        Host.sameLength(before, after);
        Arena arena = new Arena(module, 2L * before.length);
        int a = arena.in(before);
        int b = arena.in(after);
        return arena.answer("delta", a, b, before.length);
    }

    @Override
    public int deltaByte(long sum, long old, long now) {
        return new Arena(module, 0).answer("delta_byte", Host.u32(sum), Host.u32(old), Host.u32(now));
    }

    @Override
    public int deltaRange(long sum, byte[] old, byte[] now) {
        Host.sameLength(old, now);
        Arena arena = new Arena(module, 2L * old.length);
        int a = arena.in(old);
        int b = arena.in(now);
        return arena.answer("delta_range", Host.u32(sum), a, b, old.length);
    }

    @Override
    public void fill(byte[] memory, int offset, long length, long value) {
        int n = Host.u32(length);
        byte[] dst = Arrays.copyOfRange(memory, offset, offset + n);
        Arena arena = new Arena(module, n);
        int p = arena.inOut(dst);
        arena.accept("fill", p, n, Host.u32(value));
        byte[] filled = arena.read(p, n);
        if (n > 0 && filled[n - 1] != module.call("fill_last", value, n)) {
            throw new AssertionError("fill and fill_last disagree");
        }
        System.arraycopy(filled, 0, memory, offset, n);
    }

    @Override
    public void copy(byte[] memory, int offset, int length, byte[] src) {
        byte[] dst = Arrays.copyOfRange(memory, offset, offset + length);
        Host.sameLength(dst, src);
        Arena arena = new Arena(module, 2L * length);
        int to = arena.inOut(dst);
        int from = arena.in(src);
        arena.accept("copy", to, from, length);
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
            throw Host.invalid("an argument is outside its range");
        }
        Arena arena = new Arena(module, data.length);
        int p = arena.inOut(data);
        arena.accept("copy", p + (int) to, p + (int) from, (int) length);
        System.arraycopy(arena.read(p, data.length), 0, data, 0, data.length);
    }

    @Override
    public CachedBuffer buffer(byte[] data) {
        return new RawBuffer(this, data);
    }

    // ---- batches

    @Override
    public List<Integer> batchSum(List<byte[]> entries) {
        return batch(entries, 4, "batch_sum", Arena::word);
    }

    @Override
    public List<Boolean> batchCheck(List<byte[]> entries) {
        return batch(entries, 4, "batch_check", (arena, at) -> arena.word(at) == 1);
    }

    @Override
    public List<Witness> batchWitness(List<byte[]> entries) {
        return batch(entries, Host.RECORD, "batch_witness", (arena, at) -> Host.witness(arena.read(at, Host.RECORD)));
    }

    private interface Reading<T> {
        T read(Arena arena, int at);
    }

    private <T> List<T> batch(List<byte[]> entries, int answer, String export, Reading<T> reading) {
        Arena arena = new Arena(
                module,
                entries.stream()
                        .mapToLong(entry -> Host.present(entry).length + 200L)
                        .sum());
        int[] words = new int[2 * entries.size()];
        for (int i = 0; i < entries.size(); i++) {
            words[2 * i] = arena.in(entries.get(i));
            words[2 * i + 1] = entries.get(i).length;
        }
        return answers(arena, entries.size(), answer, arena.words(words), export, reading);
    }

    private <T> List<T> answers(Arena arena, int count, int answer, int table, String export, Reading<T> reading) {
        int out = arena.out(count * answer);
        arena.accept(export, table, count, out);
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
                throw Host.invalid("an argument is outside its range");
            }
            Host.sameLength(entry.before(), entry.after());
        }
        Arena arena = new Arena(
                module,
                entries.stream()
                        .mapToLong(entry -> 2L * entry.before().length + 300)
                        .sum());
        int[] words = new int[3 * entries.size()];
        for (int i = 0; i < entries.size(); i++) {
            words[3 * i] = arena.in(entries.get(i).before());
            words[3 * i + 1] = arena.in(entries.get(i).after());
            words[3 * i + 2] = entries.get(i).before().length;
        }
        return answers(arena, entries.size(), 4, arena.words(words), "batch_delta", Arena::word);
    }

    @Override
    public int batchHint(long bytes) {
        if (bytes < 0) {
            throw Host.invalid("an argument is outside its range");
        }
        return module.call("batch_hint", Math.min(bytes, MOST_U32));
    }

    // ---- witnesses

    private Witness record(String export, byte[] data, long... more) {
        Arena arena = new Arena(module, Host.present(data).length);
        int p = arena.in(data);
        int out = arena.out(Host.RECORD);
        long[] arguments =
                more.length == 0 ? new long[] {p, data.length, out} : new long[] {p, data.length, more[0], out};
        arena.accept(export, arguments);
        return Host.witness(arena.read(out, Host.RECORD));
    }

    @Override
    public Witness witness(byte[] data) {
        return record("witness", data);
    }

    @Override
    public Witness witnessTree(byte[] data, long k) {
        return record("witness_tree", data, Host.u32(k));
    }

    @Override
    public void verify(byte[] data, Witness witness) {
        Arena arena = new Arena(module, Host.present(data).length);
        int p = arena.in(data);
        int record = arena.in(Host.record(witness));
        arena.accept("witness_verify", p, data.length, record);
    }

    @Override
    public Witness merge(List<Witness> witnesses) {
        if (witnesses == null) {
            throw Host.invalid("witnesses are missing");
        }
        byte[] records = new byte[witnesses.size() * Host.RECORD];
        for (int i = 0; i < witnesses.size(); i++) {
            System.arraycopy(Host.record(witnesses.get(i)), 0, records, i * Host.RECORD, Host.RECORD);
        }
        Arena arena = new Arena(module, records.length);
        int p = arena.in(records);
        int out = arena.out(Host.RECORD);
        arena.accept("witness_merge", p, witnesses.size(), out);
        return Host.witness(arena.read(out, Host.RECORD));
    }

    /** The host writes the 64 bytes, and the module says whether they are a witness. */
    @Override
    public byte[] recordEncode(Witness witness) {
        byte[] record = Host.record(witness);
        recordDecode(record);
        return record;
    }

    @Override
    public Witness recordDecode(byte[] record) {
        if (Host.present(record).length != Host.RECORD) {
            throw Host.invalid("an argument is outside its range");
        }
        Arena arena = new Arena(module, Host.RECORD);
        int p = arena.in(record);
        arena.accept("record_check", p);
        return Host.witness(record);
    }

    // ---- trees

    @Override
    public byte[] merkleRoot(List<byte[]> leaves) {
        if (leaves == null) {
            throw Host.invalid("leaves are missing");
        }
        byte[] hashes = new byte[leaves.size() * DIGEST];
        for (int i = 0; i < leaves.size(); i++) {
            byte[] leaf = Host.present(leaves.get(i));
            Arena arena = new Arena(module, leaf.length);
            int p = arena.in(leaf);
            System.arraycopy(digest(arena, "leaf_hash", p, leaf.length), 0, hashes, i * DIGEST, DIGEST);
        }
        Arena arena = new Arena(module, hashes.length);
        int p = arena.in(hashes);
        return digest(arena, "tree_root", p, leaves.size());
    }

    private byte[] digest(Arena arena, String export, long at, long count) {
        int out = arena.out(DIGEST);
        arena.accept(export, at, count, out);
        return arena.read(out, DIGEST);
    }

    byte[] leafHashes(byte[] data, long k) {
        int count = module.call("tree_leaf_count", Host.present(data).length, Host.u32(k));
        if (count < 0) {
            throw Host.invalid("an argument is outside its range");
        }
        Arena arena = new Arena(module, data.length + (long) count * DIGEST);
        int p = arena.in(data);
        int out = arena.out(count * DIGEST);
        arena.accept("tree_leaves", p, data.length, (int) k, out);
        return arena.read(out, count * DIGEST);
    }

    byte[] node(byte[] left, byte[] right) {
        byte[] both = joined(List.of(left, right));
        Arena arena = new Arena(module, both.length);
        int p = arena.in(both);
        return digest(arena, "tree_root", p, 2);
    }

    @Override
    public Witness ranges(long k, long length, List<Part> parts) {
        List<RangeTree> members = parts == null
                ? null
                : parts.stream().<RangeTree>map(RangeTree.One::new).toList();
        return ranges(k, length, new RangeTree.Group(members));
    }

    @Override
    public Witness ranges(long k, long length, RangeTree parts) {
        if (parts.parts() == null || k < Limits.MIN_LEAF_LOG2 || k > Limits.MAX_LEAF_LOG2) {
            throw Host.invalid("an argument is outside its range");
        }
        return parts.merged(part -> new RawRanges(this, (int) k, length, part), RawRanges::merged)
                .witness();
    }

    private List<byte[]> proof(String export, byte[] hashes, long which) {
        Arena arena = new Arena(module, hashes.length + MOST_PATH * DIGEST);
        int p = arena.in(hashes);
        int out = arena.out(MOST_PATH * DIGEST);
        int entries = arena.answer(export, p, hashes.length / DIGEST, Host.u32(which), out);
        List<byte[]> path = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            path.add(arena.read(out + i * DIGEST, DIGEST));
        }
        return path;
    }

    @Override
    public Proof.Inclusion inclusionProof(byte[] data, long k, long index) {
        byte[] hashes = leafHashes(data, k);
        List<byte[]> path = proof("inclusion_proof", hashes, index);
        return new Proof.Inclusion(
                Arrays.copyOfRange(hashes, (int) index * DIGEST, ((int) index + 1) * DIGEST),
                path,
                hashes.length / DIGEST);
    }

    @Override
    public Proof.Consistency consistencyProof(byte[] data, long k, long first) {
        byte[] hashes = leafHashes(data, k);
        return new Proof.Consistency(proof("consistency_proof", hashes, first), hashes.length / DIGEST);
    }

    private static byte[] joined(List<byte[]> path) {
        if (path == null) {
            throw Host.invalid("an argument is outside its range");
        }
        byte[] all = new byte[path.size() * DIGEST];
        for (int i = 0; i < path.size(); i++) {
            System.arraycopy(Host.digest(path.get(i)), 0, all, i * DIGEST, DIGEST);
        }
        return all;
    }

    @Override
    public boolean verifyInclusion(byte[] root, byte[] leaf, long index, long size, List<byte[]> path) {
        byte[] entries = joined(path);
        Arena arena = new Arena(module, entries.length);
        int r = arena.in(Host.digest(root));
        int l = arena.in(Host.digest(leaf));
        int p = arena.in(entries);
        return arena.truth(ErrorCode.WITNESS, "verify_inclusion", r, l, index, size, p, path.size());
    }

    @Override
    public boolean verifyConsistency(long first, long second, byte[] firstRoot, byte[] secondRoot, List<byte[]> path) {
        byte[] entries = joined(path);
        Arena arena = new Arena(module, entries.length);
        int a = arena.in(Host.digest(firstRoot));
        int b = arena.in(Host.digest(secondRoot));
        int p = arena.in(entries);
        return arena.truth(ErrorCode.WITNESS, "verify_consistency", first, second, a, b, p, path.size());
    }

    @Override
    public List<Integer> changedLeaves(byte[] before, byte[] after, long k) {
        byte[] old = leafHashes(before, k);
        byte[] now = leafHashes(after, k);
        Arena arena = new Arena(module, old.length + 2L * now.length);
        int a = arena.in(old);
        int b = arena.in(now);
        int out = arena.out(4 * Math.max(old.length, now.length) / DIGEST);
        int changed = arena.answer("changed_leaves", a, old.length / DIGEST, b, now.length / DIGEST, out);
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < changed; i++) {
            indexes.add(arena.word(out + 4 * i));
        }
        return indexes;
    }

    // ---- state

    @Override
    public Budget budget(long initial) {
        return new RawBudget(module, initial);
    }

    @Override
    public Domain domain(long bytes, long budget) {
        return new RawDomain(module, bytes, budget);
    }
}
