package dev.atlasl2;

import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import java.nio.ByteBuffer;
import java.util.stream.Collector;

/**
 * The sum of bytes that come piece by piece (clause S3). Any pieces, merged in any order, give the sum of the whole.
 * The only state is one residue. Calls that change the sum return it.
 *
 * <p>Not thread-safe: use one sum for each thread, and merge them.
 *
 * {@snippet file="dev/atlasl2/ExamplesTest.java" region="sum"}
 */
public final class ConservedSum {
    private int value;

    /** Makes a sum of no bytes, 0. */
    public ConservedSum() {}

    /**
     * Returns this sum, with bytes added (clause S3.1).
     *
     * @throws AtlasException INVALID if data is null
     */
    public ConservedSum update(byte[] data) {
        return add(Conservation.sum(data));
    }

    /**
     * Returns this sum, with the bytes of a range added.
     *
     * @throws AtlasException INVALID if data is null or the range leaves it
     */
    public ConservedSum update(byte[] data, int offset, int length) {
        return add(Conservation.sum(data, offset, length));
    }

    /**
     * Returns this sum, with the remaining bytes of a buffer added, whose position does not move.
     *
     * @throws AtlasException INVALID if data is null
     */
    public ConservedSum update(ByteBuffer data) {
        return add(Conservation.sum(data));
    }

    /**
     * Returns a collector of chunks into their sum, for streams in any order and parallel ones too: {@code
     * chunks.collect(ConservedSum.collector()).value()}.
     */
    public static Collector<byte[], ?, ConservedSum> collector() {
        return Collector.of(
                ConservedSum::new,
                ConservedSum::update,
                ConservedSum::merge,
                Collector.Characteristics.UNORDERED,
                Collector.Characteristics.IDENTITY_FINISH);
    }

    /** Returns the sum so far, 0..95. */
    public int value() {
        return value;
    }

    /**
     * Returns this sum, with that of another added (clause S3.2). The other does not change.
     *
     * @throws AtlasException INVALID if other is null
     */
    public ConservedSum merge(ConservedSum other) {
        Require.present("other", other);
        return add(other.value);
    }

    /**
     * Returns this sum, with a sum added that was computed elsewhere (clause S3.2).
     *
     * @param residue 0..95, never reduced
     * @throws AtlasException INVALID outside that range
     */
    public ConservedSum merge(int residue) {
        Require.residue("residue", residue);
        return add(residue);
    }

    /** Returns this sum, set to 0 (clause S3.3). */
    public ConservedSum reset() {
        value = 0;
        return this;
    }

    /** Returns the whole state, 0..95, for {@link #restore} here or in another sum (clause S3.4). */
    public int save() {
        return value;
    }

    /**
     * Returns this sum, set to a saved state (clause S3.4).
     *
     * @param state 0..95
     * @throws AtlasException INVALID outside that range
     */
    public ConservedSum restore(int state) {
        Require.residue("state", state);
        value = state;
        return this;
    }

    @Override
    public String toString() {
        return "ConservedSum[" + value + "]";
    }

    private ConservedSum add(int residue) {
        value = (value + residue) % Limits.MODULUS;
        return this;
    }
}
