package dev.atlasl2;

import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import java.util.Arrays;

/**
 * Makes witnesses for one thread, repeatedly and without garbage. It keeps scratch memory, about 64 KiB and at most 3
 * MiB, and writes witnesses as records of 64 bytes ({@link WitnessRecord}, clause S13) into arrays of the caller. Only
 * the first call of each kind allocates, and calls that refuse. The answers are those of {@link Witnesses} and {@link
 * Batch}.
 *
 * <p>Not thread-safe: use one for each thread. It computes only on the caller's thread, even if {@link Witnesses} would
 * split the work. For memory outside arrays, make a {@link Region} once and pass it.
 *
 * <p>Every method throws {@link AtlasException} with INVALID for null, no bytes (clause S11.2), or an argument outside
 * its range. Each method documents what else it throws. A call that throws has written nothing.
 *
 * {@snippet file="dev/atlasl2/ExamplesTest.java" region="context"}
 */
public final class WorkContext {
    private static final byte[][] NO_ENTRIES = {};

    private final MerkleHasher hasher = new MerkleHasher();
    private final TreeHasher trees = new TreeHasher(hasher);
    private final byte[] digest = new byte[Limits.DIGEST_BYTES];
    /** The record to verify against, and its digest. */
    private final byte[] expected = new byte[Limits.RECORD_BYTES];

    private final byte[] expectedDigest = new byte[Limits.DIGEST_BYTES];
    /** The inputs and results of a batch; allocated by the first one. */
    private byte[][] entries = NO_ENTRIES;

    private byte[] digests = {};
    private int[] sums = {};

    /** Makes a context. The first calls allocate its scratch memory. */
    public WorkContext() {}

    // ---- flat: SHA-256 of the region

    /**
     * Writes the flat witness of an array (clause S11.1).
     *
     * @param record at least 64 bytes, of which the first 64 are written
     */
    public void flat(byte[] data, byte[] record) {
        Require.present("data", data);
        flat(data, 0, data.length, record, 0);
    }

    /**
     * Writes the flat witness of a range.
     *
     * @param record gets 64 bytes from {@code at} on, after the last byte of data has been read
     */
    public void flat(byte[] data, int offset, int length, byte[] record, int at) {
        requireRange(data, offset, length);
        requireRecord(record, at);
        put(record, at, length, flatOf(data, offset, length), 0, 0);
    }

    /** Writes the flat witness of a region to {@code record} from {@code at} on. */
    public void flat(Region data, byte[] record, int at) {
        requireRegion(data);
        requireRecord(record, at);
        put(record, at, data.length(), flatOf(data), 0, 0);
    }

    // ---- tree: the Merkle root

    /**
     * Writes the tree witness of an array (clauses S12.1 and S12.2).
     *
     * @param leafLog2 8..16
     * @param record at least 64 bytes, of which the first 64 are written
     */
    public void tree(byte[] data, int leafLog2, byte[] record) {
        Require.present("data", data);
        tree(data, 0, data.length, leafLog2, record, 0);
    }

    /**
     * Writes the tree witness of a range.
     *
     * @param leafLog2 8..16
     * @param record gets 64 bytes from {@code at} on, after the last byte of data has been read
     */
    public void tree(byte[] data, int offset, int length, int leafLog2, byte[] record, int at) {
        requireRange(data, offset, length);
        Require.leafLog2(leafLog2);
        requireRecord(record, at);
        put(record, at, length, trees.hash(data, offset, length, leafLog2, digest, 0), 1, leafLog2);
    }

    /** Writes the tree witness of a region to {@code record} from {@code at} on. */
    public void tree(Region data, int leafLog2, byte[] record, int at) {
        requireRegion(data);
        Require.leafLog2(leafLog2);
        requireRecord(record, at);
        put(record, at, data.length(), trees.hash(data, leafLog2, digest, 0), 1, leafLog2);
    }

    // ---- verify

    /**
     * Returns normally if an array has the length, digest and resonance of the record's witness, checked in this order
     * (clause S11.3).
     *
     * @param record of either kind, in the first 64 bytes
     * @throws AtlasException INVALID also if {@link WitnessRecord#decode} would refuse the record or the lengths
     *     differ; WITNESS if the digests differ; CONSERVATION if only the resonance does
     */
    public void verify(byte[] data, byte[] record) {
        Require.present("data", data);
        verify(data, 0, data.length, record, 0);
    }

    /**
     * Verifies a range against the record from {@code at} on.
     *
     * @throws AtlasException as {@link #verify(byte[], byte[])}
     */
    public void verify(byte[] data, int offset, int length, byte[] record, int at) {
        requireRange(data, offset, length);
        takeRecord(length, record, at);
        requireSame(
                WitnessRecord.isTree(expected, 0)
                        ? trees.hash(data, offset, length, WitnessRecord.leafLog2(expected, 0), digest, 0)
                        : flatOf(data, offset, length));
    }

