package dev.atlasl2.spec.reference;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import java.util.Arrays;

/** The copy that accepts only conserved sources (clauses S7.1 to S7.4). */
public final class CopyReference {
    private CopyReference() {}

    /**
     * Copies {@code src} over {@code dst} if src is conserved (clauses S7.1, S7.2, S7.4).
     *
     * @throws AtlasException INVALID if one is null or the lengths differ; then CONSERVATION if src is not
     *     conserved; dst is unchanged
     */
    public static void copy(byte[] dst, byte[] src) {
        Require.sameLength("src", src, "dst", dst);
        requireConserved("src", src);
        for (int i = 0; i < src.length; i++) {
            dst[i] = src[i];
        }
    }

    /**
     * Copies {@code length} bytes from offset {@code from} to offset {@code to} of one buffer if they are conserved.
     * The target gets the bytes as they were before the call, also if the two ranges overlap (clause S7.3).
     *
     * @param from 0..data.length - length
     * @param to 0..data.length - length
     * @param length 0..data.length
     * @throws AtlasException INVALID if data is null or a range leaves it; then CONSERVATION if the source range is
     *     not conserved; data is unchanged
     */
    public static void copyWithin(byte[] data, long from, long to, long length) {
        Require.present("data", data);
        Require.within("from", from, "length", length, data.length);
        Require.within("to", to, "length", length, data.length);
        byte[] source = Arrays.copyOfRange(data, (int) from, (int) (from + length));
        requireConserved("source range", source);
        for (int i = 0; i < source.length; i++) {
            data[(int) to + i] = source[i];
        }
    }

    private static void requireConserved(String name, byte[] source) {
        int sum = SumReference.sum(source);
        if (sum != 0) {
            throw new AtlasException(ErrorCode.CONSERVATION, name + " must have the sum 0, got " + sum);
        }
    }
}
