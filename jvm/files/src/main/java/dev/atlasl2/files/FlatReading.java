package dev.atlasl2.files;

import dev.atlasl2.ConservedSum;
import dev.atlasl2.spec.Witness;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;

/**
 * The flat witness of a file (clause S11.1). SHA-256 is sequential, so only one thread can hash; the caller's thread
 * reads the bytes and adds them up.
 */
final class FlatReading implements WitnessReading {
    private final MessageDigest sha = Sha.newDigest();
    private final ConservedSum sum = new ConservedSum();
    private HashQueue queue;
    private long length;

    @Override
    public void window(MemorySegment bytes) {
        long size = bytes.byteSize();
        if (queue == null && size < HashQueue.BUFFER) { // a file that is too short for a second thread
            byte[] all = bytes.toArray(ValueLayout.JAVA_BYTE);
            sha.update(all);
            sum.update(all);
        } else {
            queue(bytes);
        }
        length += size;
    }

    private void queue(MemorySegment bytes) {
        if (queue == null) {
            queue = new HashQueue(sha);
        }
        for (long at = 0; at < bytes.byteSize(); at += HashQueue.BUFFER) {
            int count = (int) Math.min(HashQueue.BUFFER, bytes.byteSize() - at);
            byte[] buffer = queue.next();
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, buffer, 0, count);
            sum.update(buffer, 0, count);
            queue.add(buffer, count);
        }
    }

    @Override
    public Witness witness() {
        if (queue != null) {
            queue.finish();
        }
        return new Witness(Witness.Kind.FLAT, 0, sha.digest(), length, sum.value(), 0, 0);
    }
}
