package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.BatchReference;
import dev.atlasl2.spec.reference.CheckReference;
import dev.atlasl2.spec.reference.CompactRangeReference;
import dev.atlasl2.spec.reference.CopyReference;
import dev.atlasl2.spec.reference.DeltaReference;
import dev.atlasl2.spec.reference.FillReference;
import dev.atlasl2.spec.reference.FlatWitnessReference;
import dev.atlasl2.spec.reference.MerkleTreeReference;
import dev.atlasl2.spec.reference.SlidingCheckReference;
import dev.atlasl2.spec.reference.SumReference;
import dev.atlasl2.spec.reference.TreeWitnessReference;
import dev.atlasl2.spec.reference.VersionReference;
import dev.atlasl2.spec.reference.WindowCheckReference;
import dev.atlasl2.spec.reference.WitnessMergeReference;
import dev.atlasl2.spec.reference.WitnessRecordReference;
import dev.atlasl2.spec.reference.WitnessVerifyReference;
import dev.atlasl2.vectors.Recipe;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every operation of the layer, as one implementation computes it. Each default is the reference model, so {@link
 * #REFERENCE} is the oracle, and a pitfall is an implementation that overrides the operations that it gets wrong.
 * Refusals are {@link dev.atlasl2.spec.AtlasException}s; a null argument is one that was not given.
 */
public interface Operations {
    /** The oracle: all expected answers come from here. */
    Operations REFERENCE = new Operations() {};

    // ---- S1 meta

    default int version() {
        return VersionReference.packed();
    }

    default String versionText() {
        return VersionReference.text();
    }

    default Map<String, Integer> errorCodes() {
        Map<String, Integer> codes = new LinkedHashMap<>();
        for (ErrorCode code : ErrorCode.values()) {
            codes.put(code.name(), code.number());
        }
        return codes;
    }

    default Constants constants() {
        return new Constants();
    }

    // ---- S2, S3, S4 sums and checks

    default int sum(byte[] data) {
        return SumReference.sum(data);
    }

    /** The sum of a region that is longer than any array (clause S2.4). */
    default int sumOfGiant(Recipe data) {
        return RecipeSum.residue(data);
    }

    default SumStream stream() {
        return new SumStream.Reference();
    }

    default boolean check(byte[] data) {
        return CheckReference.check(data);
    }

    default boolean windowCheck(byte[] data) {
        return WindowCheckReference.windowCheck(data);
    }

    default boolean slidingCheck(byte[] data, long window) {
        return SlidingCheckReference.slidingCheck(data, window);
    }

    // ---- S5 deltas

    default int delta(byte[] before, byte[] after) {
        return DeltaReference.delta(before, after);
    }

    default int deltaByte(long sum, long old, long now) {
        return DeltaReference.deltaByte(sum, old, now);
    }

    default int deltaRange(long sum, byte[] old, byte[] now) {
        return DeltaReference.deltaRange(sum, old, now);
    }

    // ---- S6, S7, S8 memory. The destination is a part of a larger memory, so that a write outside it is detected.

    /** Fills {@code length} bytes of {@code memory} from {@code offset} on. */
    default void fill(byte[] memory, int offset, long length, long value) {
        FillReference.requireArguments(length, value);
        byte[] dst = Arrays.copyOfRange(memory, offset, offset + (int) length);
        FillReference.fill(dst, value);
        System.arraycopy(dst, 0, memory, offset, dst.length);
    }

    /** Copies {@code src} over the {@code length} bytes of {@code memory} from {@code offset} on. */
    default void copy(byte[] memory, int offset, int length, byte[] src) {
        byte[] dst = Arrays.copyOfRange(memory, offset, offset + length);
        CopyReference.copy(dst, src);
        System.arraycopy(dst, 0, memory, offset, length);
    }

    default void copyWithin(byte[] data, long from, long to, long length) {
        CopyReference.copyWithin(data, from, to, length);
    }

    /** A buffer over {@code data} itself: a write to that array bypasses the buffer. */
    default CachedBuffer buffer(byte[] data) {
        return new CachedBuffer.Reference(data);
    }

    // ---- S9 batches

    default List<Integer> batchSum(List<byte[]> entries) {
        return BatchReference.sum(entries);
    }

    default List<Boolean> batchCheck(List<byte[]> entries) {
        return BatchReference.check(entries);
    }

    default List<Integer> batchDelta(List<BatchReference.Change> entries) {
        return BatchReference.delta(entries);
    }

    default List<Witness> batchWitness(List<byte[]> entries) {
        return BatchReference.witness(entries);
    }

    default int batchHint(long bytes) {
        return BatchReference.sizeHint(bytes);
    }

    // ---- S10 budget

    default Budget budget(long initial) {
        return new Budget.Reference(initial);
    }

    // ---- S11, S12, S13 witnesses

    default Witness witness(byte[] data) {
        return FlatWitnessReference.witness(data);
    }

    default Witness witnessTree(byte[] data, long k) {
        return TreeWitnessReference.witness(data, k);
    }

    default void verify(byte[] data, Witness witness) {
        WitnessVerifyReference.verify(data, witness);
    }

    default Witness merge(List<Witness> witnesses) {
        return WitnessMergeReference.merge(witnesses);
    }

    default byte[] merkleRoot(List<byte[]> leaves) {
        return MerkleTreeReference.root(leaves);
    }

    default Proof.Inclusion inclusionProof(byte[] data, long k, long index) {
        List<byte[]> leaves = TreeWitnessReference.leaves(data, k);
        List<byte[]> path = MerkleTreeReference.inclusionPath(index, leaves);
        return new Proof.Inclusion(leaves.get((int) index), path, leaves.size());
    }

    default boolean verifyInclusion(byte[] root, byte[] leaf, long index, long size, List<byte[]> path) {
        return MerkleTreeReference.verifyInclusion(root, leaf, index, size, path);
    }

    default Proof.Consistency consistencyProof(byte[] data, long k, long first) {
        List<byte[]> leaves = TreeWitnessReference.leaves(data, k);
        return new Proof.Consistency(MerkleTreeReference.consistencyPath(first, leaves), leaves.size());
    }

    default boolean verifyConsistency(long first, long second, byte[] firstRoot, byte[] secondRoot, List<byte[]> path) {
        return MerkleTreeReference.verifyConsistency(first, second, firstRoot, secondRoot, path);
    }

    default List<Integer> changedLeaves(byte[] before, byte[] after, long k) {
        return TreeWitnessReference.changedLeaves(before, after, k);
    }

    default Witness ranges(long k, long length, List<CompactRangeReference.Part> parts) {
        return CompactRangeReference.witness(k, length, parts);
    }

    /** The same with parts that are merged in groups. By clause S12.8 groups make no difference. */
    default Witness ranges(long k, long length, RangeTree parts) {
        return ranges(k, length, parts.parts());
    }

    default byte[] recordEncode(Witness witness) {
        return WitnessRecordReference.encode(witness);
    }

    default Witness recordDecode(byte[] record) {
        return WitnessRecordReference.decode(record);
    }

    // ---- S14 domain

    default Domain domain(long bytes, long budget) {
        return new Domain.Reference(bytes, budget);
    }

    /** States that have a tracked sum. */
    static boolean tracks(DomainState state) {
        return state == DomainState.ATTACHED || state == DomainState.COMMITTED;
    }
}
