package dev.atlasl2.spark;

import dev.atlasl2.CompactRange;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a region that an aggregate has seen. Parts are collected, and merged when their number has doubled,
 * because merging one by one would be quadratic. Public only because Spark's encoders need that.
 */
public final class RegionParts implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MANY = 4096;
    private static final int SUBTREE_BYTES = 41;

    private transient List<CompactRange> ranges = new ArrayList<>();
    /** 0 before the first part. */
    private long length;

    private int limit = MANY;

    RegionParts() {}

    /** @throws AtlasException INVALID if the length is not valid, or differs from the one before */
    private void length(Long told) {
        if (told == null || told < 1 || (length != 0 && told != length)) {
            throw new AtlasException(
                    ErrorCode.INVALID,
                    "length must be that of the region, 1 or more, and the same with every part, got " + told
                            + (length == 0 ? "" : " and " + length));
        }
        length = told;
    }

    /**
     * Adds a part; one of 0 bytes may be anywhere, also in a region of 0 bytes.
     *
     * @throws AtlasException INVALID if the offset or the length is null, or they do not fit
     */
    void add(Long offset, byte[] bytes, Long told) {
        if (offset == null) {
            throw new AtlasException(ErrorCode.INVALID, "offset must be that of the part in its region, got null");
        }
        boolean isEmpty = bytes.length == 0;
        if (!isEmpty || told == null || told != 0 || length != 0) {
            length(told);
        }
        if (!isEmpty) {
            add(CompactRange.of(bytes, offset, Limits.DEFAULT_LEAF_LOG2));
        }
    }

    private void add(CompactRange range) {
        ranges.add(range);
        if (ranges.size() >= limit) {
            CompactRange all = CompactRange.merge(ranges);
            ranges = new ArrayList<>(List.of(all));
            limit = Math.max(MANY, all.encode().length / SUBTREE_BYTES);
        }
    }

    void addAll(RegionParts other) {
        if (other.length != 0) {
            length(other.length);
        }
        other.ranges.forEach(this::add);
    }

    /**
     * Returns the region's witness; none if there were no parts.
     *
     * @throws AtlasException INVALID if the parts are not the whole, as {@link CompactRange#witness}
     */
    Optional<Witness> witness() {
        if (ranges.isEmpty() && length != 0) {
            throw new AtlasException(ErrorCode.INVALID, "the " + length + " bytes from offset 0 are missing");
        }
        return ranges.isEmpty()
                ? Optional.empty()
                : Optional.of(CompactRange.merge(ranges).witness(length));
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        byte[] encoded =
                ranges.isEmpty() ? new byte[0] : CompactRange.merge(ranges).encode();
        out.writeInt(encoded.length);
        out.write(encoded);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        byte[] encoded = in.readNBytes(in.readInt());
        ranges = new ArrayList<>(encoded.length == 0 ? List.of() : List.of(CompactRange.decode(encoded)));
    }
}
