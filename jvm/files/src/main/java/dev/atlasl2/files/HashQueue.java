package dev.atlasl2.files;

import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * SHA-256 on a thread of the common pool, so that the caller reads the next bytes meanwhile. The caller hashes too, if
 * no buffer is free and no other thread hashes: so a pool that is busy, or can start no thread, only makes it slower.
 */
final class HashQueue {
    /** Length of a buffer, in bytes. */
    static final int BUFFER = Contents.BUFFER;

    private static final int BUFFERS = 4;
    /** Short: the compiler looks at the number of calls, and until it has compiled them, SHA-256 is slow. */
    private static final int PIECE = 1 << 12;

    private static final long LOOK_AGAIN_MILLIS = 20;

    private record Filled(byte[] bytes, int count) {}

    private final MessageDigest sha;
    private final Executor helper;
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<Filled> filled = new ArrayBlockingQueue<>(BUFFERS);
    private final ReentrantLock hashing = new ReentrantLock();
    private int made;
    private volatile Throwable failure;

    /** @param sha used by this queue alone until {@link #finish} has returned */
    HashQueue(MessageDigest sha) {
        this(sha, ForkJoinPool.commonPool());
    }

    /** @param helper may drop work, or throw */
    HashQueue(MessageDigest sha, Executor helper) {
        this.sha = sha;
        this.helper = helper;
    }

    /** Returns a buffer of {@link #BUFFER} bytes to be filled; it waits until one is free. */
    byte[] next() {
        byte[] buffer = free.poll();
        if (buffer == null && made < BUFFERS) {
            made++;
            return new byte[BUFFER];
        }
        boolean isInterrupted = false;
        while (buffer == null) {
            requireNoFailure();
            hash();
            try {
                buffer = free.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        return buffer;
    }

    /** Queues the first bytes of a buffer that {@link #next} returned. */
    void add(byte[] buffer, int count) {
        filled.add(new Filled(buffer, count));
        if (hashing.isLocked()) {
            return; // a thread that hashes looks again before it ends
        }
        try {
            helper.execute(this::hash);
        } catch (Throwable e) {
            return; // no thread can be started: the caller hashes
        }
    }

    /** Hashes what is left, and waits for the thread that hashes. */
    void finish() {
        hashing.lock();
        try {
            hash();
        } finally {
            hashing.unlock();
        }
        requireNoFailure();
    }

    private void requireNoFailure() {
        if (failure != null) {
            throw new IllegalStateException("SHA-256 failed", failure);
        }
    }

    private void hash() {
        while (!filled.isEmpty() && hashing.tryLock()) {
            try {
                for (Filled next = filled.poll(); next != null; next = filled.poll()) {
                    for (int at = 0; at < next.count; at += PIECE) {
                        sha.update(next.bytes, at, Math.min(PIECE, next.count - at));
                    }
                    free.add(next.bytes);
                }
            } catch (Throwable e) { // the bytes of a buffer are lost, so there must be no digest
                failure = e;
                return;
            } finally {
                hashing.unlock();
            }
        }
    }
}
