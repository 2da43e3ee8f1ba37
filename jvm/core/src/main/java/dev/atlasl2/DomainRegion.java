package dev.atlasl2;

import dev.atlasl2.internal.Require;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The attached memory with its tracked sum and its running updates. It writes bytes, and reads the whole region as of
 * one moment.
 *
 * @param memory the caller's
 * @param updates its tracked sum, and the threads that are writing
 */
record DomainRegion(DomainMemory memory, DomainUpdates updates) {
    static DomainRegion attach(DomainMemory memory) {
        return new DomainRegion(memory, new DomainUpdates(sum(memory)));
    }

    /** Writes one byte; false if the region is closed to updates. */
    boolean update(long offset, int oldByte, int newByte) {
        if (!memory.isAtomic()) {
            return updateAlone(offset, new byte[] {(byte) oldByte}, new byte[] {(byte) newByte}, true);
        }
        int stripe = updates.enter();
        if (stripe == DomainUpdates.CLOSED) {
            return false;
        }
        int delta = 0;
        try {
            if (!memory.compareAndSet(offset, oldByte, newByte)) {
                throw mismatch("oldByte", offset, memory.get(offset), oldByte);
            }
            delta = newByte - oldByte;
            return true;
        } finally {
            updates.leave(stripe, delta);
        }
    }

    /** Writes a range, while no other thread changes it; false if the region is closed to updates. */
    boolean update(long offset, byte[] oldBytes, byte[] newBytes) {
        return updateAlone(offset, oldBytes, newBytes, false);
    }

    /** @param single whether the caller gave one byte and no array */
    private boolean updateAlone(long offset, byte[] oldBytes, byte[] newBytes, boolean single) {
        int delta = Conservation.delta(oldBytes, newBytes);
        if (!updates.enterAlone()) {
            return false;
        }
        try {
            int differs = memory.mismatch(offset, oldBytes);
            if (differs >= 0) {
                long at = offset + differs;
                String name = single ? "oldByte" : "oldBytes[" + differs + "]";
                throw mismatch(name, at, memory.get(at), oldBytes[differs] & 0xff);
            }
            write(offset, newBytes, delta);
            return true;
        } finally {
            updates.leaveAlone();
        }
    }

    /** Writes while updates wait. If the memory throws, the tracked sum stays. */
    private void write(long offset, byte[] newBytes, int delta) {
        int stripe = updates.begin();
        int moved = 0;
        try {
            memory.write(offset, newBytes);
            moved = delta;
        } finally {
            updates.end(stripe, moved);
        }
    }

    /** Verifies while updates run; false if one came in between, so that the result is unknown. */
    boolean verify() {
        long ticket = updates.ticket();
        int tracked = updates.sum();
        int sum = sum(memory);
        if (!updates.isCurrent(ticket)) {
            return false;
        }
        requireConserved(sum, tracked);
        return true;
    }

    /** Verifies while updates wait; false if the region is closed to them. */
    boolean verifyAlone() {
        if (!updates.enterAlone()) {
            return false;
        }
        try {
            requireConserved(sum(memory), updates.sum());
            return true;
        } finally {
            updates.leaveAlone();
        }
    }

    /** Verifies a committed region. Updates are over, and its tracked sum is 0. */
    void verify(Witness witness) {
        byte[] digest = new byte[Limits.DIGEST_BYTES];
        requireConserved(new Sha256().hash(memory.region(), digest), 0);
        if (!MessageDigest.isEqual(digest, witness.digest())) {
            throw new AtlasException(ErrorCode.WITNESS, "digest of the region differs from the committed digest");
        }
    }

    /**
     * Returns the flat witness, computed while updates run and right as of the ticket; null if an update came in
     * between.
     */
    @Nullable Witness witness(long ticket) {
        int tracked = updates.sum();
        byte[] digest = new byte[Limits.DIGEST_BYTES];
        int sum = new Sha256().hash(memory.region(), digest);
        return updates.isCurrent(ticket) ? witness(digest, sum, tracked) : null;
    }

    /** Returns the flat witness while updates wait. */
    Witness witnessAlone() {
        byte[] digest = new byte[Limits.DIGEST_BYTES];
        int sum = new Sha256().hash(memory.region(), digest);
        return witness(digest, sum, updates.sum());
    }

    private Witness witness(byte[] digest, int sum, int tracked) {
        requireConserved(sum, tracked);
        return new Witness(Witness.Kind.FLAT, 0, digest, memory.length(), sum, 0, 0);
    }

    private static int sum(DomainMemory memory) {
        return (int) (memory.region().total(0, memory.length()) % Limits.MODULUS);
    }

    private static void requireConserved(int sum, int tracked) {
        if (sum != tracked || sum != 0) {
            throw new AtlasException(
                    ErrorCode.CONSERVATION, "sum of the region must be 0 and the tracked " + tracked + ", got " + sum);
        }
    }

    private static RuntimeException mismatch(String name, long offset, int held, int old) {
        return Require.invalid(
                name + " must be " + held + ", which the memory holds at offset " + offset + ", got " + old);
    }
}
