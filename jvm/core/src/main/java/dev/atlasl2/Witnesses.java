package dev.atlasl2;

import dev.atlasl2.internal.Mapped;
import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;

/**
 * Makes, verifies and merges witnesses. A witness detects a deliberate change; a sum mod 96 detects only accidents
 * (clauses S11 and S12).
 *
 * <p>Thread-safe. Every method throws {@link AtlasException} with INVALID for null, an empty region (clause S11.2) or
 * an argument outside its range. Each method documents what else it throws.
 *
 * {@snippet file="dev/atlasl2/ExamplesTest.java" region="witnesses"}
 */
public final class Witnesses {
    private Witnesses() {}

    // ---- flat: SHA-256 of the region

    /** Returns the flat witness, with timestamp 0 and flags 0 (clause S11.1). */
    public static Witness flat(byte[] data) {
        Require.present("data", data);
        return flat(data, 0, data.length);
    }

    /** Returns the flat witness of a range. */
    public static Witness flat(byte[] data, int offset, int length) {
        Require.within("data", data, "offset", offset, length);
        return flat(Region.of(data, offset, length));
    }

    /** Returns the flat witness of the remaining bytes. */
    public static Witness flat(ByteBuffer data) {
        Require.present("data", data);
        return flat(Region.of(data));
    }

    /** Returns the flat witness of a region. */
    public static Witness flat(Region data) {
        Require.present("data", data);
        Require.notEmpty("data", data.length());
        byte[] digest = new byte[Limits.DIGEST_BYTES];
        try {
            int resonance = new Sha256().hash(data, digest);
            return new Witness(Witness.Kind.FLAT, 0, digest, data.length(), resonance, 0, 0);
        } catch (InternalError e) {
            throw Mapped.truncated(e);
        }
    }

    // ---- tree: the Merkle root, in less than 2 MiB of memory per thread; WitnessTree keeps what proofs need

    /** Returns the tree witness over leaves of 4,096 bytes, with timestamp 0 and flags 0 (clauses S12.1 and S12.2). */
    public static Witness treeWitness(byte[] data) {
        return treeWitness(data, Limits.DEFAULT_LEAF_LOG2);
    }

    /**
     * Returns the tree witness over leaves of {@code 2^leafLog2} bytes.
     *
     * @param leafLog2 8..16
     */
    public static Witness treeWitness(byte[] data, int leafLog2) {
        Require.present("data", data);
        return treeWitness(Region.of(data, 0, data.length), leafLog2);
    }

    /** Returns the tree witness of the remaining bytes. */
    public static Witness treeWitness(ByteBuffer data, int leafLog2) {
        Require.present("data", data);
        return treeWitness(Region.of(data), leafLog2);
    }

    /**
     * Returns the tree witness of a region. If the region has 32 MiB or more and all threads may read it, the common
     * pool helps.
     */
    public static Witness treeWitness(Region data, int leafLog2) {
        Require.present("data", data);
        Require.notEmpty("data", data.length());
        Require.leafLog2(leafLog2);
        byte[] root = new byte[Limits.DIGEST_BYTES];
        try {
            int resonance = new TreeHasher(new MerkleHasher()).hashSplit(data, leafLog2, root, 0);
            return new Witness(Witness.Kind.TREE, leafLog2, root, data.length(), resonance, 0, 0);
        } catch (InternalError e) {
            throw Mapped.truncated(e);
        }
    }

    // ---- verify

    /**
     * Returns normally if the data have the length, digest and resonance of the witness, checked in this order (clause
     * S11.3). Timestamp and flags are not compared. Digests are compared in constant time.
     *
     * @throws AtlasException INVALID, also if the lengths differ; WITNESS if the digests differ; CONSERVATION if
     *     only the resonance differs: the data are right, and the record is wrong
     */
    public static void verify(byte[] data, Witness witness) {
        Require.present("data", data);
        verify(Region.of(data, 0, data.length), witness);
    }

    /** Verifies the remaining bytes. */
    public static void verify(ByteBuffer data, Witness witness) {
        Require.present("data", data);
        verify(Region.of(data), witness);
    }

    /** Verifies a region. */
    public static void verify(Region data, Witness witness) {
        Require.present("data", data);
        Require.notEmpty("data", data.length());
        Require.witness("witness", witness);
        requireSameLength(data.length(), witness.length());
        Witness actual = witness.kind() == Witness.Kind.FLAT ? flat(data) : treeWitness(data, witness.leafLog2());
        requireSame(actual.digest(), actual.resonance(), witness.digest(), witness.resonance());
    }

    static void requireSameLength(long actual, long length) {
        if (actual != length) {
            throw Require.invalid(
                    "length of data must be the witness's " + Long.toUnsignedString(length) + ", got " + actual);
        }
    }

    /** What verify checks after the lengths, in its order (clause S11.3). */
    static void requireSame(byte[] actualDigest, int actualResonance, byte[] digest, int resonance) {
        if (!MessageDigest.isEqual(actualDigest, digest)) {
            throw new AtlasException(ErrorCode.WITNESS, "digest of data differs from the witness's digest");
        }
        if (actualResonance != resonance) {
            throw new AtlasException(
                    ErrorCode.CONSERVATION,
                    "resonance must be the data's sum " + actualResonance + ", got " + resonance);
        }
    }

    // ---- merge

    /**
     * Returns one witness for several, without their data (clause S11.4): SHA-256 of their digests, their resonances
     * and lengths added, the latest timestamp, all their flags, and bit 0. It is a digest of digests: {@link #verify}
     * with the joined data refuses it.
     *
     * @param witnesses at least two, of one kind and leaf size; their order matters
     * @throws AtlasException INVALID, also if the lengths add up to more than 2^64-1
     */
    public static Witness merge(List<Witness> witnesses) {
        Require.present("witnesses", witnesses);
        Witness[] parts = witnesses.toArray(new Witness[0]);
        Require.range("number of witnesses", parts.length, 2, Integer.MAX_VALUE);
        Sha256 sha = new Sha256();
        long length = 0;
        int resonance = 0;
        long timestamp = 0;
        int flags = Witness.MERGED;
        for (int i = 0; i < parts.length; i++) {
            Witness part = parts[i];
            Require.witness("witnesses[" + i + "]", part);
            if (part.kind() != parts[0].kind() || part.leafLog2() != parts[0].leafLog2()) {
                throw Require.invalid("witnesses[" + i + "] must be of the first one's kind and leafLog2, "
                        + parts[0].kind() + " and " + parts[0].leafLog2()
                        + ", got " + part.kind() + " and " + part.leafLog2());
            }
            length += part.length();
            if (Long.compareUnsigned(length, part.length()) < 0) {
                throw Require.invalid(
                        "lengths of witnesses must add up to at most 2^64-1, got more at witnesses[" + i + "]");
            }
            sha.update(part.digest());
            resonance = (resonance + part.resonance()) % Limits.MODULUS;
            timestamp = Long.compareUnsigned(part.timestamp(), timestamp) > 0 ? part.timestamp() : timestamp;
            flags |= part.flags();
        }
        byte[] digest = new byte[Limits.DIGEST_BYTES];
        sha.finish(digest, 0);
        return new Witness(parts[0].kind(), parts[0].leafLog2(), digest, length, resonance, timestamp, flags);
    }
}
