package dev.atlasl2;

import dev.atlasl2.spec.AtlasException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Rounds in which a group of threads updates, verifies and commits one domain, in a JVM of its own: a thread that hangs
 * there may hang every other virtual thread too. Ends with status 0 if all rounds ended and nothing was lost.
 *
 * <p>Usage: {@code DomainCrew virtual|mixed ROUNDS}; mixed: every other thread is a platform thread.
 */
public final class DomainCrew {
    /** Bytes of each thread, which no other thread writes. */
    private static final int EACH = 64;

    private static final int STEPS = 1_000;
    /** If nothing happens for this long, threads wait for each other. */
    private static final long PATIENCE_MILLIS = 60_000;

    private static final AtomicLong STEPS_DONE = new AtomicLong();

    private final Random random;
    private final boolean interrupted;
    private final byte[] bytes;
    private final Domain domain;
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    private DomainCrew(int round, int threads) {
        random = new Random(round);
        interrupted = round % 3 == 0;
        bytes = new byte[threads * EACH];
        domain = Domain.create(bytes.length, 0);
        domain.attach(round % 2 == 0 ? Region.of(bytes, 0, bytes.length) : new SlowMemory(bytes));
    }

    /** Memory whose writes are slow, so that the thread that is alone leaves its carrier. */
    private record SlowMemory(byte[] bytes) implements WritableRegion {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public int get(long at) {
            return bytes[(int) at] & 0xff;
        }

        @Override
        public long total(long offset, long length) {
            return Region.of(bytes, (int) offset, (int) length).total(0, length);
        }

        @Override
        public void copy(long offset, byte[] to, int at, int length) {
            System.arraycopy(bytes, (int) offset, to, at, length);
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public void write(long offset, byte[] now) {
            LockSupport.parkNanos(1_000);
            System.arraycopy(now, 0, bytes, (int) offset, now.length);
        }
    }

    public static void main(String[] args) throws Exception {
        boolean mixed = args[0].equals("mixed");
        int rounds = Integer.parseInt(args[1]);
        Thread watchdog = new Thread(DomainCrew::watch, "watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
        for (int round = 0; round < rounds; round++) {
            int threads = 2 + round % 7;
            new DomainCrew(round, threads).run(threads, mixed);
        }
        System.out.println(rounds + " rounds, " + STEPS_DONE + " steps");
    }

    private static void watch() {
        for (long last = -1, now = 0; last != now; now = STEPS_DONE.get()) {
            last = now;
            try {
                Thread.sleep(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
        System.out.println("hangs after " + STEPS_DONE + " steps");
        Runtime.getRuntime().halt(1);
    }

    private void run(int threads, boolean mixed) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Thread> crew = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Member member = new Member(i * EACH, new Random(random.nextLong()), start);
            crew.add(
                    mixed && i % 2 == 1
                            ? Thread.ofPlatform().start(member)
                            : Thread.ofVirtual().start(member));
        }
        for (Thread thread : crew) {
            thread.join();
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(wrong);
        }
        domain.verify(); // also after the commit
    }

    /** One thread: each of its updates keeps the region conserved. */
    private final class Member implements Runnable {
        private final int from;
        private final Random random;
        private final CyclicBarrier start;
        private final byte[] mine = new byte[EACH];

        Member(int from, Random random, CyclicBarrier start) {
            this.from = from;
            this.random = random;
            this.start = start;
        }

        @Override
        public void run() {
            try {
                start.await();
                for (int step = 0; step < STEPS; step++) {
                    if (interrupted && step == STEPS / 2) {
                        Thread.currentThread().interrupt();
                    }
                    if (!step(step)) {
                        break;
                    }
                    STEPS_DONE.incrementAndGet();
                }
                check(Arrays.equals(mine, Arrays.copyOfRange(bytes, from, from + EACH)), "an update was lost");
                check(Thread.interrupted() || !interrupted, "an interrupt was lost");
            } catch (Throwable e) {
                wrong.add(e.toString());
            }
        }

        /** False once the domain is committed. */
        private boolean step(int step) {
            try {
                int what = random.nextInt(20);
                if (what < 12) {
                    updateRange(random.nextInt(EACH - 1), random.nextInt(96));
                } else if (what < 15) {
                    domain.update(from, mine[0] & 0xff, mine[0] & 0xff); // changes nothing, concurrently with others
                } else if (what < 19) {
                    domain.verify();
                } else if (step > STEPS - 100) {
                    domain.commit();
                }
                return true;
            } catch (AtlasException e) {
                check(domain.witness().isPresent(), e.toString());
                // A missing interrupt is an error.
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return false;
            }
        }

        private void updateRange(int at, int first) {
            byte[] old = {mine[at], mine[at + 1]};
            byte[] now = {(byte) first, (byte) Math.floorMod(old[0] + old[1] - first, 96)};
            domain.update(from + at, old, now);
            mine[at] = now[0];
            mine[at + 1] = now[1];
        }

        private void check(boolean holds, String message) {
            if (!holds) {
                wrong.add(message);
            }
        }
    }
}
