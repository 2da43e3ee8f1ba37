package dev.atlasl2.files;

import dev.atlasl2.ConservedSum;
import dev.atlasl2.spec.Witness;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;

/** The flat witness of a file (clause S11.1). SHA-256 is sequential, so a second thread cannot help. */
final class FlatReading implements WitnessReading {
    /** Copied, hashed and added up while it is in the first-level cache. */
    private final byte[] chunk = new byte[16 << 10];

    private final MessageDigest sha = Sha.newDigest();
    private final ConservedSum sum = new ConservedSum();
    private long length;

    @Override
    public void window(MemorySegment bytes) {
        for (long at = 0; at < bytes.byteSize(); at += chunk.length) {
            int count = (int) Math.min(chunk.length, bytes.byteSize() - at);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, chunk, 0, count);
            sha.update(chunk, 0, count);
            sum.update(chunk, 0, count);
        }
        length += bytes.byteSize();
    }

    @Override
    public Witness witness() {
        return new Witness(Witness.Kind.FLAT, 0, sha.digest(), length, sum.value(), 0, 0);
    }
}
