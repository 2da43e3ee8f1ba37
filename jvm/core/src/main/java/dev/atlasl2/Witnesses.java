package dev.atlasl2;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;

/** Makes, verifies and merges witnesses (clauses S11 and S12). Thread-safe. For proofs and changed leaves see {@link WitnessTree}. */
public final class Witnesses {
    private Witnesses() {}

    /**
     * Returns the flat witness: SHA-256, length and sum (clause S11.1); timestamp and flags 0.
     *
     * @throws AtlasException INVALID where {@code data} is null or empty
     */
    public static Witness flat(byte[] data) {
        return flat(Region.of(data, "data"));
    }

    /**
     * Returns the flat witness of a range (clause S11.1).
     *
     * @throws AtlasException INVALID where {@code data} is null, or the range empty or not within it
     */
    public static Witness flat(byte[] data, int offset, int length) {
        return flat(Region.of(data, offset, length, "data"));
    }

    /**
     * Returns the flat witness of the remaining bytes (clause S11.1).
     *
     * @throws AtlasException INVALID where {@code data} is null or empty
     */
    public static Witness flat(ByteBuffer data) {
        return flat(Region.of(data, "data"));
    }

    static Witness flat(Region data) {
        requireBytes(data);
        return new Witness(Witness.Kind.FLAT, 0, digest(data), data.length(), data.sum(), 0, 0);
    }

    /**
     * Verifies data against a witness of either kind, in the order length, digest, resonance (clause S11.3). Digests are compared in
     * constant time; timestamp and flags take no part.
     *
     * @throws AtlasException INVALID where one is null, {@code data} is empty or the length differs; WITNESS where the digest differs;
     *     CONSERVATION where only the resonance does: the record was forged
     */
    public static void verify(byte[] data, Witness witness) {
        verify(Region.of(data, "data"), witness);
    }

    /**
     * Verifies the remaining bytes against a witness of either kind (clause S11.3).
     *
     * @throws AtlasException as {@link #verify(byte[], Witness)}
     */
    public static void verify(ByteBuffer data, Witness witness) {
        verify(Region.of(data, "data"), witness);
    }

    static void verify(Region data, Witness witness) {
        Require.notNull(witness, "witness");
        requireBytes(data);
        if (data.length() != witness.length()) {
            throw Require.invalid("data must have the witness's length, " + Long.toUnsignedString(witness.length()) + ", got " + data.length());
        }
        byte[] digest = witness.kind() == Witness.Kind.FLAT ? digest(data) : WitnessTree.of(data, witness.leafLog2()).root();
        if (!MessageDigest.isEqual(digest, witness.digest())) {
            throw new AtlasException(ErrorCode.WITNESS, "data do not have the witness's digest");
        }
        int sum = data.sum();
        if (sum != witness.resonance()) {
            throw new AtlasException(ErrorCode.CONSERVATION, "witness was forged: its resonance is " + witness.resonance()
                    + ", the sum of the very bytes that it digests is " + sum);
        }
    }

    /**
     * Merges witnesses of one kind (clause S11.4): the digest is SHA-256 of the digests one after the other.
     *
     * @param witnesses two or more, of the same kind and leaf length
     * @throws AtlasException INVALID where the list or an entry is null, there are fewer than two, kinds or leaf lengths differ, a length is
     *     0 or the lengths add up to more than 64 bits
     */
    public static Witness merge(List<Witness> witnesses) {
        Require.notNull(witnesses, "witnesses");
        if (witnesses.size() < 2) {
            throw Require.invalid("witnesses must be two or more, got " + witnesses.size());
        }
        Witness first = Require.notNull(witnesses.get(0), "witnesses[0]");
        MessageDigest sha256 = Sha256.create();
        long length = 0;
        int resonance = 0;
        long timestamp = 0;
        int flags = Witness.MERGED;
        for (int i = 0; i < witnesses.size(); i++) {
            Witness witness = Require.notNull(witnesses.get(i), "witnesses[" + i + "]");
            if (witness.kind() != first.kind() || witness.leafLog2() != first.leafLog2()) {
                throw Require.invalid("witnesses must be of one kind and leaf length, got " + first + " and " + witness);
            }
            if (witness.length() == 0) {
                throw Require.invalid("witnesses[" + i + "] must have a length above 0: no region is empty");
            }
            if (Long.compareUnsigned(length + witness.length(), length) < 0) {
                throw Require.invalid("witnesses must have lengths that add up to less than 2^64");
            }
            sha256.update(witness.digest());
            length += witness.length();
            resonance = (resonance + witness.resonance()) % Limits.MODULUS;
            timestamp = Long.compareUnsigned(witness.timestamp(), timestamp) > 0 ? witness.timestamp() : timestamp;
            flags |= witness.flags();
        }
        return new Witness(first.kind(), first.leafLog2(), sha256.digest(), length, resonance, timestamp, flags);
    }

    static void requireBytes(Region data) {
        if (data.length() == 0) {
            throw Require.invalid("data must not be empty: a region with a witness has at least one byte");
        }
    }

    private static byte[] digest(Region data) {
        MessageDigest sha256 = Sha256.create();
        data.digestInto(sha256, 0, data.length());
        return sha256.digest();
    }
}