    /**
     * Verifies a region against the record from {@code at} on.
     *
     * @throws AtlasException as {@link #verify(byte[], byte[])}
     */
    public void verify(Region data, byte[] record, int at) {
        requireRegion(data);
        takeRecord(data.length(), record, at);
        requireSame(
                WitnessRecord.isTree(expected, 0)
                        ? trees.hash(data, WitnessRecord.leafLog2(expected, 0), digest, 0)
                        : flatOf(data));
    }

    // ---- batches: 1..256 entries (clause S9); a bad entry refuses the call before any work

    /**
     * Writes the sum of each entry, 0..95.
     *
     * @param sums at least as many as entries
     */
    public void sum(byte[][] entries, int[] sums) {
        byte[][] own = take(entries, 0);
        try {
            Require.present("sums", sums);
            Require.range("length of sums", sums.length, entries.length, Integer.MAX_VALUE);
            for (int i = 0; i < entries.length; i++) {
                this.sums[i] = Conservation.sum(own[i]);
            }
            System.arraycopy(this.sums, 0, sums, 0, entries.length);
        } finally {
            Arrays.fill(own, null); // do not keep the caller's memory alive
        }
    }

    /**
     * Writes the flat witness of each entry.
     *
     * @param entries none of which is empty
     * @param records gets 64 bytes per entry, one after the other
     */
    public void flat(byte[][] entries, byte[] records) {
        byte[][] own = take(entries, 1);
        try {
            Require.present("records", records);
            Require.range(
                    "length of records",
                    records.length,
                    (long) entries.length * Limits.RECORD_BYTES,
                    Integer.MAX_VALUE);
            hasher.flat(own, entries.length, digests, sums);
            for (int i = 0; i < entries.length; i++) {
                System.arraycopy(digests, i * Limits.DIGEST_BYTES, digest, 0, Limits.DIGEST_BYTES);
                put(records, i * Limits.RECORD_BYTES, own[i].length, sums[i], 0, 0);
            }
        } finally {
            Arrays.fill(own, null);
        }
    }

    /** Returns the entries in an array of this context, because the caller may change the list during the call. */
    private byte[][] take(byte[][] entries, int least) {
        Require.present("entries", entries);
        Require.range("number of entries", entries.length, 1, Limits.MAX_BATCH_ENTRIES);
        if (this.entries.length == 0) {
            this.entries = new byte[Limits.MAX_BATCH_ENTRIES][];
            digests = new byte[Limits.MAX_BATCH_ENTRIES * Limits.DIGEST_BYTES];
            sums = new int[Limits.MAX_BATCH_ENTRIES];
        }
        byte[][] own = this.entries;
        System.arraycopy(entries, 0, own, 0, entries.length);
        for (int i = 0; i < entries.length; i++) {
            byte[] entry = own[i];
            if (entry == null || entry.length < least) { // only now: the name is garbage
                Arrays.fill(own, null);
                Require.present("entries[" + i + "]", entry);
                Require.notEmpty("entries[" + i + "]", entry.length);
            }
        }
        return own;
    }

    private int flatOf(byte[] data, int offset, int length) {
        int sum = (int) (hasher.sha256().update(data, offset, length) % Limits.MODULUS);
        hasher.sha256().finish(digest, 0);
        return sum;
    }

    private int flatOf(Region data) {
        return hasher.sha256().hash(data, digest);
    }

    private void put(byte[] record, int at, long length, int sum, int kind, int leafLog2) {
        WitnessRecord.put(record, at, digest, length, sum, kind, leafLog2);
    }

    /** Takes a copy, which cannot change between the checks and the answer. */
    private void takeRecord(long length, byte[] record, int at) {
        requireRecord(record, at);
        System.arraycopy(record, at, expected, 0, Limits.RECORD_BYTES);
        System.arraycopy(expected, 0, expectedDigest, 0, Limits.DIGEST_BYTES);
        WitnessRecord.requireValid(expected, 0);
        Witnesses.requireSameLength(length, WitnessRecord.length(expected, 0));
    }

    private void requireSame(int sum) {
        Witnesses.requireSame(digest, sum, expectedDigest, WitnessRecord.resonance(expected, 0));
    }

    private static void requireRange(byte[] data, int offset, int length) {
        Require.within("data", data, "offset", offset, length);
        Require.notEmpty("data", length);
    }

    private static void requireRegion(Region data) {
        Require.present("data", data);
        Require.notEmpty("data", data.length());
    }

    private static void requireRecord(byte[] record, int at) {
        Require.present("record", record);
        Require.range("length of record", record.length, Limits.RECORD_BYTES, Integer.MAX_VALUE);
        Require.range("at", at, 0, record.length - Limits.RECORD_BYTES);
    }
}
