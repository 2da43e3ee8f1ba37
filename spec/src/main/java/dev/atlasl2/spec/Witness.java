package dev.atlasl2.spec;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of a region: its digest, its length and its resonance (clauses S11 and S12). Immutable; the digest is copied in and out.
 *
 * <p>Equality covers every component. To compare digests of secret data use the library's verify, which takes constant time.
 *
 * @param kind flat (SHA-256 of the region) or tree (Merkle tree hash of its leaves): two different functions, never comparable
 * @param leafLog2 0 for a flat witness; for a tree 8..16, leaves being 2^leafLog2 bytes
 * @param digest 32 bytes
 * @param length bytes in the region, unsigned 64-bit
 * @param resonance the region's sum, 0..95
 * @param timestamp nanoseconds since 1970, unsigned 64-bit; 0 for none
 * @param flags 0..255; bit 0 says that the witness was merged
 */
public record Witness(Kind kind, int leafLog2, byte[] digest, long length, int resonance, long timestamp, int flags) {
    /** The two functions that make a digest. */
    public enum Kind {
        /** SHA-256 of the whole region. */
        FLAT,
        /** Merkle tree hash of RFC 9162, section 2.1, over leaves of equal length (the last may be short). */
        TREE
    }

    /** Flag bit 0: the witness was merged from others. */
    public static final int MERGED = 1;

    /**
     * @throws AtlasException with {@link ErrorCode#INVALID} if a component is null or outside its range
     */
    public Witness {
        require(kind != null, "kind must be given, got ", kind);
        require(digest != null, "digest must be given, got ", digest);
        digest = digest.clone();
        require(digest.length == Limits.DIGEST_BYTES, "digest must have 32 bytes, got ", digest.length);
        boolean leafFits = kind == Kind.FLAT
                ? leafLog2 == 0
                : leafLog2 >= Limits.MIN_LEAF_LOG2 && leafLog2 <= Limits.MAX_LEAF_LOG2;
        require(
                leafFits,
                "leafLog2 must be " + (kind == Kind.FLAT ? "0" : "8..16") + " for kind " + kind + ", got ",
                leafLog2);
        require(resonance >= 0 && resonance < Limits.MODULUS, "resonance must be 0..95, got ", resonance);
        require(flags >= 0 && flags <= 255, "flags must be 0..255, got ", flags);
    }

    @Override
    public byte[] digest() {
        return digest.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Witness that
                && kind == that.kind
                && leafLog2 == that.leafLog2
                && Arrays.equals(digest, that.digest)
                && length == that.length
                && resonance == that.resonance
                && timestamp == that.timestamp
                && flags == that.flags;
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, leafLog2, Arrays.hashCode(digest), length, resonance, timestamp, flags);
    }

    @Override
    public String toString() {
        return "Witness[" + kind + (kind == Kind.TREE ? " of 2^" + leafLog2 + "-byte leaves, " : ", ")
                + HexFormat.of().formatHex(digest) + ", length " + Long.toUnsignedString(length)
                + ", resonance " + resonance + ", timestamp " + Long.toUnsignedString(timestamp) + ", flags " + flags
                + "]";
    }

    private static void require(boolean holds, String expected, @Nullable Object got) {
        if (!holds) {
            throw new AtlasException(ErrorCode.INVALID, expected + got);
        }
    }
}
